/// Reads JSON from front to back, and passes over what nobody asks for.
///
/// A caller walks through a document in ordinary loops, and of a file no more is in memory than the
/// string or number that is being read:
///
///     var json = JSONScanner(bytes)
///     try json.start(UInt8(ascii: "{"))
///     var isFirst = true
///     while let key = try json.nextKey(&isFirst) {
///       if json.reads(key, "name") { name = try json.string() } else { try json.skip() }
///     }
package struct JSONScanner: ~Copyable {
  /// How deep values nest at most.
  package static let depthLimit = 256
  private static let chunkSize = 1 << 16
  /// As long as a text in XML may be.
  private static let tokenLimit = 1 << 28

  /// What is in memory; strings and numbers are ranges of it until the next value is read.
  package private(set) var bytes: [UInt8]
  /// The next byte to read.
  package internal(set) var position: Int
  /// Where what is in memory ends.
  private(set) var limit: Int
  /// Whether NaN and infinities are numbers, as Python writes them.
  package let allowsNonFinite: Bool

  private var source: ByteSource?
  private var chunk: [UInt8] = []
  private var failure: JSONFault.Reason?
  /// A position from which on everything stays in memory, or -1.
  package private(set) var kept = -1

  /// Bytes that are no more in memory, and the place of the first one that is.
  private var first = JSONPlace(byte: 0, line: 1, column: 1)
  /// The last place that was asked for, so that lines are counted once.
  private var last = JSONPlace(byte: 0, line: 1, column: 1)

  package init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  /// Reads part of some bytes, as if there were nothing after it.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    last.byte = position
    limit = range.upperBound
    allowsNonFinite = false
    source = nil
  }

  /// Reads a file.
  ///
  /// - Parameter chunkSize: how much of it at a time.
  package init(
    _ source: consuming ByteSource, allowsNonFinite: Bool, chunkSize: Int? = nil
  ) {
    bytes = []
    position = 0
    limit = 0
    self.allowsNonFinite = allowsNonFinite
    self.source = consume source
    chunk = Array(repeating: 0, count: chunkSize ?? JSONScanner.chunkSize)
    if fill(), bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  // MARK: - Reading on

  /// Reads on, and drops what was read; `false` at the end.
  mutating func fill() -> Bool {
    var start = position
    return fill(keeping: &start)
  }

  /// Reads on, and drops what is before a position, which moves with its bytes; `false` at the end.
  mutating func fill(keeping start: inout Int) -> Bool {
    if source == nil { return false }
    let dropped = kept >= 0 ? min(kept, start) : start
    var count = 0
    do throws(XMLError) {
      count = try source?.read(into: &chunk) ?? 0
      if limit - dropped + count > JSONScanner.tokenLimit {
        failure = .unexpected(
          found: "a value of more than \(JSONScanner.tokenLimit) bytes", expected: "a shorter one")
        count = 0
      }
      if first.byte == 0, limit == 0,
        chunk[..<count].starts(with: [0xFF, 0xFE])
          || chunk[..<count].starts(with: [0xFE, 0xFF])
      {
        failure = .unexpected(found: "UTF-16", expected: "JSON in UTF-8")
        count = 0
      }
    } catch { failure = .cannotRead(error) }
    if count == 0 {
      source = nil
      return false
    }
    first = place(at: dropped)
    bytes.removeSubrange(..<dropped)
    bytes.append(contentsOf: chunk[..<count])
    limit = bytes.count
    position -= dropped
    start -= dropped
    if kept >= 0 { kept -= dropped }
    return true
  }

  /// Keeps everything from the next value on in memory, so that it can be read again.
  package mutating func keep() {
    _ = peek()
    kept = position
  }

  /// What was read since `keep`, which ends it.
  package mutating func release() -> Range<Int> {
    defer { kept = -1 }
    return max(kept, 0)..<position
  }

  /// Goes back to where `keep` was called, which ends it.
  package mutating func rewind() {
    if kept >= 0 { position = kept }
    kept = -1
  }

  // MARK: - Places

  /// Where a byte in memory stands; the next one, if none is given.
  package mutating func place(at index: Int? = nil) -> JSONPlace {
    let byte = first.byte + (index ?? position)
    var place = last
    if byte < place.byte { place = first }
    let (from, to) = (place.byte - first.byte, byte - first.byte)
    let lines = bytes.span.count(of: 0x0A, in: from..<to)
    if lines > 0 {
      place.line += lines
      var start = to
      while bytes[start - 1] != 0x0A { start -= 1 }
      place.column = bytes.span.characterCount(in: start..<to) + 1
    } else {
      place.column += bytes.span.characterCount(in: from..<to)
    }
    place.byte = byte
    last = place
    return place
  }

  /// A fault at the next byte.
  package mutating func unexpected(_ expected: String) -> JSONFault {
    let next = peek()
    let found =
      position >= limit
      ? "the end of the \(first.byte > 0 || !chunk.isEmpty ? "file" : "text")"
      : next > 0x20 && next < 0x7F
        ? "'\(Unicode.Scalar(next))'" : "the byte 0x\(String(next, radix: 16, uppercase: true))"
    return fault(found: found, expected: expected)
  }

  /// A fault at a byte in memory.
  package mutating func fault(
    found: String, expected: String, at index: Int? = nil
  ) -> JSONFault {
    JSONFault(
      place: place(at: index), reason: failure ?? .unexpected(found: found, expected: expected))
  }

  // MARK: - Marks

  /// The next byte that is no white space; 0 at the end.
  package mutating func peek() -> UInt8 {
    repeat {
      while position < limit {
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D: position += 1
        default: return bytes[position]
        }
      }
    } while fill()
    return 0
  }

  package mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, position < limit else { return false }
    position += 1
    return true
  }

  /// Fails unless only white space is left.
  package mutating func end() throws(JSONFault) {
    _ = peek()
    if position < limit || failure != nil { throw unexpected("nothing more") }
  }
}
