/// A half-open range of UTF-8 byte offsets into one document's text.
public struct ByteRange: Hashable, Sendable, Comparable {
  public var start: Int
  public var end: Int

  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start >= 0 && start <= end, "a byte range runs forward")
    self.start = start
    self.end = end
  }

  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }

  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// By start, then the longer first.
  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    (a.start, b.end) < (b.start, a.end)
  }
}
