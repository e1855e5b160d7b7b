import FoundationEssentials

/// A folder of one test's own, gone with the value.
final class TemporaryFolder {
  let path: String
  private let manager = FileManager.default

  init() throws {
    path = manager.temporaryDirectory.path + "/comention-pipeline-\(UUID().uuidString)"
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? manager.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    if let slash = file.lastIndex(of: "/") {
      try manager.createDirectory(
        atPath: String(file[..<slash]), withIntermediateDirectories: true)
    }
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}
