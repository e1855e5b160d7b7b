import DataModel
import TestSupport

/// Names, entries and documents made up from a seed: few words, so that names are often alike.
struct RandomNames {
  private var chance: SeededGenerator
  private let isWild: Bool
  private var pool: [String] = []

  init(seed: UInt64) {
    chance = SeededGenerator(seed: seed)
    isWild = Bool.random(using: &chance)
    for _ in 0..<Int.random(in: 2...40, using: &chance) { pool.append(name()) }
    for name in pool.prefix(3) { pool.append(name.uppercased()) }
  }

  private static let words = [
    "George", "Karim", "Massimov", "Masimov", "Bill", "William", "Clinton", "Acme", "Inc.", "Ltd.",
    "Limited", "Corp,", "Group", "The", "the", "of", "Kazakhstan", "Ministry", "Foreign", "Affairs",
    "W.", "H.", "J.K.", "Jr", "III", "NATO", "Georgia", "Mikhail", "Mihail", "Gorbachyov", "Yury",
    "Iurii", "O'Neill", "ONeill", "Nur-Sultan", "Sultan", "Smith", "SMITH", "x", "Côte",
    "Co\u{302}te", "Алматы", "алматы", "北京", "É",
  ]
  private static let pieces = [
    "a", "b", "y", "i", "j", "kh", "dzh", "zh", "ts", "ou", "oo", "ee", "w", "q", "ck", "ph", "ya",
    "ye", "ie", "ss", "'", "’", "A", "K", "é", "e\u{301}", "й", "и\u{306}", "北", "丸", "\u{F900}",
    "\u{600}", "\u{D4E}", "\u{5B0}", "\u{200D}", "👍🏽", ".", ",", "-", "–", "ß", "İ", "\u{1100}",
    "\u{1161}", "\r\n", "\u{AD}", "\u{2126}", "1", "½", "\u{0}", "\u{7F}", "\u{483}", "&",
  ]

  private mutating func one(_ values: [String]) -> String {
    values.randomElement(using: &chance) ?? ""
  }

  mutating func name() -> String {
    if Int.random(in: 0..<20, using: &chance) == 0 {
      return one(["", " ", ".", "-", "'", "—", "a", "É", "\u{301}"])
    }
    let words = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
      guard isWild, Bool.random(using: &chance) else { return one(RandomNames.words) }
      return (0..<Int.random(in: 1...5, using: &chance)).map { _ in one(RandomNames.pieces) }
        .joined()
    }
    return words.joined(separator: one([" ", " ", " ", "-"]))
  }

  private mutating func isRare() -> Bool { Int.random(in: 0..<5, using: &chance) == 0 }

  mutating func entries() -> [GazetteerEntry] {
    (0..<6).map { number in
      GazetteerEntry(
        name: one(pool), kind: EntityKind.allCases.randomElement(using: &chance) ?? .place,
        note: isRare() ? one(["U.S. state", "é"]) : nil,
        container: number > 0 && isRare()
          ? Int32.random(in: 0..<Int32(number), using: &chance) : nil,
        attributes: isRare() ? ["wikidata": "Q\(number)"] : [:])
    }
  }

  mutating func documents() -> [ExtractedDocument] {
    (0..<Int.random(in: 1...20, using: &chance)).map { _ in document() }
  }

  private mutating func document() -> ExtractedDocument {
    var names: [DocumentName] = []
    for number in 0..<Int.random(in: 1...8, using: &chance) {
      var name = DocumentName(
        text: one(pool), kind: EntityKind.allCases.randomElement(using: &chance) ?? .place,
        entry: isRare() ? Int.random(in: 0..<6, using: &chance) : nil, isDecided: !isRare())
      if number > 0, isRare() {
        let longForm = Int.random(in: 0..<number, using: &chance)
        if names[longForm].longForm == nil { name.longForm = longForm }
      }
      if name.kind != .person, isRare() {
        name.qualified = QualifiedName(
          name: isRare() ? "foreign ministry" : QualifiedName.canonical(name.text, name.kind),
          qualifier: one(["Kazakhstan", "Côte", "Co\u{302}te", "b of c", "K", "\u{212A}"]))
      }
      names.append(name)
    }
    let mentions = (0..<Int.random(in: 0...12, using: &chance)).map { number in
      Mention(
        range: ByteRange(number, number + 1),
        name: names.indices.randomElement(using: &chance) ?? 0,
        sentence: 0, source: 0)
    }
    return ExtractedDocument(names: names, mentions: mentions, sentences: [])
  }
}
