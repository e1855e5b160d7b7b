import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where libxml2's output layer puts its bytes: a file, or memory.
///
/// libxml2 2.9 prints a line to standard error when its callback fails. So ours never does: it
/// keeps the first failure, takes the rest without writing it, and the writer looks here after
/// every call.
final class OutputSink {
  private let path: String
  private var file: FileReplacement?
  /// `nil` if bytes are written as they are.
  private var gzip: Gzip?
  /// All that was written to memory, or what was not yet written to the file.
  private var memory: [UInt8] = []
  /// libxml2 calls with 16 kB, which is little for a file.
  private static let batchSize = 1 << 18
  private(set) var failure: XMLError?

  /// In memory.
  init() {
    path = "memory"
    file = nil
    gzip = nil
  }

  init(path: String, isCompressed: Bool) throws(XMLError) {
    self.path = path
    file = try FileReplacement(path: path)
    gzip = isCompressed ? try Gzip(file: path) : nil
  }

  var outOfMemory: XMLError {
    XMLError(file: path, reason: .cannotWrite(code: XMLError.outOfMemory))
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    if failure != nil { return }
    // Safety, here and below: the bytes are libxml2's and are copied before this returns.
    guard gzip != nil else {
      unsafe memory.append(contentsOf: bytes)
      if file != nil, memory.count >= OutputSink.batchSize { writeMemory() }
      return
    }
    do throws(XMLError) {
      try unsafe gzip?.write(bytes) { (span) throws(XMLError) in try file?.write(span) }
    } catch {
      failure = error
    }
  }

  private func writeMemory() {
    do throws(XMLError) { try file?.write(memory) } catch { failure = error }
    memory.removeAll(keepingCapacity: true)
  }

  /// Puts the file in its place; returns what was written to memory.
  func finish() throws(XMLError) -> [UInt8] {
    try gzip?.finish { (span) throws(XMLError) in try file?.write(span) }
    if file != nil { writeMemory() }
    if let failure { throw failure }
    try file.take()?.commit()
    return memory
  }

  static let callback:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt) -> CInt =
      { context, bytes, count in
        guard let context = unsafe context, let bytes = unsafe bytes, count > 0 else { return 0 }
        // Safety: the writer gave its sink's address as the context and keeps the sink alive until
        // libxml2's buffer is closed; `bytes` holds `count` bytes until this returns.
        let sink = unsafe Unmanaged<OutputSink>.fromOpaque(context).takeUnretainedValue()
        unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
          unsafe sink.write(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        return count
      }
}

/// libxml2 as a whole.
enum LibXML2 {
  private static let isInitialized: Bool = {
    xmlInitParser()
    return true
  }()

  /// Sets up libxml2's tables, once, before threads may race for them.
  static func initialize() {
    _ = isInitialized
  }
}
