import CZlib

/// Decompresses deflated bytes without a header, as zip archives hold them.
enum RawInflate {
  /// What was found instead of such bytes.
  struct Failure: Error {
    var found: String
  }

  /// The largest window; below zero, there is no header.
  private static let rawWindow: Int32 = -15

  /// - Parameter count: how many bytes must come out.
  static func bytes(_ compressed: ArraySlice<UInt8>, count: Int) throws(Failure) -> [UInt8] {
    guard let available = UInt32(exactly: compressed.count), let room = UInt32(exactly: count)
    else { throw Failure(found: "more than 4 GB") }
    // zlib keeps its address.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    // Safety: the stream is ours until this returns; zeros ask for zlib's own allocation.
    guard unsafe comention_inflateInit(stream, rawWindow) == Z_OK else {
      throw Failure(found: "too little memory")
    }
    defer { unsafe inflateEnd(stream) }
    // One more than is wanted, so that zlib comes to the end, and so that too many show.
    var output = [UInt8](repeating: 0, count: count + 1)
    // Safety: zlib only reads the input, reads and writes no further than the counts, and the
    // pointers stay inside.
    let (status, written) = unsafe compressed.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = available
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = room &+ 1
        let status = unsafe inflate(stream, Z_FINISH)
        return unsafe (status, output.count - Int(stream.pointee.avail_out))
      }
    }
    if written > count { throw Failure(found: "more bytes than its entry says") }
    switch status {
    case Z_STREAM_END: break
    case Z_BUF_ERROR, Z_OK: throw Failure(found: "data that are cut off")
    case Z_MEM_ERROR: throw Failure(found: "too little memory")
    default:
      // Safety: zlib's message is a constant.
      let words = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "unknown"
      throw Failure(found: "damaged data (\(words))")
    }
    if written < count { throw Failure(found: "fewer bytes than its entry says") }
    output.removeLast()
    return output
  }

  /// The checksum that zip archives keep of their members.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    // Safety: zlib reads the bytes, which live through the call.
    unsafe bytes.withUnsafeBufferPointer {
      unsafe UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}
