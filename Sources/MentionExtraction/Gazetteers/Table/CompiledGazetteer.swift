import FlatMemory

/// A gazetteer that was compiled to a file, which is mapped rather than read.
///
///     let file = CompiledGazetteer.file(of: table, madeFrom: sources)
///     let table = try GazetteerTable(compiledAt: "names.lexicon")
public enum CompiledGazetteer {
  /// Opens every compiled gazetteer.
  public static let mark = "comention names"
  /// Changes whenever the layout of the file or the meaning of what is in it does.
  static let version: UInt32 = 1

  /// A file that a gazetteer was compiled from, as it was then.
  public struct Source: Hashable, Sendable {
    public var path: String
    public var byteCount: Int
    /// Of its bytes, as `Lexicon.fingerprint(of:)` makes it of one file.
    public var fingerprint: UInt64

    public init(path: String, byteCount: Int, fingerprint: UInt64) {
      self.path = path
      self.byteCount = byteCount
      self.fingerprint = fingerprint
    }

    public init(_ file: LexiconFile) {
      var hash = ImageHash()
      hash.add(file.text)
      self.init(path: file.path, byteCount: file.text.count, fingerprint: hash.value)
    }
  }

  /// The table of some gazetteers as the bytes of a file.
  public static func file(of table: GazetteerTable, madeFrom sources: [Source]) -> [UInt8] {
    var writer = ImageWriter()
    sources.map(\.path).write(to: &writer)
    sources.map(\.byteCount).write(to: &writer)
    sources.map(\.fingerprint).write(to: &writer)
    var file = FlatFileWriter()
    file.add(writer.bytes)
    table.write(to: &file)
    return file.file(mark: mark, version: version, key: 0)
  }

  /// Maps a compiled gazetteer.
  ///
  /// - Throws: `LexiconError` where it is damaged or of another version.
  public static func read(
    _ path: String
  ) throws(LexiconError) -> (table: GazetteerTable, sources: [Source]) {
    do {
      var file = try FlatFile(path: path, mark: mark)
      guard file.version == version else { throw FlatFileError(.unknownFormat) }
      var reader = ImageReader(Array(try file.array(of: UInt8.self)), from: 0)
      let paths = try [String](from: &reader)
      let counts = try [Int](from: &reader)
      let fingerprints = try [UInt64](from: &reader)
      guard paths.count == counts.count, counts.count == fingerprints.count else {
        throw FlatFileError(.damaged)
      }
      return (
        try GazetteerTable(from: &file),
        paths.indices.map {
          Source(path: paths[$0], byteCount: counts[$0], fingerprint: fingerprints[$0])
        }
      )
    } catch let error as FlatFileError where error.reason == .unknownFormat {
      throw LexiconError(.compiledByOther, file: path, line: 0)
    } catch {
      throw LexiconError(.compiledDamaged, file: path, line: 0)
    }
  }
}

extension GazetteerTable {
  /// Compiles gazetteers into one table to stand beside a lexicon.
  ///
  /// - Throws: `LexiconError` with file and line.
  public static func compiled(
    _ files: [LexiconFile], beside lexicon: Lexicon
  ) throws(LexiconError) -> GazetteerTable {
    var compiler = GazetteerCompiler()
    for file in files {
      guard String(validating: file.text, as: UTF8.self) != nil else {
        throw LexiconError(.notUTF8, file: file.path, line: 1)
      }
      try compiler.add(file)
    }
    let (table, foreign) = compiler.finished()
    for container in foreign where lexicon.place(called: container.name) == nil {
      throw LexiconError(
        .unknownContainer(container.name), file: container.file, line: container.line)
    }
    return table
  }

  public var entryCount: Int { entries.count }
  public var nameCount: Int { aliases.count }
}
