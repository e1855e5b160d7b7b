import CZlib

/// Decompresses what gzip compressed, chunk by chunk.
///
/// Several compressed files in a row are one, and zeros at the end are padding, as gzip has it.
@safe
struct Gunzip: ~Copyable {
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
  private var isInMember = true
  private var compressedCount: UInt64 = 0
  private var count: UInt64 = 0

  /// - Parameter input: the first bytes of the file.
  init(_ input: ArraySlice<UInt8>, file: String) throws(XMLError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Safety: the stream is ours until `deinit`; zeros ask for zlib's own allocation.
    if unsafe comention_inflateInit(stream) != Z_OK {
      unsafe stream.deallocate()
      throw XMLError(file: file, reason: .cannotRead(code: XMLError.outOfMemory))
    }
    self.file = file
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
    while filled < chunk.count {
      if start == end {
        if input.count < 1 << 16 { input = [UInt8](repeating: 0, count: 1 << 16) }
        start = 0
        end = try refill(&input)
        if end == 0 {
          if !isInMember { break }
          throw damaged("a gzip file that is cut off", "a complete one")
        }
      }
      if !isInMember {
        if input[start] == 0 {
          start += 1
          continue
        }
        if input[start] != Gunzip.magic[0] {
          throw damaged("something after the gzip data", "the end of the file")
        }
        // Safety: the stream is ours.
        unsafe inflateReset(stream)
        isInMember = true
      }
      filled += try decompress(into: &chunk, from: filled)
    }
    return filled
  }

  private mutating func decompress(
    into chunk: inout [UInt8], from filled: Int
  ) throws(XMLError) -> Int {
    // Safety: zlib reads and writes no further than the counts, and the pointers stay inside.
    let (status, read, written) = unsafe input.withUnsafeMutableBufferPointer { input in
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
    return written
  }

  private func damaged(_ found: String, _ expected: String) -> XMLError {
    XMLError(file: file, reason: .isDamaged(found: found, expected: expected))
  }
}
