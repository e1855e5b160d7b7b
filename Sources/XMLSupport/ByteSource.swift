#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes to read, chunk by chunk: a file's, those of standard input, or some in memory;
/// decompressed, if gzip compressed them and the caller wants it.
package struct ByteSource: ~Copyable {
  /// What errors call it.
  let file: String
  /// -1 if the bytes are in memory.
  private let descriptor: Int32
  private let isOwned: Bool
  private let memory: [UInt8]
  private var gunzip: Gunzip?
  private var isAtStart = true
  /// How many bytes were read as they are stored.
  package private(set) var storedCount = 0

  package init(bytes: [UInt8], file: String) {
    self.file = file
    memory = bytes
    descriptor = -1
    isOwned = false
    gunzip = nil
  }

  /// Bytes as HTTP has them that calls them `deflate`: with the header of zlib, or without any.
  package init(deflated bytes: [UInt8], file: String) throws(XMLError) {
    self.init(bytes: [], file: file)
    let hasHeader =
      bytes.count > 1 && bytes[0] & 0x0F == 8
      && (Int(bytes[0]) << 8 | Int(bytes[1])).isMultiple(of: 31)
    gunzip = try Gunzip(bytes[...], hasHeader ? .zlib : .bare, file: file)
    isAtStart = false
  }

  private init(standardInput file: String) {
    self.file = file
    memory = []
    descriptor = STDIN_FILENO
    isOwned = false
    gunzip = nil
  }

  /// What is piped to the program; to be read once.
  package static var standardInput: ByteSource { ByteSource(standardInput: "-") }

  package init(path: String) throws(XMLError) {
    file = path
    memory = []
    isOwned = true
    gunzip = nil
    guard !path.utf8.contains(0) else {
      descriptor = -1
      throw XMLError(file: path, reason: .cannotRead(code: ENOENT))
    }
    // Safety: `open` reads the path, which lives through the call.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw XMLError(file: path, reason: .cannotRead(code: errno)) }
  }

  deinit {
    if isOwned, descriptor >= 0 { close(descriptor) }
  }

  /// How many bytes the file has; `nil` if it is no regular file.
  package var size: Int? {
    var status = stat()
    // Safety: `fstat` fills the structure, which lives through the call.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Whether gzip packed some bytes.
  package static func isPacked(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: Gunzip.magic)
  }

  /// Whether what was read is decompressed; known from the first read on.
  package var isPacked: Bool { gunzip != nil }

  /// Fills the chunk, or as much of it as there are bytes left, or before a fault in compressed
  /// ones; returns how many.
  package mutating func read(into chunk: inout [UInt8]) throws(XMLError) -> Int {
    if isAtStart {
      isAtStart = false
      let count = try readStored(into: &chunk)
      if !ByteSource.isPacked(chunk[..<count]) { return count }
      gunzip = try Gunzip(chunk[..<count], file: file)
    }
    guard var gunzip = gunzip.take() else { return try readStored(into: &chunk) }
    do throws(XMLError) {
      let count = try gunzip.read(into: &chunk) { (input) throws(XMLError) in
        try readStored(into: &input)
      }
      self.gunzip = consume gunzip
      return count
    } catch {
      self.gunzip = consume gunzip
      throw error
    }
  }

  /// All bytes that are left.
  package mutating func readAll() throws(XMLError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try read(into: &chunk), count > 0 {
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// The same as `read`, of the bytes as they are stored.
  private mutating func readStored(into chunk: inout [UInt8]) throws(XMLError) -> Int {
    if descriptor < 0 {
      let count = min(chunk.count, memory.count - storedCount)
      for offset in 0..<count { chunk[offset] = memory[storedCount + offset] }
      storedCount += count
      return count
    }
    var filled = 0
    while filled < chunk.count {
      // Safety: the pointer stays inside the closure, and `read` writes no further than the count.
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return unsafe systemRead(descriptor, rest.baseAddress, rest.count)
      }
      if count == 0 { break }
      if count > 0 {
        filled += count
        storedCount += count
      } else if errno == EISDIR {
        throw XMLError(file: file, reason: .isFolder)
      } else if errno != EINTR {
        throw XMLError(file: file, reason: .cannotRead(code: errno))
      }
    }
    return filled
  }
}

/// `read(2)`, under a name that a method called `read` does not hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  // Safety: the caller's bytes live through the call.
  unsafe read(descriptor, bytes, count)
}
