import DataModel

/// The words of the bodies that documents tell apart, such as ministries: they show at the first word
/// that a name is none of them, before its canonical form is made.
struct BodyWords {
  private var known: Set<String> = []
  /// The words that were looked at, and whether they occur in the canonical form of a known body,
  /// or in none.
  private var keys = NameKeys()
  private var mayOccur: [Bool] = []

  /// - Parameter names: bodies in the form of `QualifiedName.canonical`.
  init(_ names: [String]) {
    for name in names { known.formUnion(name.split(separator: " ").map(String.init)) }
  }

  /// Whether a folded name in ASCII may be that of a known body.
  mutating func mayMake(_ name: Range<Int>, of bytes: [UInt8]) -> Bool {
    var start = name.lowerBound
    for position in name where bytes[position] == 0x20 || bytes[position] == UInt8(ascii: ",") {
      if start < position, !mayOccur(start..<position, of: bytes) { return false }
      start = position + 1
    }
    return start == name.upperBound || mayOccur(start..<name.upperBound, of: bytes)
  }

  private mutating func mayOccur(_ word: Range<Int>, of bytes: [UInt8]) -> Bool {
    let key = bytes.span.extracting(word)
    let number = keys.number(of: key, hash: EqualityHash.hash(key))
    if number == mayOccur.count {
      // Some words are left out of canonical forms and others spelled differently.
      let word = String(decoding: bytes[word], as: UTF8.self)
      let canonical = QualifiedName.canonical(word, .organization).split(separator: " ")
      mayOccur.append(canonical.allSatisfy { known.contains(String($0)) })
    }
    return mayOccur[number]
  }
}
