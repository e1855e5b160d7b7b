/// Loops over bytes that the compiler makes a few instructions for many bytes of: a fixed number of
/// rounds, and nothing in them that takes a decision.
extension Span where Element == UInt8 {
  @usableFromInline
  static var step: Int { 32 }

  /// The first position from `start` on of a byte whose distance to what is looked for is 0; the
  /// end if there is none.
  ///
  /// - Parameter distance: arithmetic such as `min($0 ^ 0x0A, $0 ^ 0x0D)`.
  // Inlined elsewhere, or the distance would be a call for every byte.
  @inlinable
  package func firstPosition(from start: Int, distance: (UInt8) -> UInt8) -> Int {
    var position = start
    while position &+ Self.step <= count {
      let chunk = extracting(position..<position &+ Self.step)
      var nearest = UInt8.max
      for offset in 0..<Self.step { nearest = Swift.min(nearest, distance(chunk[offset])) }
      if nearest == 0 { break }
      position &+= Self.step
    }
    while position < count, distance(self[position]) != 0 { position &+= 1 }
    return position
  }

  /// How often a byte occurs in a range.
  @inlinable
  package func count(of byte: UInt8, in range: Range<Int>) -> Int {
    var position = range.lowerBound
    var others = 0
    while position &+ Self.step <= range.upperBound {
      let chunk = extracting(position..<position &+ Self.step)
      var sum: UInt8 = 0
      for offset in 0..<Self.step {
        let difference = chunk[offset] ^ byte
        sum &+= (difference | (0 &- difference)) >> 7
      }
      others &+= Int(sum)
      position &+= Self.step
    }
    while position < range.upperBound {
      if self[position] != byte { others &+= 1 }
      position &+= 1
    }
    return range.count - others
  }

  /// How many characters of UTF-8 begin in a range.
  func characterCount(in range: Range<Int>) -> Int {
    var count = 0
    for position in range where self[position] & 0xC0 != 0x80 { count &+= 1 }
    return count
  }
}
