import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct LineShapeTests {
  private static let phrases: [String] =
    ZonePhrases.boilerplateOpenings + ZonePhrases.boilerplateLabels + ZonePhrases.boilerplateParts
    + ZonePhrases.linkLabels + ZonePhrases.linkOpenings + ZonePhrases.addressOpenings
    + ZonePhrases.addresses + ZonePhrases.timestampLabels + ZonePhrases.captionOpenings
    + ZonePhrases.captionCreditLabels + ZonePhrases.creditOpenings + ZonePhrases.creditParts
    + ZonePhrases.bylineOpenings + ZonePhrases.contributions + ZonePhrases.places
    + ZoneRecognizer.wholeLines.keys.sorted() + ZonePhrases.timeWords.sorted()
    + ZonePhrases.pictureSources.sorted() + ["by ", "follow "]
  private static let words = [
    "The", "a", "Jane", "Doe,", "Reuters", "said", "(AP)", "contributed", "Almaty", "5", "10:30",
    "Токаев", "Łódź", "été", "東京", "“We", "it’s", "—", "…", "-", "|", "on", "Twitter",
    "https://x.y",
    "correspondent", "1.", "*", "·", "and", "Friday", "the", "government", "U.N.",
  ]
  private static let spaces = [
    "  ", "\t", "\n", "\u{A0}", "\u{2009}", "\u{3000}", "\u{200B}", "\u{205F}", "\u{FEFF}",
    "\u{7F}",
    "\u{1680}", "\u{2060}", "\r\n",
  ]
  private static let starts = [
    "", "", "", "* ", "[", "(", "“", "‘", "• ", "× ", "— ", "_", "©", "»",
  ]
  private static let ends = [
    "", "", "", ".", "!", "?", ")", "]", ").", "…", ":", "»", "”", " —", "-",
  ]

  private static func line(_ generator: inout SeededGenerator) -> String {
    func any(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }
    var parts: [String] = []
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      switch Int.random(in: 0...9, using: &generator) {
      case 0...2: parts.append(any(phrases))
      case 3: parts.append(any(phrases).uppercased())
      case 4: parts.append(String(any(phrases).dropLast()))
      case 5:
        parts.append(any(phrases).replacing("'", with: "’").replacing("-", with: "–"))
      default:
        for _ in 0..<Int.random(in: 1...12, using: &generator) { parts.append(any(words)) }
      }
    }
    var line = any(starts) + parts.joined(separator: any(["", " ", " ", " ", ". "])) + any(ends)
    if Int.random(in: 0...3, using: &generator) == 0 {
      line = line.split(separator: " ", omittingEmptySubsequences: false)
        .reduce("") { $0 + ($0.isEmpty ? "" : any([" ", " ", any(spaces)])) + $1 }
    }
    return line
  }

  /// The line alone and with text around it, which it must not matter for.
  private static func texts(_ line: String) -> [(text: [UInt8], range: Range<Int>)] {
    let bytes = Array(line.utf8)
    let (before, after) = (Array("x\n".utf8), Array("\ny".utf8))
    return [
      (bytes, bytes.indices),
      (before + bytes + after, before.count..<before.count + bytes.count),
    ]
  }

  @Test func `lines that are not folded have the role that folding gives them`() {
    var told = 0
    for seed in 1...6000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let line = Self.line(&generator)
      for (text, range) in Self.texts(line) {
        let expected = ZoneRecognizer().role(of: FoldedLine(text.span, range), in: text.span)
        let role = ZoneRecognizer().role(of: range, in: text.span)
        #expect(role == expected, "seed \(seed): \(line)")
        if role == nil { told += LineShape(text.span, range).mayTell(text.span) ? 1 : 0 }
      }
    }
    #expect(told > 0)
  }

  @Test func `every phrase is found where it stands`() {
    let long = String(repeating: "the officials and the reporters said so ", count: 7)
    for phrase in Self.phrases {
      for start in ["", "“", "* ", "He said "] {
        for end in ["", ":", ".", ": Jane Doe", " Jane Doe in Almaty", " | noon", " " + long] {
          let text = Array((start + phrase + end).utf8)
          let expected = ZoneRecognizer().role(
            of: FoldedLine(text.span, text.indices), in: text.span)
          let role = ZoneRecognizer().role(of: text.indices, in: text.span)
          #expect(role == expected, "\(start)\(phrase)\(end)")
        }
      }
    }
  }

  @Test func `the shape of a line is that of the folded line`() {
    for seed in 1...3000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let line = Self.line(&generator)
      for (text, range) in Self.texts(line) {
        let shape = LineShape(text.span, range)
        let folded = FoldedLine(text.span, range)
        #expect(
          shape.wordCount == folded.wordCount && shape.hasLetter == folded.hasLetter
            && shape.endsSentence == folded.endsSentence && shape.startsLarge == folded.startsLarge
            && shape.isLong == folded.isLong, "seed \(seed): \(line)")
        for mark in "?!,;:-".utf8 {
          #expect(
            (shape.closingMark == mark) == (folded.tail.last == mark), "seed \(seed): \(line)")
        }
      }
    }
  }

  @Test func `white space of every kind is seen where a line is not folded`() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Array("All\(String(Character(scalar)))rights reserved by them who wrote it".utf8)
      let folded = FoldedLine(text.span, text.indices).head
      guard folded.starts(with: "all rights".utf8) else { continue }
      let role = ZoneRecognizer().role(of: text.indices, in: text.span)
      #expect(role == .zone(.boilerplate), "\(String(value, radix: 16))")
    }
  }

  @Test func `running text is not folded`() {
    for line in [
      "The president said on Wednesday that troops would leave the country within ten days.",
      "“We have to go,” said a man who gave his name as Nurlan and lives in the city’s west.",
      "Токаев сказал в среду, что войска покинут страну в течение десяти дней, и поблагодарил их.",
    ] {
      let text = Array(line.utf8)
      let mayTell = LineShape(text.span, text.indices).mayTell(text.span)
      #expect(!mayTell, "\(line)")
    }
  }
}

