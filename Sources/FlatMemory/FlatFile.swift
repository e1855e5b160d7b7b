#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A flat file that cannot be used.
public struct FlatFileError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case cannotRead
    /// No flat file, or one of another format, version or kind of machine.
    case unknownFormat
    /// Not what was written: cut off, or with other bytes.
    case damaged
  }

  public var reason: Reason

  public init(_ reason: Reason) { self.reason = reason }
}

/// Writes arrays of plain values one after the other, so that they can be used where they stand.
///
///     mark (16 bytes) · version · key · checksum of all behind · sections · where each starts and
///     how long it is · the sections, each at a multiple of 64
///
/// All numbers are as the machine has them; the version is told apart by its byte order.
public struct FlatFileWriter {
  private var body: [UInt8] = []
  private var sections: [(start: Int, count: Int)] = []

  public init() {}

  /// - Precondition: the element has no padding, which would make bytes that mean nothing.
  public mutating func add<Element>(_ array: FlatArray<Element>) {
    precondition(MemoryLayout<Element>.size == MemoryLayout<Element>.stride)
    while body.count % FlatFile.alignment != 0 { body.append(0) }
    let bytes = array.bytes
    sections.append((body.count, bytes.count))
    body += bytes
  }

  public mutating func add<Element>(_ array: [Element])
  where Element: BitwiseCopyable & Sendable { add(FlatArray(array)) }

  /// - Parameters:
  ///   - mark: 16 bytes that tell what sort of file this is.
  ///   - key: what the contents were made from, or anything else to find again.
  public func file(mark: String, version: UInt32, key: UInt64) -> [UInt8] {
    var table: [UInt64] = []
    let first = FlatFile.bodyStart(sections: sections.count)
    for section in sections { table += [UInt64(first + section.start), UInt64(section.count)] }
    var rest = FlatArray(table).bytes
    while FlatFile.headerSize + rest.count < first { rest.append(0) }
    rest += body
    while rest.count % 8 != 0 { rest.append(0) }
    let count = UInt64(sections.count)
    let checksum = FlatFile.checksum(
      of: FlatArray(words: rest), start: FlatFile.start(UInt64(version), key, count))
    return FlatFile.mark(mark) + FlatArray([UInt64(version), key, checksum, count]).bytes + rest
  }

}

/// A file of arrays that is mapped into memory, not read.
public struct FlatFile: Sendable {
  public let key: UInt64
  public let version: UInt32
  private let storage: FlatStorage
  private let sections: FlatArray<UInt64>
  private var next = 0

  static let alignment = 64
  static let headerSize = 48

  static func bodyStart(sections: Int) -> Int {
    (headerSize + sections * 16 + alignment - 1) / alignment * alignment
  }

  static func mark(_ text: String) -> [UInt8] {
    Array((Array(text.utf8) + [UInt8](repeating: 0, count: 16)).prefix(16))
  }

