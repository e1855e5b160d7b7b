/// Knows which files are listed, by the paths that they have without links.
///
/// Of most files it keeps nothing. A file that is no link stands in one folder, and a folder is
/// walked once, in order of names: whether the file was listed shows by how far the walk has come.
/// Only files that were named, or that a link leads to, are kept one by one.
struct ListedFiles {
  /// The path as listed of each file that is kept, by its path without links.
  private var kept: [String: String] = [:]
  /// The path as listed of each folder, with a slash at its end, by its path without links.
  private var folders: [String: String] = [:]

  /// Whether a walk has to ask before it lists what it finds.
  var keepsAny: Bool { !kept.isEmpty }

  mutating func keep(_ path: String, realPath: String) {
    kept[realPath] = path
  }

  /// A folder whose files will be listed in order of their names.
  mutating func addFolder(_ path: String, realPath: String) {
    folders[realPath] = path
  }

  /// The path as listed of a file that is kept.
  func keptPath(_ realPath: String) -> String? { kept[realPath] }

  /// The path as listed of a file that is kept or stands in a folder, if the walk has come past it.
  func path(_ realPath: String, hasPassed: (_ folder: String, _ name: String) -> Bool) -> String? {
    if let path = kept[realPath] { return path }
    guard let slash = realPath.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let folder = String(realPath[..<slash])
    let name = String(realPath[realPath.utf8.index(after: slash)...])
    guard let path = folders[folder], hasPassed(folder, name) else { return nil }
    return path + name
  }
}
