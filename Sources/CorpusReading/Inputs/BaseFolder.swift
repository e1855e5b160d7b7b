import FoundationEssentials

/// The folder that documents' ids are relative to.
struct BaseFolder: Sendable {
  private let components: [Substring]

  init(_ path: String) {
    components = BaseFolder.components(path)
  }

  /// The part of a path below this folder, or `nil` if it is not below.
  func relative(_ path: String) -> String? {
    let parts = BaseFolder.components(path)
    guard parts.count > components.count, parts.starts(with: components) else { return nil }
    return parts.dropFirst(components.count).joined(separator: "/")
  }

  /// What the paths below this folder of a folder's entries start with, or `nil` if it is not
  /// below.
  func prefix(ofEntriesIn folder: String) -> String? {
    let parts = BaseFolder.components(folder)
    guard parts.starts(with: components) else { return nil }
    return parts.dropFirst(components.count).map { $0 + "/" }.joined()
  }

  /// The names on the way from the root, without `.` and `..`.
  private static func components(_ path: String) -> [Substring] {
    let absolute =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
