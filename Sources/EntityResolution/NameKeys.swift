import DataModel

/// The texts by which names are compared, each numbered once, in one buffer.
///
/// Texts are equal where `String` holds them equal; for nearly all that is a comparison of bytes.
struct NameKeys {
  private var bytes: [UInt8] = []
  /// Where each key starts, and where the last one ends.
  private var starts = [0]
  private var index: PositionIndex

  /// - Parameter capacity: keys for which there is room at first.
  init(capacity: Int = 0) {
    index = PositionIndex(capacity: capacity)
    starts.reserveCapacity(capacity + 1)
  }

  /// Keys are numbered from zero up to this.
  var count: Int { starts.count - 1 }

  /// The number of a key, which is the next one if the key is new.
  ///
  /// - Parameter hash: as `EqualityHash` makes it, or a part of that.
  mutating func number(of key: Span<UInt8>, hash: UInt64) -> Int {
    var search = index.search(for: hash)
    if let known = next(&search, key) { return known }
    index.insert(count, at: search)
    for position in key.indices { bytes.append(key[position]) }
    starts.append(bytes.count)
    return count - 1
  }

  /// The number of a key, if it has one.
  func find(_ key: Span<UInt8>, hash: UInt64) -> Int? {
    var search = index.search(for: hash)
    return next(&search, key)
  }

  private func next(_ search: inout PositionIndex.Search, _ key: Span<UInt8>) -> Int? {
    while let candidate = index.next(&search) {
      if isEqual(starts[candidate]..<starts[candidate + 1], key) { return candidate }
    }
    return nil
  }

  private func isEqual(_ known: Range<Int>, _ key: Span<UInt8>) -> Bool {
    if known.count == key.count {
      var offset = 0
      while offset < key.count, bytes[known.lowerBound + offset] == key[offset] { offset += 1 }
      if offset == key.count { return true }
    }
    // Other bytes of the same hash: by chance, or canonically equal.
    let text = String(decoding: key.indices.map { key[$0] }, as: UTF8.self)
    return String(decoding: bytes[known], as: UTF8.self) == text
  }
}
