import DataModel
import Testing

@testable import MentionExtraction

/// Documents that are lists: of members, of voters.
struct ManyNamesTests {
  /// Persons of one given name, each named once, then the given name alone.
  private func list(of count: Int) -> Document {
    let letters = Array("abcdefghijklmnop").map(String.init)
    let lines = (0..<count).map { number in
      "Mr. Karim B\(letters[number / 256 % 16])\(letters[number / 16 % 16])\(letters[number % 16])ov said so."
    }
    let text = Array((lines + ["In the end Karim left."]).joined(separator: " ").utf8)
    return Document(
      id: "list", text: text, blocks: [Block(range: ByteRange(0, text.count), zone: .body)])
  }

  @Test(arguments: [(2, true), (256, true), (257, false), (1000, false)])
  func `a given name means the person named last, unless hundreds have it`(
    _ count: Int, _ isShort: Bool
  ) throws {
    let document = list(of: count)
    let found = MentionExtractor(lexicon: try DefaultLexicon.lexicon()).extract(document)
    #expect(found.mentions.count == count + 1)
    let last = try #require(found.mentions.last)
    #expect(document.string(last.range) == "Karim")
    let longForm = found.names[last.name].longForm
    #expect((longForm != nil) == isShort)
    if let longForm { #expect(longForm == found.mentions[count - 1].name) }
  }

}
