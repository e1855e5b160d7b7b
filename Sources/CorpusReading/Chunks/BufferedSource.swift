import XMLSupport

/// Bytes that are read ahead as far as they are looked at; unpacked, if gzip packed them.
struct BufferedSource: ~Copyable {
  private var source: ByteSource
  /// What was read and not yet let go; what is left of it starts at `position`.
  private(set) var buffer: [UInt8] = []
  var position = 0
  /// Whether all that there is was read.
  private(set) var isAtEnd = false
  /// Bytes that were let go.
  private var passed = 0
  /// Why reading stopped before the end, if it did: what goes behind the file's name.
  private(set) var fault: String?

  init(_ source: consuming ByteSource) { self.source = source }

  /// Bytes that are read and not taken.
  var count: Int { buffer.count - position }

  /// Where the position is in the file as it is unpacked.
  var offset: Int { passed + position }

  /// How much of the stored file is done.
  var storedOffset: Int { source.isPacked ? source.storedCount : offset }

  /// Bytes of the file as it is stored; `nil` where that cannot be known.
  var storedSize: Int? { source.size }

  /// Whether gzip packed the file; known as soon as something was read.
  var isPacked: Bool { source.isPacked }

  /// Reads until so many bytes are there, or all that there are.
  mutating func fill(to wanted: Int) {
    guard !isAtEnd, count < wanted else { return }
    buffer.removeSubrange(..<position)
    (passed, position) = (passed + position, 0)
    while !isAtEnd, count < wanted {
      // The first two bytes tell whether gzip packed the file.
      let size = min(max(wanted - count, 2), BufferedSource.largestPiece)
      var piece = [UInt8](repeating: 0, count: size)
      do {
        let read = try source.read(into: &piece)
        isAtEnd = source.isPacked ? read == 0 : read < size
        buffer += piece[..<read]
      } catch {
        isAtEnd = true
        if case .isDamaged = error.reason {
          fault = "\(error.message); what follows is left out"
        } else {
          fault = "cannot be read from byte \(passed + buffer.count) on; left out"
        }
      }
    }
  }

  /// Steps over bytes, read or not; over fewer, if there are fewer.
  mutating func skip(_ count: Int) {
    var left = count
    while left > 0 {
      if self.count == 0 { fill(to: min(left, BufferedSource.largestPiece)) }
      let step = min(left, self.count)
      if step == 0 { return }
      position += step
      left -= step
    }
  }

  private static let largestPiece = 1 << 20
}

extension BufferedSource {
  /// A file's content, if there is more of it than `size`; its beginning is read.
  static func open(path: String, largerThan size: Int) -> BufferedSource? {
    guard let source = try? ByteSource(path: path), let stored = source.size, stored > 0 else {
      return nil
    }
    var input = BufferedSource(source)
    if stored <= size {
      input.fill(to: 2)
      guard input.isPacked else { return nil }
    }
    input.fill(to: max(size + 1, ControlCounts.looked))
    guard input.count > size else { return nil }
    return input
  }
}
