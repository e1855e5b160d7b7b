import Dispatch
import Foundation
import MentionExtraction
import Synchronization

/// Images of lexicons that were compiled before, so that starting takes milliseconds.
///
/// An image is kept under what it was made from: the files' text and the program itself. Nothing
/// depends on it: where the folder cannot be written, or an image is damaged, the lexicon is
/// compiled.
public struct LexiconCache: Sendable {
  /// `nil` where nothing is kept.
  let folder: String?

  /// Lexicons with somebody's gazetteers and without: a few are in use at a time.
  private static let mostImages = 4

  /// - Parameter environment: `COMENTION_CACHE` names the folder, or is empty for none; else it is
  ///   `comention` in `XDG_CACHE_HOME` or in `.cache` of the home folder.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let own = environment["COMENTION_CACHE"] {
      folder = own.isEmpty ? nil : own
    } else if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      folder = caches + "/comention"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/comention"
    } else {
      folder = nil
    }
  }

  /// The lexicon of some files, compiled now or before; the user's gazetteers are compiled now.
  public func lexicon(files: [LexiconFile]) throws(LexiconError) -> Lexicon {
    let isOwn: (LexiconFile) -> Bool = {
      $0.role != .compiled && !($0.isAddition && $0.role == .gazetteer)
    }
    let compiled = CompiledReading(files.filter { $0.role == .compiled }.map(\.path))
    var lexicon = try kept(files.filter(isOwn))
    var tables = compiled.finished()[...]
    var additions: [GazetteerTable] = []
    for file in files where !isOwn(file) {
      if file.role == .compiled, let table = tables.popFirst() {
        additions.append(try table.get())
      } else {
        additions.append(try GazetteerTable.compiled([file], beside: lexicon))
      }
    }
    if !additions.isEmpty { lexicon.add(additions) }
    return lexicon
  }

  /// Compiled gazetteers, mapped and checked while the lexicon is.
  private final class CompiledReading: Sendable {
    private let group = DispatchGroup()
    private let tables = Mutex<[Result<GazetteerTable, LexiconError>]>([])

    init(_ paths: [String]) {
      if paths.isEmpty { return }
      DispatchQueue.global().async(group: group) {
        let read = paths.map { path in
          Result { () throws(LexiconError) in try LexiconCompilation.read(path) }
        }
        self.tables.withLock { $0 = read }
      }
    }

    func finished() -> [Result<GazetteerTable, LexiconError>] {
      group.wait()
      return tables.withLock { $0 }
    }
  }

  private func kept(_ files: [LexiconFile]) throws(LexiconError) -> Lexicon {
    guard let folder else { return try Lexicon(files: files) }
    let fingerprint = Lexicon.fingerprint(of: files) ^ LexiconCache.program
    let path = "\(folder)/\(String(fingerprint, radix: 36)).lexicon"
    if let lexicon = try? Lexicon(imageAt: path, fingerprint: fingerprint) { return lexicon }
    let lexicon = try Lexicon(files: files)
    keep(lexicon.image(fingerprint: fingerprint), at: path, in: folder)
    return lexicon
  }

  private func keep(_ image: [UInt8], at path: String, in folder: String) {
    let manager = FileManager.default
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(image).write(to: URL(filePath: path), options: .atomic)
      let others = try manager.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".lexicon") }.map { "\(folder)/\($0)" }
      let dated = try others.map { other in
        let date = try manager.attributesOfItem(atPath: other)[.modificationDate] as? Date
        return (other, date ?? .distantPast)
      }
      for (other, _) in dated.sorted(by: { $0.1 > $1.1 }).dropFirst(LexiconCache.mostImages) {
        try manager.removeItem(atPath: other)
      }
    } catch {
      // A cache that cannot be kept costs time at the next start and nothing else.
    }
  }

  /// What tells this build of the program from another: when its file was written, and how long it
  /// is.
  private static let program: UInt64 = {
    guard
      let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      let attributes = try? FileManager.default.attributesOfItem(atPath: file),
      let date = attributes[.modificationDate] as? Date, let size = attributes[.size] as? UInt64
    else { return 0 }
    return date.timeIntervalSinceReferenceDate.bitPattern &* 0x9E37_79B9_7F4A_7C15 ^ size
  }()
}
