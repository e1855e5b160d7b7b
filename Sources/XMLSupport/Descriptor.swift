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
