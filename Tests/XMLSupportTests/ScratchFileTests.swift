import Foundation
import TestSupport
import Testing

@testable import XMLSupport

struct ScratchFileTests {
  @Test func `what is written is read back, from any place and by many at once`() async throws {
    let folder = try TemporaryFolder()
    let file = try ScratchFile(in: folder.path)
    #expect(try folder.contents == [])
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) }
    try file.write(bytes[..<7])
    try file.write(bytes[7..<7])
    try file.write(bytes[7...])
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for start in [0, 6, 4_096, 1_234_567, 2_999_999] {
        group.addTask {
          try file.read(at: start, count: 50_000) == Array(bytes[start...].prefix(50_000))
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(try file.read(at: 3_000_000, count: 10) == [])
    #expect(try file.read(at: 10, count: 0) == [])
  }

  @Test func `a folder that takes no file is told`() {
    #expect(throws: ScratchFile.Failure(code: ENOENT)) { try ScratchFile(in: "/no/such/folder") }
  }
}
