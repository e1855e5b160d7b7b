import TestSupport
import Testing

@testable import XMLSupport

struct JSONScannerTests {
  /// Everything that a document says, one line an event.
  private static func events(_ json: inout JSONScanner) throws(JSONFault) -> [String] {
    switch json.peek() {
    case UInt8(ascii: "{"):
      var found = ["{"]
      try json.start(UInt8(ascii: "{"))
      var isFirst = true
      while let key = try json.nextKey(&isFirst) {
        found.append("key " + json.text(of: key))
        found += try events(&json)
      }
      return found + ["}"]
    case UInt8(ascii: "["):
      var found = ["["]
      try json.start(UInt8(ascii: "["))
      var isFirst = true
      while try json.nextElement(&isFirst) { found += try events(&json) }
      return found + ["]"]
    case UInt8(ascii: "\""): return ["text " + (try json.string())]
    case UInt8(ascii: "t"):
      try json.word("true")
      return ["true"]
    case UInt8(ascii: "f"):
      try json.word("false")
      return ["false"]
    case UInt8(ascii: "n"):
      try json.word("null")
      return ["null"]
    default:
      let number = try json.number()
      return [
        "\(number.form) " + String(decoding: json.bytes[number.range], as: UTF8.self)
      ]
    }
  }

  private static func events(_ text: String) throws(JSONFault) -> [String] {
    var json = JSONScanner(Array(text.utf8))
    let found = try events(&json)
    try json.end()
    return found
  }

