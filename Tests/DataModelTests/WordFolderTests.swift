import Foundation
import TestSupport
import Testing

@testable import DataModel

struct WordFolderTests {
  @Test(arguments: [
    ("Türkiye", "turkiye"), ("TÜRKİYE", "turkiye"), ("U.N.", "un"), ("U.S.A.", "usa"),
    ("Thaçi", "thaci"), ("Łódź", "lodz"), ("Ærø", "aero"), ("Œuvre", "oeuvre"),
    ("Straße", "strasse"), ("Þórður", "thordur"), ("Đorđe", "dorde"), ("Çeşme", "cesme"),
    ("Žižek", "zizek"), ("Ştefan", "stefan"), ("Țepeș", "tepes"), ("Nguyễn", "nguyen"),
    ("Əliyev", "aliyev"), ("Heydər", "heydar"), ("Ḥamās", "hamas"), ("Ÿ", "y"), ("ſ", "s"),
    ("O’Neill", "o'neill"), ("OʼNeill", "o'neill"), ("O‘Neill", "o'neill"),
    ("Nur\u{2011}Sultan", "nur sultan"), ("Nur-Sultan", "nur sultan"),
    ("Kazakh\u{AD}stan", "kazakhstan"), ("e\u{301}te\u{301}", "ete"), ("Москва", "москва"),
    ("ΑΘΗΝΑ", "αθηνα"), ("北京", "北京"), ("«Azattyq»", "\"azattyq\""), ("“Nur”", "\"nur\""),
  ])
  func `words fold to small letters without diacritics, dots and joiners`(
    _ text: String, _ folded: String
  ) {
    #expect(text.foldedName == folded)
  }

  @Test(arguments: [
    ("  Ada   Lovelace ", "ada lovelace"), ("Ada\n\tLovelace", "ada lovelace"),
    ("Ada--Lovelace", "ada lovelace"), ("-Ada-", "ada"), ("", ""), (" - ", ""),
  ])
  func `hyphens and white space fold to single spaces within the name`(
    _ text: String, _ folded: String
  ) {
    #expect(text.foldedName == folded)
  }

  @Test func `a dot alone stays`() { #expect(".".foldedName == ".") }

  @Test func `folding twice changes nothing`() {
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value), scalar != "." else {
        continue
      }
      let once = "a\(scalar)b".foldedName
      #expect(once.foldedName == once, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `a capital folds as its small letter`() {
    for value in UInt32(0x41)...0x24FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let small = scalar.properties.lowercaseMapping
      #expect("\(scalar)".foldedName == small.foldedName, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `a letter with its mark folds as the letter and the mark apart`() {
    let pairs = [
      ("é", "e\u{301}"), ("Ü", "U\u{308}"), ("ç", "c\u{327}"), ("ş", "s\u{327}"),
      ("ệ", "e\u{323}\u{302}"), ("ờ", "o\u{31B}\u{300}"), ("ǎ", "a\u{30C}"),
    ]
    for (composed, decomposed) in pairs {
      #expect(composed.foldedName == decomposed.foldedName, "\(composed)")
    }
  }

  @Test(arguments: [
    ("STRAẞE", "strasse"), ("\u{212B}rhus", "arhus"), ("Trương", "truong"), ("Mơ", "mo"),
    ("Fatih Doğan Ǧ", "fatih dogan g"), ("Сергей Королёв", "сергеи королев"), ("Київ", "киів"),
    ("Αθήνα", "αθηνα"), ("ǼǾǺ", "aeoa"),
  ])
  func `capitals and marks of rarer letters fold too`(_ text: String, _ folded: String) {
    #expect(text.foldedName == folded)
  }

  @Test(arguments: [("й", "и\u{306}"), ("ё", "е\u{308}"), ("ї", "і\u{308}"), ("ư", "u\u{31B}")])
  func `canonically equal words fold alike`(_ composed: String, _ decomposed: String) {
    #expect(composed.foldedName.utf8.elementsEqual(decomposed.foldedName.utf8))
  }

  @Test func `every Latin, Greek and Cyrillic letter folds as what Unicode takes it apart into`() {
    // The Greek numeral sign, and an upsilon that has no small letter.
    let excepted: Set<Unicode.Scalar> = ["\u{374}", "\u{3D3}", "\u{3D4}"]
    for value in [0xC0..<0x530, 0x1E00..<0x2000].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic,
        !excepted.contains(scalar)
      else { continue }
      let apart = "\(scalar)".decomposedStringWithCanonicalMapping
      #expect(
        "\(scalar)".foldedName.utf8.elementsEqual(apart.foldedName.utf8),
        "U+\(String(value, radix: 16))")
    }
  }

  @Test func `every letter but a listed one folds to its small letter`() {
    for value in [0x530..<0x1E00, 0x2070..<0x1_F000].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic,
        scalar != "\u{212B}"
      else { continue }
      let small = scalar.properties.lowercaseMapping
      #expect(
        "\(scalar)".foldedName.utf8.elementsEqual(small.utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `part of a text folds as that part alone`() {
    let text = Array("xxÉtéyy".utf8)
    var folder = WordFolder()
    let hash = folder.fold(text.span, 2, 7)
    #expect(folder.bytes == Array("ete".utf8))
    #expect(hash == WordFolder.hash(Array("ete".utf8)))
  }

  @Test(arguments: UInt64(0)..<200)
  func `a name folds alike behind other bytes`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let name = random.hostileText(count: 8)
    for before in ["", " ", "x", "x "] {
      var folder = WordFolder()
      var folded = Array(before.utf8)
      folder.fold(name: name.utf8.span, onto: &folded)
      #expect(folded == Array(before.utf8) + Array(naiveFold(name).utf8), "seed \(seed)")
      #expect(
        folder.hash(name: name.utf8.span) == WordFolder.hash(Array(naiveFold(name).utf8)),
        "seed \(seed)")
    }
  }

  /// Words folded, and every run of spaces, hyphens and control characters made one space.
  private func naiveFold(_ name: String) -> String {
    var folder = WordFolder()
    let bytes = Array(name.utf8)
    _ = folder.fold(bytes.span, 0, bytes.count)
    let words = folder.bytes.split { $0 <= 0x20 || $0 == UInt8(ascii: "-") }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }
}
