import XMLSupport

/// How many bytes at the start of some content are not found in text.
struct ControlCounts {
  static let looked = 8192

  private(set) var zeros = 0
  /// Control characters other than tab, line feed, form feed and carriage return.
  private var controls = 0
  private let count: Int

  init(_ bytes: Span<UInt8>) {
    count = min(bytes.count, ControlCounts.looked)
    let head = bytes.extracting(0..<count)
    var position = 0
    while true {
      position = head.firstPosition(from: position) { byte in
        // Below the tab; vertical tab; above the carriage return; delete.
        let low = min(max(byte, 0x08) ^ 0x08, byte ^ 0x0B)
        let high = min(max(byte &- 0x0E, 0x11) ^ 0x11, byte ^ 0x7F)
        return min(low, high)
      }
      guard position < count else { break }
      if head[position] == 0 { zeros += 1 }
      controls += 1
      position += 1
    }
  }

  /// NUL, or more control characters than text has.
  var areBinary: Bool { zeros > 0 || controls * 10 > count }
}