  private static let sample = #"""
    {"a": [1, -2.5e+3, "x\"\\\/\b\f\n\r\t\u00e9\uD83D\uDC0E", true],
      "é" :{"b":null,"":[[],{}]} , "c\u0041":false}
    """#

  @Test func `a document is read as it is written`() throws {
    #expect(
      try Self.events(Self.sample) == [
        "{", "key a", "[", "whole 1", "real -2.5e+3", "text x\"\\/\u{8}\u{C}\n\r\té🐎", "true", "]",
        "key é", "{", "key b", "null", "key ", "[", "[", "]", "{", "}", "]", "}", "key cA", "false",
        "}",
      ])
  }

  @Test(arguments: [
    ("", "1:1: found the end of the text; expected a value"),
    ("{\n \"a\" 1}", "2:6: found '1'; expected ':'"),
    ("[1,\n2 3]", "2:3: found '3'; expected ',' or ']'"),
    ("{\"a\":1,}", "1:8: found '}'; expected a string"),
    ("[1,]", "1:4: found ']'; expected a value"),
    ("[01]", "1:2: found '0'; expected a value"), ("[1.]", "1:2: found '1'; expected a value"),
    ("[-]", "1:2: found '-'; expected a value"), ("[NaN]", "1:2: found 'N'; expected a value"),
    ("[nul]", "1:2: found 'n'; expected a value"), ("[tru", "1:2: found 't'; expected a value"),
    ("\"\\q\"", "1:2: found '\\' before no character of an escape; expected JSON's escapes"),
    ("\"\\ud83d\"", "1:2: found '\\' before no character of an escape; expected JSON's escapes"),
    ("\"\\udc0e\"", "1:2: found '\\' before no character of an escape; expected JSON's escapes"),
    ("\"a\nb\"", "1:3: found a control character in a string; expected an escape"),
    ("\"abc", "1:5: found the end of the text; expected '\"'"),
    ("[\"éЖ🐎\" 1]", "1:8: found '1'; expected ',' or ']'"),
    ("{} x", "1:4: found 'x'; expected nothing more"),
    ("\u{1}", "1:1: found the byte 0x1; expected a value"),
  ]) func `what is no JSON is refused, with its place`(text: String, message: String) {
    #expect {
      _ = try Self.events(text)
    } throws: { error in
      guard let fault = error as? JSONFault else { return false }
      let found = "\(fault.place.line):\(fault.place.column): \(fault.message)"
      if found != message { Issue.record("\(found)") }
      return found == message
    }
  }

  @Test func `skipping a value takes what reading it takes, or fails where that fails`() {
    let marks = Array("\"\\{}[]:,.0159eEu-+ntd \n".utf8)
    var refused = 0
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = Array(Self.sample.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] =
          marks[Int.random(in: marks.indices, using: &random)]
      }
      var reading = JSONScanner(bytes)
      var skipping = JSONScanner(bytes)
      let read = Result { () throws(JSONFault) in _ = try Self.events(&reading) }
      let skipped = Result { () throws(JSONFault) in try skipping.skip() }
      switch (read, skipped) {
      case (.success, .success):
        let isSame = reading.position == skipping.position
        #expect(isSame, "seed \(seed)")
      case (.failure(let one), .failure(let other)):
        refused += 1
        #expect(one == other, "seed \(seed)")
      default: Issue.record("seed \(seed)")
      }
    }
    #expect(refused > 500)
  }

  @Test(arguments: [4, 5, 7, 16, 1000])
  func `passing over a value comes to its end, wherever chunks end`(size: Int) throws {
    let values = [
      Self.sample, "[\"\\\"]\", {\"\\\\\": \"}\"}]", "\"a\\\"b\"", "-1.5e3", "true", "[]",
      "{\"a\":[[{}]]}",
    ]
    for value in values {
      let bytes = Array("[\(value) , 7]".utf8)
      var json = JSONScanner(
        ByteSource(bytes: bytes, file: "a"), allowsNonFinite: false, chunkSize: size)
      try json.start(UInt8(ascii: "["))
      try json.passOver()
      let isComma = json.take(UInt8(ascii: ","))
      #expect(isComma, "\(value)")
      let number = try json.number()
      #expect(number.form == .whole)
      for count in 1..<value.utf8.count where value.hasPrefix("[") || value.hasPrefix("{") {
        var cut = JSONScanner(
          ByteSource(bytes: Array(value.utf8.prefix(count)), file: "a"), allowsNonFinite: false,
          chunkSize: size)
        #expect(throws: JSONFault.self, "\(count) bytes of \(value)") { try cut.passOver() }
      }
    }
  }

  /// Longer than a chunk, with values of every kind at its borders.
  @Test func `a stream is read as the same bytes in memory are`() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var text = "[0"
      while text.utf8.count < 200_000 {
        text +=
          [
            ", 12345678901234567890", ",\n-0.25e-10", #","\u00e9\uD83D\uDC0E\n""#, ", true",
            ",null",
            #", {"key \n" :[] , "é": "🐎"}"#, ",\"" + random.letters(upTo: 300) + "\"", ",    false",
          ][Int.random(in: 0..<8, using: &random)]
      }
      if seed % 4 == 0 { text += ", oops" }
      let bytes = Array((text + "]").utf8)
      var memory = JSONScanner(bytes)
      var stream = JSONScanner(ByteSource(bytes: bytes, file: "a.json"), allowsNonFinite: false)
      let read = Result { () throws(JSONFault) in try Self.events(&memory) }
      let streamed = Result { () throws(JSONFault) in try Self.events(&stream) }
      switch (read, streamed) {
      case (.success(let one), .success(let other)):
        let isSame = one == other
        #expect(isSame, "seed \(seed)")
      case (.failure(let one), .failure(let other)): #expect(one == other, "seed \(seed)")
      default: Issue.record("seed \(seed)")
      }
    }
  }

  @Test func `what is kept can be read again, and is in memory as a whole`() throws {
    let long = "[" + String(repeating: "\"abcdefgh\",", count: 20_000) + "1]"
    let bytes = Array("[  \(long), 2]".utf8)
    var json = JSONScanner(ByteSource(bytes: bytes, file: "a.json"), allowsNonFinite: false)
    try json.start(UInt8(ascii: "["))
    json.keep()
    try json.skip()
    json.rewind()
    json.keep()
    try json.skip()
    let range = json.release()
    let isSame = json.bytes[range].elementsEqual(long.utf8)
    #expect(isSame)
    let isComma = json.take(UInt8(ascii: ","))
    #expect(isComma)
    let place = json.place()
    #expect(
      place == JSONPlace(byte: 5 + long.utf8.count - 1, line: 1, column: 5 + long.utf8.count)
    )
  }

  @Test func `values nest up to a limit`() throws {
    let deepest = JSONScanner.depthLimit
    var json = JSONScanner(
      Array((String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)).utf8))
    try json.skip()
    try json.end()
    var deeper = JSONScanner(Array(String(repeating: "[", count: 1_000_000).utf8))
    #expect(throws: JSONFault.self) { try deeper.skip() }
  }

  @Test func `Python's numbers are read where they are asked for`() throws {
    let bytes = Array("[NaN, -Infinity, Infinity]".utf8)
    var json = JSONScanner(ByteSource(bytes: bytes, file: "a.json"), allowsNonFinite: true)
    let events = try Self.events(&json)
    #expect(
      events == [
        "[", "nonFinite NaN", "nonFinite -Infinity", "nonFinite Infinity", "]",
      ])
  }

  @Test func `a byte order mark is passed over, and UTF-16 is refused`() throws {
    var json = JSONScanner(
      ByteSource(bytes: [0xEF, 0xBB, 0xBF] + Array("[]".utf8), file: "a"), allowsNonFinite: false)
    try json.skip()
    try json.end()
    var other = JSONScanner(
      ByteSource(bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], file: "a"), allowsNonFinite: false)
    #expect {
      try other.skip()
    } throws: { ($0 as? JSONFault)?.message == "found UTF-16; expected JSON in UTF-8" }
  }
}

extension SeededGenerator {
  fileprivate mutating func letters(upTo count: Int) -> String {
    String(repeating: "x", count: Int.random(in: 0...count, using: &self))
  }
}
