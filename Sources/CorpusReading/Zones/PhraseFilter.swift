/// Tells in one look at each byte which of a few groups of phrases may stand in a text.
///
/// A phrase is known by its key, up to eight of its bytes in a row. For each byte of the text a
/// table has a bit for each group and each place in a key: 0 if some key of the group has that byte
/// there. The bits of eight bytes in a row are moved one place on at each byte and put together, so
/// that a 0 which reaches the last place says that all eight fitted. What fits may still be a
/// mixture of two keys, so the answer is "perhaps" or "no", and a "no" is what most text gets.
struct PhraseFilter: Sendable {
  static let mostGroups = 8
  private static let longestKey = 8
  /// From frequent to rare in English; what is not here is rarer.
  private static let byFrequency = Array(" etaoinsrhldcumfgpwybvkjxqz".utf8)

  /// Eight bits, one a group, for each place in a key; the last place is the highest.
  private var masks = [UInt64](repeating: .max, count: 256)
  /// Keeps keys from beginning before the text does.
  private var start: UInt64 = 0

  /// - Parameter groups: the keys of each group; letters fit in either case.
  init(groups: [[[UInt8]]]) {
    precondition(groups.count <= PhraseFilter.mostGroups, "a filter has a bit for each group")
    for (group, keys) in groups.enumerated() {
      // A group looks at no more places than its shortest key has.
      let length = keys.map(\.count).min() ?? 0
      for place in 0..<PhraseFilter.longestKey {
        let bit = UInt64(1) << UInt64(8 * (PhraseFilter.longestKey - 1 - place) + group)
        guard place < length else {
          for byte in 0..<256 { masks[byte] &= ~bit }
          continue
        }
        start |= bit
        for key in keys {
          let byte = key[key.count - 1 - place]
          masks[Int(byte)] &= ~bit
          if byte &- 0x61 < 26 { masks[Int(byte) - 0x20] &= ~bit }
        }
      }
    }
  }

  /// The groups of which a phrase may stand in a range, one bit each.
  func groups(in text: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
    let masks = masks.span
    var state = start
    var found = UInt64.max
    for position in range {
      state = state << 8 | masks[Int(text[position])]
      found &= state
    }
    return UInt8(truncatingIfNeeded: ~found >> 56)
  }

  /// As few keys as it takes for each phrase to have one, of rare letters where there is a choice.
  static func keys(of phrases: [String]) -> [[UInt8]] {
    var rest = phrases.map { stretch(of: Array($0.utf8)) }
    var keys: [[UInt8]] = []
    while !rest.isEmpty {
      var counts: [[UInt8]: Int] = [:]
      for phrase in rest {
        for key in Set(windows(of: phrase)) { counts[key, default: 0] += 1 }
      }
      func isBetter(_ a: (key: [UInt8], value: Int), than b: (key: [UInt8], value: Int)) -> Bool {
        if a.value != b.value { return a.value > b.value }
        let (rarity, other) = (rarity(of: a.key), rarity(of: b.key))
        return rarity != other ? rarity > other : a.key.lexicographicallyPrecedes(b.key)
      }
      guard let best = counts.max(by: { isBetter($1, than: $0) })?.key else { break }
      keys.append(best)
      rest.removeAll { windows(of: $0).contains(best) }
    }
    return keys
  }

  /// The longest part of a phrase without bytes that folding may have made of others.
  private static func stretch(of phrase: [UInt8]) -> [UInt8] {
    let parts = phrase.split { $0 >= 0x80 || [0x22, 0x27, 0x2D].contains($0) }
    var longest = Array(parts.max { $0.count < $1.count } ?? [])
    // The beginning of a line may be cut in the middle of a wide space.
    while longest.last == 0x20 { longest.removeLast() }
    return longest
  }

  private static func windows(of phrase: [UInt8]) -> [[UInt8]] {
    guard phrase.count > longestKey else { return [phrase] }
    return (0...phrase.count - longestKey).map { Array(phrase[$0..<$0 + longestKey]) }
  }

  private static func rarity(of key: [UInt8]) -> Int {
    key.reduce(0) { $0 + (byFrequency.firstIndex(of: $1) ?? byFrequency.count) }
  }
}
