/// The words in which two names differ, as they are written: "Masimov / Massimov".
struct NameDifference: CustomStringConvertible {
  private let words: [(Substring, Substring)]

  init(_ a: String, _ b: String) {
    let (left, right) = (NameDifference.words(a), NameDifference.words(b))
    let differing = zip(left, right).filter { $0.foldedName != $1.foldedName }
    words = left.count == right.count && !differing.isEmpty ? differing : [(a[...], b[...])]
  }

  /// Letters of the longest of them.
  var longestWord: Int { words.map { max($0.count, $1.count) }.max() ?? 0 }

  var description: String {
    "\(words.map(\.0).joined(separator: " ")) / \(words.map(\.1).joined(separator: " "))"
  }

  private static func words(_ name: String) -> [Substring] { name.split { $0 == " " || $0 == "-" } }
}
