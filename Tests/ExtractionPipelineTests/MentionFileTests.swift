import DataModel
import ExtractionPipeline
import ExtractionScoring
import TestSupport
import Testing

struct MentionFileTests {
  private let shape =
    #"no annotated document; expected {"document", "text", "mentions": [{"start", "end", "text", "kind"}]}"#

  /// Reads a file of that text; errors name the file as `FILE`.
  private func read(_ text: String) throws -> [MentionLine] {
    let folder = try TemporaryFolder()
    do {
      return try MentionFile.read(folder.write("gold.jsonl", text))
    } catch {
      var error = error
      if var known = error as? MentionFileError {
        known.path = "FILE"
        error = known
      }
      throw error
    }
  }

  private func message(_ text: String) throws -> String? {
    #expect(throws: MentionFileError.self) { try read(text) }?.description
  }

  @Test func `each line is a document and blank lines are passed over`() throws {
    let lines = try read(
      """

      {"document": "a", "text": "Ada", "mentions": []}
      \t
      {"document": "b", "mentions": [{"start": 0, "end": 3, "text": "Ada", "kind": "person"}]}\r

      """)
    #expect(lines.map(\.document) == ["a", "b"])
    #expect(lines.map(\.text) == ["Ada", nil])
    #expect(lines[1].mentions.map(\.kind) == ["person"])
  }

  @Test func `an empty file has no documents`() throws {
    #expect(try read("").isEmpty)
    #expect(try read("\n \n").isEmpty)
  }

  @Test func `what annotations say reaches the scorer`() throws {
    let line = try #require(
      try read(
        """
        {"document": "a", "ids": "document", "text": "Ada", "mentions": [{"start": 0, "end": 3, \
        "text": "Ada", "kind": "place", "alt": ["organization"], "entity": "x", "optional": true}, \
        {"start": 1, "end": 2, "text": "d", "kind": null}]}
        """
      ).first)
    let document = line.annotated
    #expect(document.id == "a" && document.text == "Ada" && document.idsAreLocal)
    #expect(
      document.mentions == [
        AnnotatedMention(
          start: 0, end: 3, kind: .place, alternatives: [.organization], entity: "x",
          isOptional: true), AnnotatedMention(start: 1, end: 2, kind: nil),
      ])
  }

  @Test func `a file that does not exist is named`() {
    let error = #expect(throws: MentionFileError.self) { try MentionFile.read("/nowhere/gold") }
    #expect(error?.description == "'/nowhere/gold' cannot be read")
    #expect(error.map { PipelineFailure($0) } == .input)
  }

  @Test(arguments: [
    "not JSON", "[]", "7", #"{"text": "Ada", "mentions": []}"#, #"{"document": "a"}"#,
    #"{"document": "a", "mentions": [{"start": 0}]}"#,
    #"{"document": "a", "mentions": [{"start": "0", "end": 3, "text": "Ada"}]}"#,
    #"{"document": "a", "mentions": []"#, #"{"document": 7, "mentions": []}"#,
  ])
  func `a line of another shape is named by its number`(_ line: String) throws {
    let good = #"{"document": "first", "mentions": []}"#
    #expect(try message("\(good)\n\n\(line)\n") == "FILE:3: \(shape)")
  }

  @Test func `a document that repeats is named with the line that repeats it`() throws {
    let line = #"{"document": "news/a.txt", "mentions": []}"#
    #expect(try message("\(line)\n\n\(line)\n") == "FILE:3: document 'news/a.txt' repeats")
  }

  @Test func `a file of another shape is bad data, not a missing input`() throws {
    let error = try #require(#expect(throws: MentionFileError.self) { try read("{}") })
    #expect(PipelineFailure(error) == .data)
  }

  @Test(arguments: [
    #"{"start": 3, "end": 1, "text": "x", "kind": "person"}"#,
    #"{"start": -4, "end": 1, "text": "x", "kind": "person"}"#,
    #"{"start": 0, "end": 99, "text": "x", "kind": "person"}"#,
    #"{"start": 0, "end": 3, "text": "Ada", "kind": "preson"}"#,
  ])
  func `a mention of no place in the text, or of an unknown kind, is refused`(_ item: String) {
    #expect(throws: MentionFileError.self) {
      try read(#"{"document": "a", "text": "Ada", "mentions": ["# + item + "]}")
    }
  }
}
