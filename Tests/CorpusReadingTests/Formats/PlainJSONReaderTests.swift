import FoundationEssentials
import TestSupport
import Testing

@testable import CorpusReading

struct PlainJSONReaderTests {
  private func plain(_ line: String) -> DocumentRecord? {
    let bytes = Array(line.utf8)
    return PlainJSONReader.record(in: bytes, bytes.indices)
  }

  private func library(_ line: String) -> DocumentRecord? {
    guard let record = try? JSONDecoder().decode(JSONRecord.self, from: Data(line.utf8)),
      case .document(let document) = record
    else { return nil }
    return document
  }

  private func expectSame(_ line: String, _ comment: Comment? = nil) {
    let (plain, library) = (plain(line), library(line))
    #expect(plain?.id == library?.id, comment ?? "\(line)")
    #expect(plain?.title == library?.title, comment ?? "\(line)")
    #expect(plain?.author == library?.author, comment ?? "\(line)")
    #expect(plain?.date == library?.date, comment ?? "\(line)")
    #expect(plain?.text == library?.text, comment ?? "\(line)")
  }

  @Test(arguments: [
    #"{"text":"One."}"#, #" { "text" : "One." , "id" : 7 } "#, #"{"id":"x","text":""}"#,
    #"{"id":null,"document":"y","text":"a"}"#, #"{"id":-5,"text":"a"}"#, #"{"id":0,"text":"a"}"#,
    #"{"title":"T","date":"2022-01-05T10:00:00Z","text":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDC0E"}"#,
    #"{"title":5,"date":null,"text":"é 🐎"}"#, #"{"text":"a","x":[1,{"text":"b"},[]],"y":{}}"#,
    #"{"text":"a","author":"Jane \u0026 John\u0000"}"#, #"{"text":"a","author":null,"byline":"J"}"#,
    #"{"text":"a","author":5,"creator":true,"authors":["J",7,null,[["K"]],{"name":"L"}]}"#,
    #"{"text":"a","authors":[{"id":{"name":"no"},"name":"J"},{"name":["K"]},{"name":5},{}]}"#,
    #"{"text":"a","author":{"x":[1],"name":"J"},"authors":["K"]}"#, #"{"text":"a","author":[]}"#,
    #"{"text":"a","author":[null,false,[]],"authors":{},"byline":{"name":null}}"#,
    #"{"text":"a","n":-1.5e+10,"z":0.5,"t":true,"f":false,"o":null,"s":"\\\""}"#,
  ]) func `plain objects are read as the library reads them`(line: String) {
    #expect(plain(line) != nil)
    expectSame(line)
  }

  @Test(arguments: [
    "", "{", "{}", "[]", "5", #"{"text":5}"#, #"{"text":"a"} x"#, #"{"text":"a",}"#,
    #"{"text" "a"}"#,
    #"{"text":"a","text":"b"}"#, #"{"te\u0078t":"a"}"#, #"{"text":"\ud83d"}"#,
    #"{"text":"\ud83dx"}"#,
    #"{"text":"\udc0e"}"#, #"{"text":"\ud83d\u0041"}"#, #"{"text":"\u12"}"#, #"{"text":"\q"}"#,
    #"{"text":"\u0000"}"#, "{\"text\":\"a\tb\"}", #"{"text":"a","n":01}"#, #"{"text":"a","n":1.}"#,
    #"{"text":"a","n":+1}"#, #"{"text":"a","n":1e}"#, #"{"text":"a","n":nul}"#, #"{"text":"a"#,
    #"{"text":"a","x":[1,]}"#, #"{"text":"a","x":{"a"}}"#, #"{"text":"a","x":[}"#, #"{'text':'a'}"#,
    #"{"id":1.5,"text":"a"}"#, #"{"id":-0,"text":"a"}"#, #"{"id":true,"text":"a"}"#,
    #"{"id":12345678901234567890,"text":"a"}"#,
    #"{"text":"a","author":"J","author":"K"}"#, #"{"text":"a","author":{"name":"J","name":"K"}}"#,
    #"{"text":"a","author":{"n\u0061me":"J"}}"#, #"{"text":"a","author":["J",]}"#,
    #"{"text":"a","author":"J"#, #"{"text":"a","author":["\ud83d"]}"#,
    #"{"text":"a","author":nul}"#,
    #"{"text":"a","author":"# + String(repeating: "[", count: 40)
      + String(repeating: "]", count: 40)
      + "}",
    #"{"text":"a","x":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
      + "}",
  ]) func `what is not plain is left to the library`(line: String) {
    #expect(plain(line) == nil)
  }

  @Test func `whatever is read is read as the library reads it`() {
    let samples = [
      #"{"id":17,"title":"A \"T\"","date":"2022-01-05","text":"One\n\u00e9 \ud83d\udc0e two."}"#,
      #"{"tags":["a",1.5e3,{"b":null}],"text":"Some text, é.","document":"x/y","ok":true}"#,
      #"{"author":{"name":"Jane Doe"},"authors":["A",{"name":"B"},5,null],"byline":"C","text":"a"}"#,
      #" { "text" : "a\\b" , "n" : -0.25 , "id" : "q" } "#,
    ]
    var plainCount = 0
    for seed in 1...4000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var line = Array(samples[seed % samples.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: line.indices, using: &generator)
        let mark = Array("\"\\{}[]:,.0159eEu-+ntd \t/".utf8).randomElement(using: &generator) ?? 0
        switch Int.random(in: 0...3, using: &generator) {
        case 0: line[position] = mark
        case 1: line.insert(mark, at: position)
        case 2 where line.count > 2: line.remove(at: position)
        default: line.swapAt(position, Int.random(in: line.indices, using: &generator))
        }
      }
      guard let text = String(validating: line, as: UTF8.self), plain(text) != nil else { continue }
      plainCount += 1
      expectSame(text, "seed \(seed): \(text)")
    }
    #expect(plainCount > 100)
  }

  @Test func `a string that is never closed ends with its line`() {
    let text = Array("{\"text\":\"One\n\"}".utf8)
    #expect(PlainJSONReader.record(in: text, 0..<12) == nil)
  }
}
