import Foundation
import MentionExtraction

/// Compiling gazetteers to a file, and finding out whether the file is still of their making.
public enum LexiconCompilation {
  /// Compiles gazetteers and writes the result, complete or not at all.
  ///
  /// - Throws: `LexiconError` with file and line, `LexiconFolderError`, `GraphExportError` where
  ///   the output cannot be written.
  public static func compile(
    _ files: [LexiconFile], beside lexicon: Lexicon, to path: String
  ) throws -> GazetteerTable {
    let table = try GazetteerTable.compiled(files, beside: lexicon)
    let bytes = CompiledGazetteer.file(
      of: table, madeFrom: files.map { CompiledGazetteer.Source($0) })
    try GraphFile.write(bytes: bytes, to: path)
    return table
  }

  /// Whether a file is a compiled gazetteer, by its first bytes.
  public static func isCompiled(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path),
      let first = try? handle.read(upToCount: 16)
    else { return false }
    return first.starts(with: Data(CompiledGazetteer.mark.utf8))
  }

  /// Maps a compiled gazetteer, unless a file that it was made from has changed since.
  ///
  /// Files that are not there any more are not asked for: a compiled gazetteer can be moved and
  /// given away.
  public static func read(_ path: String) throws(LexiconError) -> GazetteerTable {
    let (table, sources) = try CompiledGazetteer.read(path)
    let compiled = modificationDate(path)
    for source in sources {
      guard let changed = modificationDate(source.path), let compiled, changed >= compiled,
        let file = try? LexiconFolder.gazetteers([source.path]).first
      else { continue }
      if CompiledGazetteer.Source(file) != source {
        throw LexiconError(stale: path, source: source.path)
      }
    }
    return table
  }

  private static func modificationDate(_ path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
