import TestSupport
import Testing

@testable import EntityResolution

struct TransliterationTests {
  private func level(_ text: String, separator: UInt8? = nil) -> String {
    var letters = Array("-\(text)".utf8)
    Transliteration.level(&letters, from: 1, separator: separator)
    return String(decoding: letters.dropFirst(), as: UTF8.self)
  }

  @Test(arguments: [
    ("massimov", "masimov"), ("mikhail", "mihail"), ("yury", "iuri"), ("iurii", "iuri"),
    ("dzhokhar", "iohar"), ("zhanaozen", "ianaozen"), ("o'neill", "oneil"),
    ("kuznetsov", "kuznecov"),
    ("ousmane", "usmane"), ("nazarbayev", "nazarbaev"), ("", ""), ("'", ""), ("yye", "ie"),
  ])
  func `differences of transliteration are levelled`(_ word: String, _ levelled: String) {
    #expect(level(word) == levelled)
  }

  @Test func `words are levelled one by one, and the spaces between them stay`() {
    #expect(level("kk kk", separator: 0x20) == "k k")
    #expect(level("a ' b", separator: 0x20) == "a  b")
    #expect(level("massim mov", separator: 0x20) == "masim mov")
  }

  // MARK: - The naive twin

  /// Each replacement in its turn, on strings.
  static func levelled(_ word: String) -> String {
    var letters = Array(word.utf8)
    func replace(_ from: String, _ to: String) {
      let pattern = Array(from.utf8)
      var result: [UInt8] = []
      var position = 0
      while position < letters.count {
        if letters[position...].starts(with: pattern) {
          result += to.utf8
          position += pattern.count
        } else {
          result.append(letters[position])
          position += 1
        }
      }
      letters = result
    }
    for (from, to) in [
      ("'", ""), ("ph", "f"), ("ck", "k"), ("kh", "h"), ("dzh", "j"), ("zh", "j"), ("ou", "u"),
      ("oo", "u"), ("ee", "i"), ("w", "v"), ("q", "k"), ("ts", "c"), ("tz", "c"), ("ya", "ia"),
      ("yu", "iu"), ("ye", "e"), ("ie", "e"), ("y", "i"), ("j", "i"),
    ] { replace(from, to) }
    var result: [UInt8] = []
    for letter in letters where result.last != letter { result.append(letter) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Every letter of a rule, and one of none.
  private static let letters = "'phckdzoueswqtyaijb".map { String($0) }

  @Test func `all words of three letters are levelled as by one replacement after the other`() {
    let letters = TransliterationTests.letters
    var wrong: [String] = []
    for first in letters {
      for second in letters {
        for third in letters {
          let word = first + second + third
          if level(word) != TransliterationTests.levelled(word) { wrong.append(word) }
        }
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: UInt64(0)..<400)
  func `longer names are, too`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = TransliterationTests.letters + ["dzh", "zh", "kh", "ou", "tz", "ya", "ye", "ie"]
    let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (0..<Int.random(in: 1...12, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
    let expected = words.map(TransliterationTests.levelled).joined(separator: " ")
    #expect(level(words.joined(separator: " "), separator: 0x20) == expected, "seed \(seed)")
  }
}
