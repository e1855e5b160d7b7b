import DataModel
import Testing

@testable import CorpusReading

struct JSONReaderTests {
  @Test func `each line is a document`() {
    let result = read(
      "a.jsonl",
      """
      {"id":"one","title":"First","date":"2022-01-05T10:00:00Z","text":"Ada met Bob.","other":[1]}

      {"document":7,"text":"A \\"quote\\".\\n\\u00e9","date":"last week"}
      {"text":"No id."}
      """)
    #expect(result.messages.isEmpty)
    #expect(result.documents.map(\.id) == ["one", "7", "a.jsonl:4"])
    #expect(result.documents.map(\.title) == ["First", nil, nil])
    #expect(result.documents.map(\.date) == ["2022-01-05", nil, nil])
    #expect(result.texts == ["Ada met Bob.", "A \"quote\".\né", "No id."])
  }

  @Test(arguments: [
    (#""author":"Jane Doe""#, "Jane Doe"), (#""byline":"By Jane Doe""#, "Jane Doe"),
    (#""authors":["Jane Doe","John Roe","Jane Doe"]"#, "Jane Doe, John Roe"),
    (#""creator":[{"name":"Jane Doe","role":{"name":"x"}},"John Roe"]"#, "Jane Doe, John Roe"),
    (#""author":{"@type":"Person","name":"Jane Doe"}"#, "Jane Doe"),
    (#""author":"","authors":[],"byline":"Jane Doe""#, "Jane Doe"),
    (#""creator":"Jane Doe","author":"John Roe""#, "John Roe"),
    // As the library reads it: the object tells a member twice.
    (
      #""x":1,"x":2,"author":["Jane Doe",null,[["no"]],{"name":"John Roe"},{"name":5}]"#,
      "Jane Doe, John Roe"
    ), (#""author":7"#, nil), (#""author":{"name":{"name":"x"}}"#, nil),
    (#""author":null,"authors":[[[["x"]]]],"byline":true"#, nil),
  ]) func `authors are names, objects with a name, or lists of these`(
    members: String, author: String?
  ) {
    for name in ["a.jsonl", "a.json"] {
      let result = read(name, "{\(members),\"text\":\"Ada met Bob.\"}\n")
      #expect(result.documents.map(\.author) == [author], "\(name): \(members)")
    }
  }

  @Test func `authors nested too deep cost at most their own document`() {
    let deep = String(repeating: "[", count: 100_000)
    let result = read(
      "a.jsonl", "{\"author\":\(deep),\"text\":\"One.\"}\n{\"author\":\"J\",\"text\":\"Two.\"}\n")
    #expect(result.texts == ["Two."] && result.documents.map(\.author) == ["J"])
  }

  @Test func `a bad line costs no other and is named by its number`() {
    let result = read(
      "a.jsonl",
      "{\"text\":\"One.\"}\r\n{\"text\":\r\n\r\n[1]\n{\"id\":1}\n{\"text\":5}\n{\"text\":\" \"}\n{\"text\":\"Two.\"}\n"
    )
    #expect(result.documents.map(\.id) == ["a.jsonl:1", "a.jsonl:8"])
    #expect(
      result.messages == [
        "a.jsonl:2: not valid JSON; expected an object with 'text'",
        "a.jsonl:4: not a JSON object; expected one with 'text'",
        "a.jsonl:5: no 'text' in the object",
        "a.jsonl:6: 'text' is not a string",
        "a.jsonl:7: empty text",
      ])
    #expect(result.diagnostics.allSatisfy { $0.severity == .skipped })
  }

  @Test func `an id that repeats is skipped`() {
    let result = read(
      "a.jsonl", "{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"x\",\"text\":\"Two.\"}")
    #expect(result.texts == ["One."])
    #expect(result.messages == ["a.jsonl:2: the id 'x' repeats; first on line 1"])
  }

  @Test func `a byte order mark before the first line is no fault`() {
    let result = read("a.ndjson", [0xEF, 0xBB, 0xBF] + Array("{\"text\":\"One.\"}".utf8))
    #expect(result.texts == ["One."])
  }

  @Test func `a JSON file is an array, an object or lines`() {
    let array = read(
      "a.json", "[{\"text\":\"One.\"},\n {\"id\":\"b\",\"text\":\"Two.\"}, {\"x\":1}]")
    #expect(array.documents.map(\.id) == ["a.json:1", "b"])
    #expect(array.messages == ["a.json:3: no 'text' in the object"])
    let object = read("a.json", "{\n \"title\": \"T\",\n \"text\": \"One.\"\n}\n")
    #expect(object.documents.map(\.id) == ["a.json"])
    #expect(object.documents.map(\.title) == ["T"])
    let lines = read("a.json", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n")
    #expect(lines.documents.map(\.id) == ["a.json:1", "a.json:2"])
  }

  @Test func `a JSON file without text is one diagnostic`() {
    #expect(read("a.json", "{\n\"name\": 1\n}").messages == ["a.json: no 'text' in the object"])
    #expect(
      read("a.json", "{\n\"name\": 1,\n\"x\"").messages
        == ["a.json: not valid JSON; expected objects with 'text'"])
  }

  @Test func `input without an extension may be JSON Lines`() {
    #expect(read("-", "{\"id\":\"x\",\"text\":\"One.\"}\n").documents.map(\.id) == ["x"])
    #expect(read("-", "{not json}\n").texts == ["{not json}\n"])
  }
}
