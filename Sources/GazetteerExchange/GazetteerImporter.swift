import DataModel
import XMLSupport

/// Makes a gazetteer in text of files that other programs have.
///
/// Each file is read line by line, an `EntryFormat` makes entries of the lines, `EntryCleaner`
/// makes names of them that a gazetteer can hold, filters leave out what is not wanted, and the
/// rest is written at once. What is kept meanwhile is two tables of hashes (`ClaimTable`) that tell
/// what repeats, so that a dump of any size takes the same memory.
///
///     id, columns, JSON … → FoundEntry → clean, filtered, told apart → name | alias {key=value}
///
/// An entry whose kind, name and note were there before would become one with the earlier; it gets
/// a note (a region, a description, else its id) unless its source has nothing that tells them
/// apart.
public enum GazetteerImporter {
  public struct Options: Sendable {
    public var format: GazetteerFormat
    /// Empty for all.
    public var kinds: Set<EntityKind> = []
    /// In small letters; empty for what the format's own default is.
    public var languages: [String] = []
    /// Of places.
    public var minPopulation = 0
    /// Beside the name.
    public var minAliases = 0
    public var limit: Int?
    /// Labels of columns by what they hold: name, kind, aliases, note, within, population.
    public var columns: [String: String] = [:]
    /// Kinds of the labels that other programs have, in small letters.
    public var labels: [String: EntityKind] = [:]
    /// Folded words that alone are weak names.
    public var commonWords: Set<String> = []
    /// Threads that share in reading a file whose lines stand alone; what is written is the same.
    public var jobs = 1

    public init(_ format: GazetteerFormat) { self.format = format }

    /// The kind of what has none, if only one is wanted.
    var onlyKind: EntityKind? { kinds.count == 1 ? kinds.first : nil }
  }

  /// What a column of a table can be named as.
  public static let columns = TableColumns.known.keys.sorted()

  /// Imports files to a gazetteer that is complete or absent.
  ///
  /// - Parameter rejected: where all that was rejected is written, a line each.
  public static func run(
    _ files: [String], _ options: Options, to output: String, rejected: String? = nil
  ) throws(GazetteerExchangeError) -> ImportReport {
    var rejectedWriter: TextWriter?
    if let rejected { rejectedWriter = try writer(rejected) }
    var run = ImportRun(
      options, try writer(output), output: output, rejectedWriter, rejected: rejected)
    for file in files where !run.isFull {
      if options.format == .gate, file.hasSuffix(".def") {
        let definition = try GATEDefinition(
          path: file, kinds: KindNames(own: options.labels), languages: options.languages)
        run.report.leftOutLists += definition.leftOut
        for list in definition.lists { try run.read(list.path, GATEEntries(kind: list.kind)) }
      } else if options.format == .gate {
        guard let kind = options.onlyKind else { throw GazetteerExchangeError(.noKind, file: file) }
        try run.read(file, GATEEntries(kind: kind))
      } else {
        try run.read(file, nil)
      }
    }
    return try run.finish()
  }

  private static func writer(_ path: String) throws(GazetteerExchangeError) -> TextWriter {
    do throws(XMLError) {
      return try TextWriter(path: path)
    } catch {
      throw GazetteerExchangeError(.cannotWrite(error.message), file: path)
    }
  }

  /// What is wrong with a line in any format.
  static func fault(of line: SourceLine) -> Rejection.Reason? {
    if line.isTooLong { return .tooLong(limit: LineSource.longestLine) }
    var bits: UInt8 = 0
    for byte in line.bytes { bits |= byte }
    if bits < 0x80 { return nil }
    do {
      _ = try UTF8Span(validating: line.bytes.span)
      return nil
    } catch {
      return .notUTF8
    }
  }
}

/// The formats that gazetteers are imported from.
public enum GazetteerFormat: String, CaseIterable, Sendable {
  case csv, followthemoney, gate, geonames
  case jrcNames = "jrc-names"
  case opensanctions, regexner, spacy
  case wikidata

  /// Whether names have languages.
  public var hasLanguages: Bool { [.gate, .jrcNames, .wikidata].contains(self) }
  /// Whether places have populations.
  public var hasPopulations: Bool { [.csv, .geonames, .wikidata].contains(self) }
}
