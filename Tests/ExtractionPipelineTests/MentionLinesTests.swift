import DataModel
import FoundationEssentials
import TestSupport
import Testing

@testable import ExtractionPipeline

struct MentionLinesTests {
  @Test(arguments: [
    "🐈‍⬛ saw Karim Massimov 👨‍👩‍👧 in Almaty.", "Cafe\u{301}s in Almaty, e\u{301} Karim Massimov said.",
    "Қазақстан — Almaty; \u{1F1F0}\u{1F1FF} Kassym-Jomart Tokayev\nspoke of Karim Massimov.",
    "Almaty\r\n\r\nKarim Massimov — “Almaty” …", "\u{FEFF}Almaty is first.",
    "𝕬 Almaty 𝕭 Almaty é Almaty e\u{301} Almaty",
  ])
  func `offsets are Unicode scalars, so that a slice of the text is the mention`(_ text: String)
    async throws
  {
    let line = try #require(try await extract(text).lines().first)
    let scalars = Array(try #require(line.text).unicodeScalars)
    #expect(line.mentions.contains { $0.text == "Almaty" })
    for item in line.mentions {
      var slice = String.UnicodeScalarView()
      for scalar in scalars[item.start..<item.end] { slice.append(scalar) }
      #expect(String(slice).unicodeScalars.elementsEqual(item.text.unicodeScalars))
    }
    #expect(line.mentions.map(\.start) == line.mentions.map(\.start).sorted())
  }

  @Test func `a mention names its kind, entity, sentence and rule`() async throws {
    let line = try #require(
      try await extract("It rained. Karim Massimov left Almaty.").lines().first)
    #expect(line.document == "0.txt")
    #expect(
      line.mentions.map(\.entity) == ["person.karim-massimov", "place.almaty"])
    #expect(line.mentions.map(\.kind) == ["person", "place"])
    #expect(line.mentions.map(\.sentence) == [1, 1])
    #expect(line.mentions.allSatisfy { $0.rule?.isEmpty == false })
  }

  @Test func `a document without mentions has a line too`() async throws {
    #expect(try await extract("It rained.").lines().map(\.mentions) == [[]])
  }

  @Test func `lines written as JSON are read back as they were`() async throws {
    let lines = try await extract(
      "🐈 Karim Massimov left Almaty.", "“Almaty”\tsaid Kassym-Jomart Tokayev.\n"
    ).lines()
    let folder = try TemporaryFolder()
    let encoded = try lines.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let path = try folder.write("mentions.jsonl", encoded.joined(separator: "\n") + "\n")
    #expect(try MentionFile.read(path) == lines)
  }

  @Test func `scalar offsets agree with counting from the start, forwards and back`() {
    let pieces = ["a", "é", "e\u{301}", "Ж", "–", "🐈", "👨‍👩‍👧", "\n", "\u{10FFFF}"]
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var naive: [Int: Int] = [0: 0]
      var byte = 0
      for (number, scalar) in text.unicodeScalars.enumerated() {
        byte += UTF8.width(scalar)
        naive[byte] = number + 1
      }
      var offsets = ScalarOffsets(Array(text.utf8))
      for target in naive.keys.sorted() + naive.keys.sorted().shuffled(using: &random) {
        #expect(offsets.offset(ofByte: target) == naive[target], "seed \(seed)")
      }
    }
  }
}
