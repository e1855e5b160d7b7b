import TestSupport

/// Random files of records with everything that may go wrong in them.
struct RandomRecords {
  enum Form: CaseIterable {
    case utf8, marked, faulty, windows1252, utf16
  }

  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func lines(_ count: Int) -> String {
    var text = ""
    for number in 0..<count {
      let id = Int.random(in: 0...count, using: &random)
      text += pick([
        "{\"text\":\"One \(words(3)).\"}", "{\"text\":\"\(words(40))\",\"title\":\"\(words(2))\"}",
        "{\"id\":\(id),\"text\":\"Two \(words(5)).\",\"authors\":[\"\(words(2))\"]}",
        "{\"id\":\"\(id)\",\"text\":\" \"}",
        "{\"id\":\"a.jsonl:\(number)\",\"text\":\"x\"}", "", "  ", "{\"text\":5}", "[1]",
        "{\"te\(words(2))", words(3), "{\"id\":\(id),\"text\":\"Tw\\u006f \\\"x\\\".\"} ",
      ])
      if number + 1 < count || Bool.random(using: &random) {
        text += pick(["\n", "\n", "\n", "\r\n", "\n\n"])
      }
    }
    return text
  }

  mutating func table(_ rows: Int, separator: String = ",") -> String {
    var text = pick(["", "", "", "\n", "\r\n\n"])
    let end = pick(["\n", "\n", "\r\n", "\r"])
    text += pick([
      "id,text", "text,id", "\"id\",\"Text\"", "id;content", "Größe,body", "\"te\nxt\",body", "a,b",
      "author,text",
      "\"id,text", "\u{A0}text\u{A0},id",
    ]).replacing(",", with: separator)
    for number in 0..<rows {
      text += end
      let fields = (0..<pick([2, 2, 2, 2, 2, 2, 1, 3])).map { _ in field(number) }
      text += fields.joined(separator: separator)
      if pick([true] + Array(repeating: false, count: 9)) { text += end }
    }
    return text + pick(["", end])
  }

  /// An mbox file.
  mutating func messages(_ count: Int) -> String {
    let end = pick(["\n", "\n", "\r\n"])
    var text = pick(["", "", "\n", "Before.\n\n"])
    for number in 0..<count {
      text += pick(["From a@b.c Wed Jan  5 10:30:00 2022\n", "From -\n", "From me\n", "From\n"])
      text += pick(["Message-ID: <\(pick([1, 2, number]))>\n", "Subject: \(words(2))\n", ""])
      text += pick(["Date: Wed, 5 Jan 2022 10:30:00 +0600\n", "X-Y: \(words(90))\n", ""])
      text += pick(["\n", "\n", "\n\n", ""])
      for _ in 0..<pick([0, 1, 3]) {
        text += pick([
          "\(words(30)).\n", "From \(words(3))\n", "\nFrom \(words(2))\nx: y\n", "> \(words(5))\n",
          ">From \(words(2))\n", "\n\n", "-- \n", "From \(words(300)) 10:30\n",
        ])
      }
      text += pick(["\n", "\n", "\n", ""])
    }
    return text.replacing("\n", with: end)
  }

  private mutating func field(_ number: Int) -> String {
    pick([
      "\(Int.random(in: 0...30, using: &random))", words(2), words(20), "", " ",
      "\"\(words(4))\"", "\"\(words(3))\n\(words(3))\"",
      "\"\r\n\(words(2)), \"\"\(words(1))\"\"\" ",
      "a.csv:\(number)", "\"\"", "\"\"\"\"", "\"open \(words(2))",
      "\"late\n\(words(1))\"\(words(1))",
      "\"\(words(1))\" \(words(1))", "x\"y",
    ])
  }

  /// The text as a file has it.
  mutating func bytes(_ text: String, _ form: Form) -> [UInt8] {
    switch form {
    case .utf8: return Array(text.utf8)
    case .marked: return [0xEF, 0xBB, 0xBF] + faulty(Array(text.utf8))
    case .faulty: return faulty(Array(text.utf8))
    case .windows1252:
      return text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : 0x80 }
    case .utf16:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  }

  private mutating func faulty(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      bytes.insert(
        pick([0x80, 0xC3, 0xE2, 0xF0, 0xFF]),
        at: Int.random(in: 0...bytes.count, using: &random))
    }
    return bytes
  }

  private mutating func words(_ count: Int) -> String {
    (0..<Int.random(in: 1...count, using: &random)).map { _ in
      pick(["Almaty", "é", "Жа", "a", "Ünal", "🐎", "met", "Ö"])
    }.joined(separator: " ")
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }
}
