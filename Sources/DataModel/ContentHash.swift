/// A number that tells one content from another: the same on every machine and in every run.
///
/// Not for keeping anybody from making two contents of one hash.
package struct ContentHash: Sendable {
  package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  package init() {}

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
    value = (value << 29 | value >> 35) &* 0x9E37_79B9_7F4A_7C15
  }

  package mutating func add(_ bytes: [UInt8]) { add(bytes.span) }

  private mutating func add(_ span: Span<UInt8>) {
    add(span.count)
    var position = 0
    while position + 8 <= span.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(span[position + offset]) << UInt64(8 * offset) }
      add(word)
      position += 8
    }
    var word: UInt64 = 0
    while position < span.count {
      word = word << 8 | UInt64(span[position])
      position += 1
    }
    add(word)
  }

  package mutating func add(_ text: String?) {
    guard let text else { return add(-1) }
    add(text.utf8.span)
  }
}
