import Foundation
import ReaderProperties
import Testing

/// Kept inputs: what the fuzzer broke a promise with, and a few for each reader that it starts from.
struct ReaderPropertyTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/Inputs"

  private static func inputs(of reader: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(reader)").sorted()
  }

  @Test(arguments: ReaderProperty.all.map(\.name))
  func `a reader keeps its promises on every kept input`(_ reader: String) throws {
    let property = try #require(ReaderProperty.all.first { $0.name == reader })
    for input in try ReaderPropertyTests.inputs(of: reader) {
      let file = "\(ReaderPropertyTests.folder)/\(reader)/\(input)"
      let bytes = try Data(contentsOf: URL(filePath: file))
      #expect(throws: Never.self, "\(reader)/\(input)") { try property.check([UInt8](bytes)) }
    }
  }

  @Test func `every folder of inputs belongs to a reader`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: ReaderPropertyTests.folder)
    #expect(folders.sorted() == ReaderProperty.all.map(\.name).sorted())
  }

  @Test func `bytes that no reader can use are refused`() {
    for property in ReaderProperty.all {
      for bytes in [[], [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [UInt8](0...255)] {
        #expect(throws: Never.self, "\(property.name)") { try property.check(bytes) }
      }
    }
  }
}
