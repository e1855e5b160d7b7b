#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary file for what memory has no room for. Its name is taken away as soon as it is open,
/// so that nothing is left behind however the program ends.
///
/// One task writes; when it is done, any number may read.
package final class ScratchFile: Sendable {
  /// What the system says is wrong.
  package struct Failure: Error, Hashable, Sendable {
    package var code: Int32
  }

  let descriptor: Int32

  /// - Parameter folder: where temporary files belong.
  package init(in folder: String) throws(Failure) {
    var path = Array("\(folder)/comention-XXXXXX".utf8CString)
    // Safety: the template is changed in place and lives through both calls.
    descriptor = unsafe mkstemp(&path)
    if descriptor < 0 { throw Failure(code: errno) }
    unsafe unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Appends some bytes.
  package func write(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      // Safety: `write` reads no further than the count.
      let written = unsafe bytes[start...].withUnsafeBytes {
        unsafe systemWrite(descriptor, $0.baseAddress, $0.count)
      }
      if written > 0 {
        start += written
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  /// Reads the bytes from an offset on: as many as asked for, or fewer at the end of the file.
  package func read(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var failure: Failure?
    // Safety: `pread` writes no further than the count, and what it has written is counted.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while filled < count {
        let got = unsafe pread(
          descriptor, room.baseAddress?.advanced(by: filled), count - filled, offset + filled)
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = Failure(code: errno)
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// `write(2)`, under a name that a method called `write` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