  /// Maps a file.
  ///
  /// Its bytes are all checked, which costs a tenth of a millisecond a megabyte.
  public init(path: String, mark: String) throws(FlatFileError) {
    // Safety: `open` reads the path, which lives through the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FlatFileError(.cannotRead) }
    defer { close(descriptor) }
    var status = stat()
    // Safety: `status` lives through the call, which keeps no pointer.
    guard unsafe fstat(descriptor, &status) == 0 else { throw FlatFileError(.cannotRead) }
    let size = Int(status.st_size)
    guard size >= FlatFile.headerSize, size % 8 == 0 else { throw FlatFileError(.unknownFormat) }
    // Safety: the mapping is private and read-only, and `FlatStorage` ends it. A file that another
    // program cuts off while it is mapped ends this one; files are replaced, not rewritten.
    guard
      let memory = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | mapAtOnce, descriptor, 0),
      unsafe memory != MAP_FAILED
    else { throw FlatFileError(.cannotRead) }
    try self.init(
      unsafe FlatStorage(memory, byteCount: size, isMapped: true), mark: mark)
  }

  /// The arrays of a file that is in memory.
  public init(bytes: [UInt8], mark: String) throws(FlatFileError) {
    guard bytes.count >= FlatFile.headerSize, bytes.count % 8 == 0 else {
      throw FlatFileError(.unknownFormat)
    }
    // Eight bytes at a time, so that the memory is aligned.
    try self.init(FlatArray(words: bytes).storage, mark: mark)
  }

  private init(_ storage: FlatStorage, mark: String) throws(FlatFileError) {
    self.storage = storage
    let bytes = FlatArray<UInt8>(storage, offset: 0, count: 16)
    guard bytes.elementsEqual(FlatFile.mark(mark)) else { throw FlatFileError(.unknownFormat) }
    let header = FlatArray<UInt64>(storage, offset: 16, count: 4)
    // A file of a machine with the other byte order has a version beyond all.
    guard header[0] <= UInt64(UInt32.max) else { throw FlatFileError(.unknownFormat) }
    version = UInt32(header[0])
    key = header[1]
    let rest = FlatArray<UInt64>(
      storage, offset: FlatFile.headerSize, count: (storage.byteCount - FlatFile.headerSize) / 8)
    let start = FlatFile.start(header[0], header[1], header[3])
    guard FlatFile.checksum(of: rest, start: start) == header[2] else {
      throw FlatFileError(.damaged)
    }
    let count = Int(truncatingIfNeeded: header[3])
    guard count >= 0, count < 1 << 20, count * 2 <= rest.count else {
      throw FlatFileError(.damaged)
    }
    sections = FlatArray(storage, offset: FlatFile.headerSize, count: count * 2)
  }

  /// The next array, in the order in which they were written.
  public mutating func array<Element>(of _: Element.Type) throws(FlatFileError)
    -> FlatArray<Element>
  {
    guard next * 2 < sections.count else { throw FlatFileError(.damaged) }
    let (start, count) = (
      Int(truncatingIfNeeded: sections[next * 2]),
      Int(truncatingIfNeeded: sections[next * 2 + 1])
    )
    next += 1
    guard start >= 0, count >= 0, start <= storage.byteCount, count <= storage.byteCount - start,
      start % FlatFile.alignment == 0, count % MemoryLayout<Element>.stride == 0
    else { throw FlatFileError(.damaged) }
    return FlatArray(storage, offset: start, count: count / MemoryLayout<Element>.stride)
  }

  /// What a checksum says of the header.
  fileprivate static func start(_ version: UInt64, _ key: UInt64, _ sections: UInt64) -> UInt64 {
    (version &* 31 &+ key) &* 31 &+ sections
  }

  /// Four sums side by side, each stirred by a multiplication and a rotation, so that they need not
  /// wait for one another; after xxHash64 (Yann Collet).
  ///
  /// - Parameter start: what the sums start with.
  static func checksum(of words: FlatArray<UInt64>, start: UInt64) -> UInt64 {
    let (one, two): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (one &+ two, two, start, start &- one)
    func stirred(_ sum: UInt64, _ word: UInt64) -> UInt64 {
      let value = sum &+ word &* two
      return (value << 31 | value >> 33) &* one
    }
    var position = 0
    while position + 4 <= words.count {
      a = stirred(a, words[position])
      b = stirred(b, words[position + 1])
      c = stirred(c, words[position + 2])
      d = stirred(d, words[position + 3])
      position += 4
    }
    var sum = (a << 1 | a >> 63) &+ (b << 7 | b >> 57) &+ (c << 12 | c >> 52) &+ (d << 18 | d >> 46)
    while position < words.count {
      sum = stirred(sum, words[position])
      position += 1
    }
    sum = (sum ^ UInt64(words.count)) &* two
    return sum ^ sum >> 29
  }
}

#if os(Linux)
  /// Brings the pages in at one go, which is cheaper than one by one as they are checked.
  private let mapAtOnce = MAP_POPULATE
#else
  private let mapAtOnce: Int32 = 0
#endif

extension FlatArray where Element == UInt64 {
  /// Bytes as numbers; a multiple of eight of them.
  init(words bytes: [UInt8]) {
    var words = [UInt64](repeating: 0, count: bytes.count / 8)
    for position in words.indices {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[position * 8 + offset]) << UInt64(offset * 8) }
      words[position] = word
    }
    self.init(words)
  }
}
