import DataModel
import FoundationEssentials
import GazetteerExchange
import MentionExtraction

/// A lexicon that could not be found or read.
public struct LexiconFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case notFound(tried: [String])
    case noFolder
    case unreadable
  }

  public var reason: Reason
  public var path: String

  public var description: String {
    switch reason {
    case .notFound(let tried):
      "no lexicon found; tried \(tried.map { "'\($0)'" }.joined(separator: ", ")); name its folder with --lexicon or COMENTION_LEXICON"
    case .noFolder: "'\(path)' is no lexicon; expected a folder with gazetteers, words and rules"
    case .unreadable: "'\(path)' cannot be read"
    }
  }
}

/// Finds and reads the files of a lexicon.
///
///     lexicon/gazetteers/*.txt   names with their kinds
///     lexicon/words/*.txt        word lists that rules refer to
///     lexicon/rules/*.txt        rules
public struct LexiconFolder: Sendable {
  public let path: String

  /// - Parameter path: the folder; where `nil`, the environment's `COMENTION_LEXICON`, then the
  ///   folders beside the executable, then `../share/comention/lexicon`.
  public init(
    path: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  )
    throws(LexiconFolderError)
  {
    if let path = path ?? environment["COMENTION_LEXICON"], !path.isEmpty {
      guard LexiconFolder.isLexicon(path) else {
        throw LexiconFolderError(reason: .noFolder, path: path)
      }
      self.path = path
      return
    }
    let executable =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? ""
    let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let tried = [
      folder + "/lexicon",
      folder + "/comention_MentionExtraction.resources/lexicon",
      folder + "/../share/comention/lexicon",
    ]
    guard let found = tried.first(where: LexiconFolder.isLexicon) else {
      throw LexiconFolderError(reason: .notFound(tried: tried), path: folder)
    }
    self.path = found
  }

  /// The user's own gazetteers, which win where two entries share a name, then the lexicon's files
  /// in a fixed order, then the user's rules.
  ///
  /// - Throws: `LexiconFolderError`, `GazetteerExchangeError` for a table that makes no gazetteer.
  public func files(gazetteers: [String] = [], rules: [String] = []) throws -> [LexiconFile] {
    var files: [LexiconFile] = []
    files += try LexiconFolder.gazetteers(gazetteers)
    for (folder, role) in [
      ("gazetteers", LexiconFile.Role.gazetteer), ("words", .words), ("rules", .rules),
    ] {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
      for name in names.sorted() where name.hasSuffix(".txt") && !name.hasPrefix(".") {
        files.append(
          try LexiconFolder.file("\(path)/\(folder)/\(name)", role, shown: "\(folder)/\(name)"))
      }
    }
    for path in rules { files.append(try LexiconFolder.addition(path, .rules)) }
    return files
  }

  /// The members of a word list, folded.
  public func members(of list: String) throws -> Set<String> {
    let file = try files().first { $0.role == .words && $0.name == list }
    let lines = String(decoding: file?.text ?? [], as: UTF8.self).split(separator: "\n")
    return Set(
      lines.lazy.filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: "|") }
        .map(\.foldedName))
  }

  /// The user's own gazetteers: in text, compiled, or tables.
  ///
  /// - Throws: `LexiconFolderError`, `GazetteerExchangeError` for a table that makes no gazetteer.
  public static func gazetteers(_ paths: [String]) throws -> [LexiconFile] {
    var files: [LexiconFile] = []
    for path in paths {
      if LexiconCompilation.isCompiled(path) {
        // Mapped when it is used.
        files.append(
          LexiconFile(role: .compiled, path: path, name: path, text: [], isAddition: true))
      } else if GazetteerTableFile.isTable(path) {
        let table = try GazetteerTableFile(path: path)
        var file = LexiconFile(
          role: .gazetteer, path: path, name: stem(of: path), text: table.text, isAddition: true)
        file.lineNumbers = table.lines
        files.append(file)
      } else {
        files.append(try addition(path, .gazetteer))
      }
    }
    return files
  }

  /// A file of the user's own.
  private static func addition(_ path: String, _ role: LexiconFile.Role) throws(LexiconFolderError)
    -> LexiconFile
  {
    var file = try file(path, role, shown: path)
    file.isAddition = true
    return file
  }

  private static func file(_ path: String, _ role: LexiconFile.Role, shown: String)
    throws(LexiconFolderError) -> LexiconFile
  {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LexiconFolderError(reason: .unreadable, path: path)
    }
    return LexiconFile(role: role, path: shown, name: stem(of: path), text: [UInt8](data))
  }

  /// The name of a file without folder and extension.
  private static func stem(of path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".gz", ".txt", ".csv", ".tsv"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  private static func isLexicon(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path + "/words", isDirectory: &isFolder)
      && isFolder
  }
}
