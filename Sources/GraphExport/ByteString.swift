/// A string that equals another only if their bytes are equal.
///
/// Swift's strings are equal if Unicode deems them so ("é" in one scalar or two); the ids of a file
/// are not.
struct ByteString: Hashable, Comparable {
  var string: String

  init(_ string: String) { self.string = string }

  static func == (a: ByteString, b: ByteString) -> Bool { order(a.string, b.string) == 0 }
  static func < (a: ByteString, b: ByteString) -> Bool { order(a.string, b.string) < 0 }

  /// Below, at or above zero if the bytes of `a` come before, are, or come after those of `b`.
  static func order(_ a: String, _ b: String) -> Int {
    let first = a.utf8.span
    let second = b.utf8.span
    let shared = min(first.count, second.count)
    var position = 0
    while position < shared {
      let (byte, other) = (first[position], second[position])
      if byte != other { return Int(byte) - Int(other) }
      position += 1
    }
    return first.count - second.count
  }

  /// The first eight bytes as a number; those of two strings are in the strings' order or alike.
  static func beginning(_ string: String) -> UInt64 {
    let bytes = string.utf8.span
    var number: UInt64 = 0
    for position in 0..<min(8, bytes.count) {
      number |= UInt64(bytes[position]) << UInt64(56 - 8 * position)
    }
    return number
  }

  func hash(into hasher: inout Hasher) {
    let bytes = string.utf8.span
    var word: UInt64 = 0
    for position in bytes.indices {
      word = word << 8 | UInt64(bytes[position])
      if position & 7 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
  }
}
