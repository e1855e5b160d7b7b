import DataModel
import Synchronization

/// Reads lines as entries: what of an import does not depend on what came before.
struct EntryReader {
  private let options: GazetteerImporter.Options
  /// `nil` until the first line tells it.
  private var format: (any EntryFormat)?
  private var cleaner: EntryCleaner

  init(
    _ options: GazetteerImporter.Options, _ format: (any EntryFormat)?, _ cleaner: EntryCleaner
  ) {
    self.options = options
    self.format = format
    self.cleaner = cleaner
  }

  mutating func read(_ line: SourceLine, into block: inout EntryBlock) {
    let first = block.count
    if let reason = GazetteerImporter.fault(of: line) {
      block.batch.reject(line.number, reason)
    } else {
      if format == nil { format = options.entryFormat(startingWith: line) }
      format?.read(line, into: &block.batch)
    }
    block.clean(from: first, &cleaner, options)
  }

  /// Reads what is left at the end of the file.
  mutating func finish(into block: inout EntryBlock) {
    let first = block.count
    format?.finish(into: &block.batch)
    block.clean(from: first, &cleaner, options)
  }

  /// Whether each line of a file is read as if there were no other, by its first lines.
  mutating func readsLinesAlone(
    _ lines: LineBlock, _ file: String
  ) throws(GazetteerExchangeError) -> Bool {
    var source = LineSource(lines, file: file)
    var line = SourceLine()
    while format == nil, try source.read(&line) {
      if GazetteerImporter.fault(of: line) == nil {
        format = options.entryFormat(startingWith: line)
      }
    }
    return format.map { type(of: $0).readsLinesAlone } ?? false
  }
}

extension GazetteerImporter.Options {
  /// The reader of a file, by its first line where the format has two.
  func entryFormat(startingWith line: SourceLine) -> any EntryFormat {
    let kinds = KindNames(own: labels)
    switch format {
    case .csv: return TableEntries(labels: columns, kinds: kinds, onlyKind: onlyKind)
    case .geonames: return GeoNamesEntries()
    case .jrcNames: return JRCNamesEntries(languages: languages, kinds: kinds)
    case .spacy: return SpaCyEntries(kinds: kinds)
    case .regexner: return RegexNEREntries(kinds: kinds)
    case .gate: return GATEEntries(kind: onlyKind ?? .organization)
    case .wikidata: return WikidataEntries(languages: languages)
    case .followthemoney: return FollowTheMoneyEntries(idKey: "followthemoney")
    case .opensanctions:
      return line.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
        ? FollowTheMoneyEntries(idKey: "opensanctions")
        : TableEntries(kept: TableEntries.openSanctions)
    }
  }

  func areWanted(_ entry: FoundEntry) -> Bool {
    (kinds.isEmpty || kinds.contains(entry.kind))
      && (entry.kind != .place || entry.population ?? 0 >= minPopulation)
      && entry.names.count > minAliases
  }
}
