import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file descriptor that is closed with its owner.
final class Descriptor {
  private(set) var number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  func close() {
    if number >= 0 { _ = systemClose(number) }
    number = -1
  }

  /// A file of no name that holds some bytes, to be read from its start.
  static func file(holding bytes: [UInt8], in folder: String) throws(ChildProcess.Failure)
    -> Descriptor
  {
    var path = Array("\(folder)/comention-XXXXXX".utf8CString)
    // Safety: the template is changed in place and lives through both calls.
    let number = unsafe mkstemp(&path)
    if number < 0 { throw .cannotStart(code: errno) }
    unsafe unlink(path)
    let file = Descriptor(number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    var start = 0
    while start < bytes.count {
      // Safety: `write` reads no further than the count.
      let written = unsafe bytes[start...].withUnsafeBytes {
        unsafe write(number, $0.baseAddress, $0.count)
      }
      if written > 0 {
        start += written
      } else if errno != EINTR {
        throw .cannotStart(code: errno)
      }
    }
    lseek(number, 0, SEEK_SET)
    return file
  }
}

/// `close(2)`, under a name that a method called `close` does not hide.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// A pipe whose ends no other child gets.
struct Pipe {
  /// Where it is read.
  let start: Descriptor
  /// Where it is written.
  let end: Descriptor

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    // Safety: there is room for both.
    if unsafe comention_pipe(&ends) != 0 { throw .cannotStart(code: errno) }
    start = Descriptor(ends[0])
    end = Descriptor(ends[1])
  }
}
