import FoundationEssentials

/// A folder of a test's own, gone with the value.
package final class TemporaryFolder {
  package let path: String
  private let manager = FileManager.default

  package init() throws {
    path = manager.temporaryDirectory.path + "/comention-tests-\(UUID().uuidString)"
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? manager.removeItem(atPath: path) }

  /// The path of something in it.
  package func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// The names of what is in it, in order.
  package var contents: [String] {
    get throws { try manager.contentsOfDirectory(atPath: path).sorted() }
  }

  // MARK: - Files

  /// Writes a file, and makes the folders that it lies in.
  ///
  /// - Returns: its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  package func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = self(name)
    if let slash = file.lastIndex(of: "/") { try makeFolder(at: String(file[..<slash])) }
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  package func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: self(name))))
  }

  package func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  // MARK: - Folders and links

  package func makeFolder(_ name: String) throws { try makeFolder(at: self(name)) }

  private func makeFolder(at path: String) throws {
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  package func move(_ name: String, to other: String) throws {
    try manager.moveItem(atPath: self(name), toPath: self(other))
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    try manager.createSymbolicLink(atPath: self(name), withDestinationPath: self(target))
  }

  /// A message without the folder's name.
  package func short(_ text: String) -> String {
    text.split(separator: path + "/", omittingEmptySubsequences: false).joined()
  }
}
