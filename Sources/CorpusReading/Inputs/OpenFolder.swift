/// A folder whose entries wait to be looked at.
struct OpenFolder {
  /// As listed, with a slash at its end.
  let path: String
  /// Without links; empty for the root.
  let realPath: String
  /// What entries' ids start with, if they are not their paths.
  let idPrefix: String?
  private let isRealPath: Bool
  /// The names that are left, last first.
  private var names: [String]

  init(_ path: String, _ realPath: String, _ names: [String], idPrefix: String?) {
    self.path = path.hasSuffix("/") ? path : path + "/"
    self.realPath = realPath == "/" ? "" : realPath
    self.idPrefix = idPrefix
    isRealPath = self.path == self.realPath + "/"
    self.names = names
    self.names.removeAll(where: OpenFolder.isHidden)
    if self.names.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) {
      // Of ASCII, the order of strings is that of their bytes.
      self.names.sort(by: >)
    } else {
      self.names.sort { $1.utf8.lexicographicallyPrecedes($0.utf8) }
    }
  }

  static func isHidden(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: ".") }

  mutating func next() -> String? { names.popLast() }

  /// Whether an entry, which is not the present one, comes before it.
  func hasPassed(_ name: String) -> Bool {
    guard let next = names.last else { return true }
    return name.utf8.lexicographicallyPrecedes(next.utf8)
  }

  func path(of name: String) -> String { FolderWalk.joined(path, name) }

  /// The path without links, as far as the folder's links go.
  func realPath(of name: String, listedAs path: String) -> String {
    isRealPath ? path : realPath + "/" + name
  }
}
