import DataModel
import FoundationEssentials

/// Finds the files of inputs: names files as they come, and walks folders.
///
/// A folder's entries come in byte order of their names, folders in their place among the files.
/// Links are followed; a folder is entered once, by device and inode, which ends every loop, and a
/// file is listed once, by the path that it has without links.
struct FolderWalk {
  let base: BaseFolder?
  private(set) var files: [InputFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var inputs: Set<String> = []
  /// Device and inode of each folder.
  private var enteredFolders: Set<String> = []
  /// The path as listed of each file, by its path without links.
  private var listedFiles: [String: String] = [:]
  private let manager = FileManager.default

  init(base: BaseFolder?) {
    self.base = base
  }

  mutating func add(_ input: String) throws(CorpusError) {
    guard inputs.insert(input).inserted else { return }
    if InputFile(path: input, id: input).isStandardInput {
      if listedFiles.updateValue("-", forKey: "-") == nil {
        files.append(InputFile(path: input, id: input))
      }
      return
    }
    var isFolder = false
    guard manager.fileExists(atPath: input, isDirectory: &isFolder) else {
      throw CorpusError(.missing, path: input)
    }
    let realPath = URL(filePath: input).resolvingSymlinksInPath().path(percentEncoded: false)
    if isFolder {
      try addFolder(input, realPath)
    } else {
      guard manager.isReadableFile(atPath: input) else {
        throw CorpusError(.noPermission, path: input)
      }
      // Pipes and devices are refused by what reads the files, too.
      guard isRegular(realPath) else { throw CorpusError(.unreadable, path: input) }
      addFile(input, realPath: realPath, isNamed: true)
    }
  }

  private mutating func addFile(_ path: String, realPath: String, isNamed: Bool) {
    if let first = listedFiles.updateValue(path, forKey: realPath) {
      listedFiles[realPath] = first
      // The same path named twice needs no word.
      if first != path, !isNamed {
        diagnostics.append(
          Diagnostic(.note, file: path, message: "the same file as '\(first)'; read once"))
      }
      return
    }
    files.append(InputFile(path: path, id: base?.relative(path) ?? path))
  }

  /// A folder whose entries wait to be looked at.
  private struct OpenFolder {
    let path: String
    let realPath: String
    /// Last first.
    var names: [String]
  }

  private mutating func addFolder(_ input: String, _ realPath: String) throws(CorpusError) {
    guard !isEntered(input, realPath) else { return }
    guard let first = open(input, realPath) else {
      throw CorpusError(
        manager.isReadableFile(atPath: input) ? .unreadable : .noPermission, path: input)
    }
    var otherFiles = 0
    var folders = [first]
    while var folder = folders.popLast() {
      guard let name = folder.names.popLast() else { continue }
      folders.append(folder)
      let path = folder.path.hasSuffix("/") ? folder.path + name : folder.path + "/" + name
      var realPath = folder.realPath + "/" + name
      var isFolder = false
      guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
        diagnostics.append(
          Diagnostic(.note, file: path, message: "a link that leads nowhere; passed over"))
        continue
      }
      if (try? manager.destinationOfSymbolicLink(atPath: path)) != nil {
        realPath = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
      }
      if isFolder {
        guard !isEntered(path, realPath) else { continue }
        if let inner = open(path, realPath) {
          folders.append(inner)
        } else {
          diagnostics.append(
            Diagnostic(.skipped, file: path, message: "the folder cannot be opened"))
        }
      } else if isKnown(name, realPath) {
        addFile(path, realPath: realPath, isNamed: false)
      } else {
        otherFiles += 1
      }
    }
    if otherFiles > 0 {
      diagnostics.append(
        Diagnostic(
          .note, file: input,
          message: otherFiles == 1
            ? "1 file of another kind passed over"
            : "\(otherFiles) files of other kinds passed over"
        ))
    }
  }

  private func isKnown(_ name: String, _ realPath: String) -> Bool {
    let fileExtension = InputFile(path: name, id: name).fileExtension
    guard FileFormat(fileExtension: fileExtension) != nil else { return false }
    // Pipes, sockets and devices have no extension; asking for the type of every file is slow.
    return !fileExtension.isEmpty || isRegular(realPath)
  }

  private func isRegular(_ realPath: String) -> Bool {
    let type = (try? manager.attributesOfItem(atPath: realPath))?[.type] as? FileAttributeType
    return type == .typeRegular
  }

  private mutating func isEntered(_ path: String, _ realPath: String) -> Bool {
    guard enteredFolders.contains(identity(realPath)) else { return false }
    diagnostics.append(
      Diagnostic(.note, file: path, message: "a folder that was read already; read once"))
    return true
  }

  private func identity(_ realPath: String) -> String {
    guard let attributes = try? manager.attributesOfItem(atPath: realPath),
      let device = attributes[.systemNumber], let inode = attributes[.systemFileNumber]
    else { return realPath }
    // Integers or, where all of Foundation is loaded, NSNumbers: only their digits are alike.
    return "\(device)/\(inode)"
  }

  private mutating func open(_ path: String, _ realPath: String) -> OpenFolder? {
    guard let entries = try? manager.contentsOfDirectory(atPath: path) else { return nil }
    enteredFolders.insert(identity(realPath))
    let names = entries.filter { $0.utf8.first != UInt8(ascii: ".") }
      .sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
    return OpenFolder(path: path, realPath: realPath == "/" ? "" : realPath, names: names)
  }
}
