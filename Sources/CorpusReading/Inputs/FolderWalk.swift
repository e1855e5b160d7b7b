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
  private var readsStandardInput = false
  /// Device and inode of each folder.
  private var enteredFolders: Set<String> = []
  private var listed = ListedFiles()
  /// The folders around the present one, and itself.
  private var folders: [OpenFolder] = []
  private let manager = FileManager.default

  init(base: BaseFolder?) {
    self.base = base
  }

  mutating func add(_ input: String) throws(CorpusError) {
    guard inputs.insert(input).inserted else { return }
    if InputFile(path: input, id: input).isStandardInput {
      if !readsStandardInput { files.append(InputFile(path: input, id: input)) }
      readsStandardInput = true
      return
    }
    var isFolder = false
    guard manager.fileExists(atPath: input, isDirectory: &isFolder) else {
      throw CorpusError(.missing, path: input)
    }
    let realPath = FolderWalk.realPath(input)
    if isFolder {
      try addFolder(input, realPath)
    } else {
      guard manager.isReadableFile(atPath: input) else {
        throw CorpusError(.noPermission, path: input)
      }
      // Pipes and devices are refused by what reads the files, too.
      guard isRegular(realPath) else { throw CorpusError(.unreadable, path: input) }
      // A file that is listed already needs no word.
      if listedPath(realPath) == nil {
        list(input, id: base?.relative(input))
        listed.keep(input, realPath: realPath)
      }
    }
  }

  private mutating func list(_ path: String, id: String?) {
    files.append(InputFile(path: path, id: id ?? path))
  }

  /// The path as listed of a file that is listed already.
  private func listedPath(_ realPath: String) -> String? {
    listed.path(realPath) { folder, name in
      if let open = folders.first(where: { $0.realPath == folder }), !open.hasPassed(name) {
        return false
      }
      return isListed(name, realPath)
    }
  }

  // MARK: - Folders

  private mutating func addFolder(_ input: String, _ realPath: String) throws(CorpusError) {
    let identity = identity(realPath)
    guard !isEntered(input, identity) else { return }
    guard open(input, realPath, identity) else {
      throw CorpusError(
        manager.isReadableFile(atPath: input) ? .unreadable : .noPermission, path: input)
    }
    var others: [String: Int] = [:]
    while !folders.isEmpty {
      guard let name = folders[folders.count - 1].next() else {
        folders.removeLast()
        continue
      }
      if !add(name, in: folders[folders.count - 1]) {
        others[InputFile(path: name, id: name).fileExtension, default: 0] += 1
      }
    }
    if !others.isEmpty {
      diagnostics.append(Diagnostic(.note, file: input, message: FolderWalk.passedOver(others)))
    }
  }

  /// - Parameter counts: files by extension.
  private static func passedOver(_ counts: [String: Int]) -> String {
    let count = counts.values.reduce(0, +)
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let more = kinds.count > mostKinds ? ", and others" : ""
    return
      (count == 1
      ? "1 file of another kind passed over: " : "\(count) files of other kinds passed over: ")
      + kinds.prefix(mostKinds).map { "\($0.value) .\($0.key)" }.joined(separator: ", ") + more
  }

  /// How many extensions are told.
  private static let mostKinds = 8

  /// Lists or enters an entry of a folder; `false` if it is a file of a kind that is not read.
  private mutating func add(_ name: String, in folder: OpenFolder) -> Bool {
    let path = folder.path(of: name)
    var isFolder = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      diagnostics.append(
        Diagnostic(.note, file: path, message: "a link that leads nowhere; passed over"))
      return true
    }
    guard isFolder || FolderWalk.isKnown(name) else { return false }
    let plainPath = folder.realPath(of: name, listedAs: path)
    // An absolute path spares the library asking for the working folder.
    let isLink = (try? manager.destinationOfSymbolicLink(atPath: plainPath)) != nil
    let realPath = isLink ? FolderWalk.realPath(path) : plainPath
    if isFolder {
      enter(path, realPath)
      return true
    }
    guard isListed(name, realPath) else { return false }
    if let first = isLink ? listedPath(realPath) : listed.keepsAny ? listed.keptPath(realPath) : nil
    {
      // The same path named before needs no word.
      if first != path {
        diagnostics.append(
          Diagnostic(.note, file: path, message: "the same file as '\(first)'; read once"))
      }
      return true
    }
    list(path, id: folder.idPrefix.map { FolderWalk.joined($0, name) })
    if isLink { listed.keep(path, realPath: realPath) }
    return true
  }

  private mutating func enter(_ path: String, _ realPath: String) {
    let identity = identity(realPath)
    guard !isEntered(path, identity), !open(path, realPath, identity) else { return }
    diagnostics.append(Diagnostic(.skipped, file: path, message: "the folder cannot be opened"))
  }

  private mutating func isEntered(_ path: String, _ identity: String) -> Bool {
    guard enteredFolders.contains(identity) else { return false }
    diagnostics.append(
      Diagnostic(.note, file: path, message: "a folder that was read already; read once"))
    return true
  }

  private mutating func open(_ path: String, _ realPath: String, _ identity: String) -> Bool {
    guard let names = try? manager.contentsOfDirectory(atPath: path) else { return false }
    enteredFolders.insert(identity)
    let folder = OpenFolder(path, realPath, names, idPrefix: base?.prefix(ofEntriesIn: path))
    listed.addFolder(folder.path, realPath: folder.realPath)
    folders.append(folder)
    return true
  }

  // MARK: - Entries

  private static func isKnown(_ name: String) -> Bool {
    FileFormat(fileExtension: InputFile(path: name, id: name).fileExtension) != nil
  }

  /// Whether a walk lists an entry that is no folder.
  private func isListed(_ name: String, _ realPath: String) -> Bool {
    guard !OpenFolder.isHidden(name), FolderWalk.isKnown(name) else { return false }
    // Pipes, sockets and devices have no extension; asking for the type of every file is slow.
    return !InputFile(path: name, id: name).fileExtension.isEmpty || isRegular(realPath)
  }

  private func isRegular(_ realPath: String) -> Bool {
    let type = (try? manager.attributesOfItem(atPath: realPath))?[.type] as? FileAttributeType
    return type == .typeRegular
  }

  private func identity(_ realPath: String) -> String {
    guard let attributes = try? manager.attributesOfItem(atPath: realPath),
      let device = attributes[.systemNumber], let inode = attributes[.systemFileNumber]
    else { return realPath }
    // Integers or, where all of Foundation is loaded, NSNumbers: only their digits are alike.
    return "\(device)/\(inode)"
  }

  /// The absolute path without links and without a slash at its end.
  private static func realPath(_ path: String) -> String {
    let path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Both together, in no more memory than they need.
  static func joined(_ a: String, _ b: String) -> String {
    var joined = ""
    joined.reserveCapacity(a.utf8.count + b.utf8.count)
    joined += a
    joined += b
    return joined
  }
}