struct PhraseFilterTests {
  @Test func `every phrase has a key, and a filter of the keys finds it anywhere`() {
    let phrases = ZonePhrases.boilerplateParts + ZonePhrases.creditParts + ["x", "it's so", "– é"]
    let keys = PhraseFilter.keys(of: phrases)
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      #expect(
        keys.contains { key in
          bytes.indices.contains { bytes[$0...].starts(with: key) } || key.isEmpty
        }, "\(phrase)")
      let filter = PhraseFilter(groups: [[Array("zzzz".utf8)], keys])
      for text in [phrase, "and " + phrase.uppercased() + " so"].map({ Array($0.utf8) }) {
        let found = filter.groups(in: text.span, text.indices)
        #expect(found & 0b10 != 0, "\(phrase)")
      }
    }
  }

  @Test func `a group fits where each byte fits some key of it at its place`() {
    for seed in 1...2000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: lengths, using: &generator))
          .map { _ in Array("abc ".utf8).randomElement(using: &generator) ?? 0 }
      }
      let groups = (0..<3).map { _ in (0..<2).map { _ in word(1...8) } }
      let text = word(0...12)
      var expected: UInt8 = 0
      for (group, keys) in groups.enumerated() {
        let length = keys.map(\.count).min() ?? 0
        for start in text.indices where start + length <= text.count {
          let fits = (0..<length).allSatisfy { place in
            keys.contains { $0[$0.count - length + place] == text[start + place] }
          }
          if fits { expected |= 1 << group }
        }
      }
      let filter = PhraseFilter(groups: groups)
      let found = filter.groups(in: text.span, text.indices)
      #expect(found == expected, "seed \(seed)")
    }
  }
}

struct OpeningFilterTests {
  private let filter = OpeningFilter(
    openings: ["read ", "photograph by "], lines: ["x", "top", "see also"])

  private func mayMatch(_ line: String) -> Bool { filter.mayMatch(LineOpening(line.utf8)) }

  @Test func `lines that start with a phrase may match`() {
    for line in [
      "read more", "photograph by jane", "photograph of", "x", "x!", "top", "top --", "see also",
    ] {
      #expect(mayMatch(line), "\(line)")
    }
  }

  @Test func `lines that start otherwise do not`() {
    for line in ["", "ready", "reader", "photos by", "x corp", "topic", "top 10", "t"] {
      #expect(!mayMatch(line), "\(line)")
    }
  }
}

struct LetterCodeTests {
  @Test func `words are alike but for letter case`() {
    #expect(LetterCode("reporter") == LetterCode("Reporter"))
    #expect(LetterCode("reporter") != LetterCode("reporters"))
    #expect(LetterCode("a") != LetterCode("aa"))
  }

  @Test func `only words of Latin letters have a code`() {
    for word in ["x1", "al-", "été", "a b", String(repeating: "a", count: 26)] {
      #expect(LetterCode(word) == nil, "\(word)")
    }
  }
}
