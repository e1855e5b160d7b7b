#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written beside its target and takes its place only when it is complete.
///
/// Until `commit` the target is as it was; without `commit` nothing is left behind. The new file
/// has the old one's permissions, and a symbolic link stays a link. What is no regular file (a
/// pipe, `/dev/stdout`) is written straight away, since nothing can take its place.
///
///     var file = try FileReplacement(path: "graph.csv")
///     try file.write(bytes)
///     try file.commit()
public struct FileReplacement: ~Copyable {
  /// As the user named it.
  public let path: String
  /// What is replaced: `path` with symbolic links followed.
  private let target: String
  /// What is written; `nil` if it is the target itself, or no more.
  private var temporary: String?
  /// -1 if closed.
  private var descriptor: Int32 = -1

  public init(path: String) throws(XMLError) {
    let opened = try FileReplacement.open(path)
    self.path = path
    target = opened.target
    temporary = opened.temporary
    descriptor = opened.descriptor
  }

  private static func open(
    _ path: String
  ) throws(XMLError) -> (target: String, temporary: String?, descriptor: Int32) {
    if path.isEmpty || path.utf8.contains(0) {
      throw XMLError(file: path, reason: .cannotWrite(code: ENOENT))
    }
    var existing = stat()
    // Safety: `existing` and the path live through the call, which keeps no pointer.
    let exists = unsafe stat(path, &existing) == 0
    let format = existing.st_mode & S_IFMT
    if exists && format == S_IFDIR { throw XMLError(file: path, reason: .isFolder) }
    if exists && format != S_IFREG {
      let descriptor = systemOpen(path, O_WRONLY)
      if descriptor < 0 { throw failure(path) }
      return (path, nil, descriptor)
    }
    let target = exists ? withoutLinks(path) : path
    // The name is short, so that a target of the longest name works too, and free of anything
    // random; the numbers keep two programs apart, `O_EXCL` the rest.
    for attempt in 0..<10_000 {
      let name = "\(folder(of: target)).comention-\(getpid())-\(attempt).tmp"
      let descriptor = systemOpen(name, O_WRONLY | O_CREAT | O_EXCL)
      if descriptor < 0 && errno == EEXIST { continue }
      if descriptor < 0 { throw failure(path) }
      if exists && fchmod(descriptor, existing.st_mode & 0o7777) != 0 {
        let failure = failure(path)
        close(descriptor)
        // Safety: `unlink` reads the path, which lives through the call.
        unsafe unlink(name)
        throw failure
      }
      return (target, name, descriptor)
    }
    throw failure(path)
  }

  public mutating func write(_ bytes: [UInt8]) throws(XMLError) {
    try write(bytes.span)
  }

  public mutating func write(_ bytes: Span<UInt8>) throws(XMLError) {
    var start = 0
    while start < bytes.count {
      // Safety: the pointer stays inside the closure, and `write` reads no further than the count.
      let written = unsafe bytes.extracting(start...).withUnsafeBytes { rest in
        unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
      }
      if written > 0 {
        start += written
      } else if written == 0 || errno != EINTR {
        throw FileReplacement.failure(path)
      }
    }
  }

  /// Brings every byte to the disk, so that only the exchange of names is left to do.
  public mutating func prepare() throws(XMLError) {
    guard descriptor >= 0 else { return }
    // Pipes and some file systems have no notion of it.
    if fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS {
      throw FileReplacement.failure(path)
    }
    let closing = descriptor
    descriptor = -1
    // After EINTR the descriptor is closed, too, and the bytes are already on the disk.
    if close(closing) != 0 && errno != EINTR { throw FileReplacement.failure(path) }
  }

  /// Puts the file in its target's place.
  public consuming func commit() throws(XMLError) {
    try prepare()
    guard let name = temporary else { return }
    // Safety: `rename` reads both paths, which live through the call.
    if unsafe rename(name, target) != 0 { throw FileReplacement.failure(path) }
    temporary = nil
    try syncFolder()
  }

  /// Makes the new name survive a power failure.
  private func syncFolder() throws(XMLError) {
    let folder = systemOpen(FileReplacement.folder(of: target) + ".", O_RDONLY | O_DIRECTORY)
    // A folder may be open to writing and closed to reading.
    guard folder >= 0 else { return }
    defer { close(folder) }
    if fsync(folder) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS {
      throw FileReplacement.failure(path)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    // Safety: `unlink` reads the path, which lives through the call.
    if let temporary { unsafe unlink(temporary) }
  }

  private static func failure(_ path: String) -> XMLError {
    XMLError(file: path, reason: .cannotWrite(code: errno))
  }

  /// "data/" for "data/graph.csv", nothing for "graph.csv".
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  private static func withoutLinks(_ path: String) -> String {
    // Safety: the result is a NUL-terminated string that is ours to free.
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}

/// `open(2)`, under a name that a method called `open` does not hide.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
  // Safety: the path lives through the call.
  unsafe open(path, flags | O_CLOEXEC, 0o666)
}

/// `write(2)`, under a name that a method called `write` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  // Safety: the caller's bytes live through the call.
  unsafe write(descriptor, bytes, count)
}
