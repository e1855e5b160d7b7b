import XMLSupport

/// Bytes that are read ahead as far as they are looked at.
struct BufferedSource: ~Copyable {
  private var source: ByteSource
  /// What was read and not yet let go; what is left of it starts at `position`.
  private(set) var buffer: [UInt8] = []
  var position = 0
  /// Whether all that there is was read.
  private(set) var isAtEnd = false
  /// Bytes that were let go.
  private var passed = 0
  /// The byte before which reading failed, if it did.
  private(set) var failedAt: Int?

  init(_ source: consuming ByteSource) { self.source = source }

  /// Bytes that are read and not taken.
  var count: Int { buffer.count - position }

  /// Where the position is in the file.
  var offset: Int { passed + position }

  /// Reads until so many bytes are there, or all that there are.
  mutating func fill(to wanted: Int) {
    guard !isAtEnd, count < wanted else { return }
    buffer.removeSubrange(..<position)
    (passed, position) = (passed + position, 0)
    while !isAtEnd, count < wanted {
      let size = min(wanted - count, BufferedSource.largestPiece)
      var piece = [UInt8](repeating: 0, count: size)
      do {
        let read = try source.readStored(into: &piece)
        isAtEnd = read < size
        buffer += piece[..<read]
      } catch {
        isAtEnd = true
        failedAt = passed + buffer.count
      }
    }
  }

  private static let largestPiece = 1 << 20
}
