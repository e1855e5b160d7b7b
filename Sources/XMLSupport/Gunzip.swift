import CZlib

/// Decompresses what gzip compressed, chunk by chunk.
///
/// Several compressed files in a row are one, and zeros at the end are padding, as gzip has it.
/// What comes out before a fault is given first, and the fault is thrown by the read after.
@safe
struct Gunzip: ~Copyable {
  /// What stands around the compressed data.
  enum Form {
    case gzip, zlib
    /// Nothing.
    case bare

    /// What zlib calls it: 15 is the largest window, 16 more ask for a gzip header, and a negative
    /// one for none.
    fileprivate var windowBits: Int32 {
      switch self {
      case .gzip: 15 + 16
      case .zlib: 15
      case .bare: -15
      }
    }
  }

  /// What tells such a file.
  static let magic: [UInt8] = [0x1F, 0x8B]

  // A graph shrinks to a tenth, in rare cases to a hundredth; deflate can pack a thousand bytes in
  // one, and whoever made such a file wants to fill a memory.
  private static let largestGrowth: UInt64 = 200
  private static let freeGrowth: UInt64 = 64 << 20

  private let file: String
  /// zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Compressed bytes, those from `start` to `end` not yet decompressed.
  private var input: [UInt8]
  private var start = 0
  private var end: Int
  private let form: Form
  private var isInMember = true
  private var fault: XMLError?
  private var compressedCount: UInt64 = 0
  private var count: UInt64 = 0

  /// - Parameter input: the first bytes of the file.
  init(_ input: ArraySlice<UInt8>, _ form: Form = .gzip, file: String) throws(XMLError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Safety: the stream is ours until `deinit`; zeros ask for zlib's own allocation.
    if unsafe comention_inflateInit(stream, form.windowBits) != Z_OK {
      unsafe stream.deallocate()
      throw XMLError(file: file, reason: .cannotRead(code: XMLError.outOfMemory))
    }
    self.file = file
    self.form = form
    unsafe self.stream = stream
    self.input = Array(input)
    end = input.count
  }

  deinit {
    // Safety: the stream is ours.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Fills the chunk, or as much of it as there are bytes left; returns how many.
  ///
  /// - Parameter refill: fills an array with compressed bytes.
  mutating func read(
    into chunk: inout [UInt8], refill: (inout [UInt8]) throws(XMLError) -> Int
  ) throws(XMLError) -> Int {
    var filled = 0
    while filled < chunk.count, fault == nil {
      do throws(XMLError) {
        guard try readOn(into: &chunk, from: &filled, refill: refill) else { break }
      } catch {
        fault = error
      }
    }
    if filled == 0, let fault { throw fault }
    return filled
  }

  /// Decompresses some more; `false` at the end.
  private mutating func readOn(
    into chunk: inout [UInt8], from filled: inout Int,
    refill: (inout [UInt8]) throws(XMLError) -> Int
  ) throws(XMLError) -> Bool {
    if start == end {
      if input.count < 1 << 16 { input = [UInt8](repeating: 0, count: 1 << 16) }
      start = 0
      end = try refill(&input)
      if end == 0 {
        if !isInMember { return false }
        // What has no checksum at its end may have been taken in as a whole before it is given out.
        let before = filled
        try decompress(into: &chunk, from: &filled)
        if isInMember, filled == before {
          throw damaged("a gzip file that is cut off", "a complete one")
        }
        return true
      }
    }
    if !isInMember {
      guard form == .gzip else { return false }
      if input[start] == 0 {
        start += 1
        return true
      }
      if input[start] != Gunzip.magic[0] {
        throw damaged("something after the gzip data", "the end of the file")
      }
      // Safety: the stream is ours.
      unsafe inflateReset(stream)
      isInMember = true
    }
    try decompress(into: &chunk, from: &filled)
    return true
  }

  private mutating func decompress(
    into chunk: inout [UInt8], from filled: inout Int
  ) throws(XMLError) {
    // Safety: zlib reads and writes no further than the counts, and the pointers stay inside.
    let (status, read, written) = unsafe input.withUnsafeMutableBufferPointer { [filled] input in
      unsafe chunk.withUnsafeMutableBufferPointer { chunk in
        unsafe stream.pointee.next_in = input.baseAddress?.advanced(by: start)
        unsafe stream.pointee.avail_in = UInt32(end - start)
        unsafe stream.pointee.next_out = chunk.baseAddress?.advanced(by: filled)
        unsafe stream.pointee.avail_out = UInt32(chunk.count - filled)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          status, end - start - Int(stream.pointee.avail_in),
          chunk.count - filled - Int(stream.pointee.avail_out)
        )
      }
    }
    start += read
    compressedCount += UInt64(read)
    count += UInt64(written)
    filled += written
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isInMember = false
    case Z_MEM_ERROR: throw XMLError(file: file, reason: .cannotRead(code: XMLError.outOfMemory))
    default:
      // Safety: zlib's message is a constant.
      let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "unknown"
      throw damaged("damaged gzip data (\(words))", "data as gzip wrote them")
    }
    if count > Gunzip.freeGrowth && count / Gunzip.largestGrowth > compressedCount {
      throw damaged(
        "a gzip file that unpacks to more than \(Gunzip.largestGrowth) times its size",
        "one that does not")
    }
  }

  private func damaged(_ found: String, _ expected: String) -> XMLError {
    XMLError(file: file, reason: .isDamaged(found: found, expected: expected))
  }
}
