/// Phrases to look for at the start of a line or anywhere in it.
struct PhraseTable: Sendable {
  /// The phrases by their first byte.
  private let phrases: [[[UInt8]]]

  init(_ phrases: [String]) {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      if let first = bytes.first { table[Int(first)].append(bytes) }
    }
    self.phrases = table.map { $0.sorted { $0.count > $1.count } }
  }

  /// The length of the longest phrase that stands at the start of `line` and satisfies `condition`,
  /// which gets what follows it.
  func opening(
    of line: ArraySlice<UInt8>, where condition: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) -> Int? {
    guard let first = line.first else { return nil }
    for phrase in phrases[Int(first)] where line.starts(with: phrase) {
      if condition(line.dropFirst(phrase.count)) { return phrase.count }
    }
    return nil
  }

  /// Where a phrase stands in `line` as whole words; the first one.
  func occurrence(in line: ArraySlice<UInt8>) -> Range<Int>? {
    for position in line.indices where !phrases[Int(line[position])].isEmpty {
      if position > line.startIndex, isLetter(line[position]), isLetter(line[position - 1]) {
        continue
      }
      for phrase in phrases[Int(line[position])] where line[position...].starts(with: phrase) {
        let end = position + phrase.count
        if end < line.endIndex, isLetter(line[end]), isLetter(line[end - 1]) { continue }
        return position..<end
      }
    }
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}
