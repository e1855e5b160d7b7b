import DataModel
import ExtractionPipeline
import MentionExtraction
import TestSupport
import Testing

struct ExplanationsTests {
  private let text = """
    It rained on the steppe for the whole of the morning, and the roads were wet.

    Nobody in the capital had seen it coming, it was said later, when Karim
    Massimov left the building by the side door and drove off without a word to
    those who waited. The rain went on; by the evening Massimov was back again.
    """

  private func explain(_ words: String, limit: Int = 9) async throws -> [ExplainedPlace] {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", text)
    try folder.write("b.txt", "Karim Massimov is back.")
    return try await pipeline(in: folder).explain(words, in: [folder.path], limit: limit).places
  }

  @Test func `a mention is found with its document, line, sentence and kind`() async throws {
    let places = try await explain("Karim Massimov")
    #expect(places.map(\.document) == ["a.txt", "b.txt"])
    #expect(places.map(\.line) == [3, 1])
    #expect(
      places.map(\.sentence) == [
        "Nobody in the capital had seen it coming, it was said later, when Karim Massimov left the"
          + " building by the side door and drove off without a word to those who waited.",
        "Karim Massimov is back.",
      ])
    #expect(places.map(\.entity) == ["person.karim-massimov", "person.karim-massimov"])
    #expect(places.allSatisfy { $0.explanation.verdict == .mention(.person) })
  }

  @Test func `a mention names the gazetteer and the line that found it`() async throws {
    let clues = try #require(try await explain("Karim Massimov").first).explanation.clues
    let clue = try #require(clues.first { $0.source.kind == .gazetteer })
    #expect(clue.kind == .person && clue.entry == "Karim Massimov")
    #expect(clue.line.map { $0 > 0 } == true)
    let lexicon = try DefaultLexicon.lexicon
    #expect(lexicon.sources.contains(clue.source) && !clue.source.name.isEmpty)
  }

  @Test func `words are found in any case and over a line's end`() async throws {
    #expect(try await explain("karim massimov").count == 2)
    #expect(try await explain("MASSIMOV").contains { $0.document == "a.txt" && $0.line == 5 })
  }

  @Test func `no more places than asked for come back`() async throws {
    #expect(try await explain("Karim Massimov", limit: 1).map(\.document) == ["a.txt"])
    #expect(try await explain("Karim Massimov", limit: 0).isEmpty)
  }

  @Test func `words that nothing spoke for have no place`() async throws {
    #expect(try await explain("rain went on").isEmpty)
    #expect(try await explain("Almaty").isEmpty)
  }

  @Test func `every mention of a document is explained, and its source is among the clues`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", text + "\n\nDr. Aigerim Bekova of Nur Otan flew to Almaty.")
    let pipeline = try pipeline(in: folder)
    let corpus = try await pipeline.extract([folder.path], keepsText: true)
    let items = try corpus.lines().flatMap(\.mentions)
    #expect(items.count >= 5)
    for item in items {
      let places = try await pipeline.explain(item.text, in: [folder.path], limit: 99).places
      #expect(
        places.contains { place in
          place.explanation.verdict == .mention(EntityKind(name: item.kind ?? "") ?? .place)
            && place.explanation.clues.contains { $0.source.name == item.rule }
        }, "\(item.text), found by \(item.rule ?? "nothing")")
    }
  }

  @Test func `an input that does not exist is an error`() async throws {
    let error = await #expect(throws: (any Error).self) {
      try await pipeline().explain("Almaty", in: ["/nowhere"], limit: 1)
    }
    #expect(error.map { "\($0)" } == "'/nowhere' does not exist")
  }
}
