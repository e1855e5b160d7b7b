import Testing

@testable import FlatMemory

struct FlatFileTests {
  private struct Pair: BitwiseCopyable, Sendable, Equatable {
    var a: UInt32
    var b: Int32
  }

  private func file() -> [UInt8] {
    var writer = FlatFileWriter()
    writer.add([1, 2, 3] as [UInt8])
    writer.add([Pair(a: 7, b: -7), Pair(a: .max, b: .min)])
    writer.add([] as [UInt64])
    writer.add([UInt64.max])
    return writer.file(mark: "test file", version: 3, key: 11)
  }

  private func check(_ file: FlatFile) throws {
    var file = file
    #expect(file.version == 3)
    #expect(file.key == 11)
    #expect(Array(try file.array(of: UInt8.self)) == [1, 2, 3])
    #expect(Array(try file.array(of: Pair.self)) == [Pair(a: 7, b: -7), Pair(a: .max, b: .min)])
    #expect(try file.array(of: UInt64.self).isEmpty)
    #expect(Array(try file.array(of: UInt64.self)) == [.max])
    #expect(throws: FlatFileError(.damaged)) { try file.array(of: UInt8.self) }
  }

  @Test func `arrays are read as they were written`() throws {
    try check(FlatFile(bytes: file(), mark: "test file"))
  }

  @Test func `a file with any byte changed or missing is refused`() {
    let good = file()
    for position in good.indices {
      var changed = good
      changed[position] ^= 0x10
      #expect(throws: FlatFileError.self) { try FlatFile(bytes: changed, mark: "test file") }
      #expect(throws: FlatFileError.self) {
        try FlatFile(bytes: Array(good[..<position]), mark: "test file")
      }
    }
  }

  @Test func `another mark is another format`() {
    #expect(throws: FlatFileError(.unknownFormat)) { try FlatFile(bytes: file(), mark: "other") }
    #expect(throws: FlatFileError(.cannotRead)) { try FlatFile(path: "/no/such", mark: "test") }
  }

  @Test func `an array of another element size is refused`() throws {
    var read = try FlatFile(bytes: file(), mark: "test file")
    #expect(throws: FlatFileError(.damaged)) { try read.array(of: UInt64.self) }
  }
}

struct FlatArrayTests {
  @Test func `an array is what it was made of`() {
    for count in [0, 1, 7, 1000] {
      let elements = (0..<count).map { UInt32($0) &* 77 }
      let flat = FlatArray(elements)
      #expect(flat.count == count)
      #expect(Array(flat) == elements)
      #expect(Array(flat[(count / 2)...]) == Array(elements[(count / 2)...]))
    }
  }

  @Test func `a copy outlives the first`() {
    var copies: [FlatArray<UInt64>] = []
    do {
      let first = FlatArray<UInt64>([1, 2, 3])
      copies.append(first)
    }
    #expect(Array(copies[0]) == [1, 2, 3])
  }
}
