import DataModel

/// An image of a lexicon that cannot be used.
public struct LexiconImageError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// Not an image, or one of another version of the program.
    case unknownFormat
    /// Made from other files than those of now.
    case stale
    case damaged
  }

  public var reason: Reason

  public var description: String {
    switch reason {
    case .unknownFormat: "no lexicon image of this version"
    case .stale: "a lexicon image made from other files"
    case .damaged: "a damaged lexicon image"
    }
  }
}

/// What can be written to an image and read back.
protocol ImageCoding {
  func write(to image: inout ImageWriter)
  init(from image: inout ImageReader) throws(LexiconImageError)
}

/// Collects the bytes of an image; numbers stand in little-endian order.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}

/// Reads the bytes of an image from front to back.
struct ImageReader: ~Copyable {
  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next<Value: FixedWidthInteger>() throws(LexiconImageError) -> Value {
    let size = Value.bitWidth / 8
    guard bytes.count - position >= size else { throw LexiconImageError(reason: .damaged) }
    var value: Value = 0
    for offset in 0..<size {
      value |= Value(truncatingIfNeeded: bytes[position + offset]) << Value(offset * 8)
    }
    position += size
    return value
  }

  mutating func next(_ count: Int) throws(LexiconImageError) -> ArraySlice<UInt8> {
    guard count >= 0, bytes.count - position >= count else {
      throw LexiconImageError(reason: .damaged)
    }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  /// The number of elements that follow, each of at least one byte.
  mutating func count() throws(LexiconImageError) -> Int {
    let count: UInt32 = try next()
    guard Int(count) <= bytes.count - position else { throw LexiconImageError(reason: .damaged) }
    return Int(count)
  }
}

extension FixedWidthInteger where Self: ImageCoding {
  func write(to image: inout ImageWriter) { image.append(self) }
  init(from image: inout ImageReader) throws(LexiconImageError) { self = try image.next() }
}

extension UInt8: ImageCoding {}
extension UInt32: ImageCoding {}
extension Int32: ImageCoding {}
extension UInt64: ImageCoding {}
extension Int: ImageCoding {}

extension Bool: ImageCoding {
  func write(to image: inout ImageWriter) { image.append(self ? 1 : 0 as UInt8) }
  init(from image: inout ImageReader) throws(LexiconImageError) {
    let byte: UInt8 = try image.next()
    self = byte != 0
  }
}

extension String: ImageCoding {
  func write(to image: inout ImageWriter) {
    image.append(UInt32(utf8.count))
    image.append(contentsOf: utf8)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let count = try image.count()
    self = String(decoding: try image.next(count), as: UTF8.self)
  }
}

extension Optional: ImageCoding where Wrapped: ImageCoding {
  func write(to image: inout ImageWriter) {
    (self != nil).write(to: &image)
    self?.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self = try Bool(from: &image) ? try Wrapped(from: &image) : nil
  }
}

extension Array: ImageCoding where Element: ImageCoding {
  func write(to image: inout ImageWriter) {
    image.append(UInt32(count))
    for element in self { element.write(to: &image) }
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let count = try image.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &image)) }
  }
}

extension Set: ImageCoding where Element: ImageCoding & Comparable {
  func write(to image: inout ImageWriter) { sorted().write(to: &image) }
  init(from image: inout ImageReader) throws(LexiconImageError) {
    self = Set(try [Element](from: &image))
  }
}

/// In the order of the keys, so that equal dictionaries have equal images.
extension Dictionary: ImageCoding where Key == String, Value: ImageCoding {
  func write(to image: inout ImageWriter) {
    image.append(UInt32(count))
    for (key, value) in self.sorted(by: { $0.key < $1.key }) {
      key.write(to: &image)
      value.write(to: &image)
    }
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let count = try image.count()
    self = [:]
    for _ in 0..<count {
      let key = try String(from: &image)
      self[key] = try Value(from: &image)
    }
  }
}

extension EntityKind: ImageCoding {
  func write(to image: inout ImageWriter) { image.append(rawValue) }
  init(from image: inout ImageReader) throws(LexiconImageError) {
    guard let kind = EntityKind(rawValue: try image.next()) else {
      throw LexiconImageError(reason: .damaged)
    }
    self = kind
  }
}
