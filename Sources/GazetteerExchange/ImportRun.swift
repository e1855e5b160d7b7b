import DataModel
import XMLSupport

/// One import, from file to file.
struct ImportRun: ~Copyable {
  var report = ImportReport()
  private let options: GazetteerImporter.Options
  private let output: String
  private let rejectedPath: String
  private var writer: TextWriter
  private var rejectedWriter: TextWriter?
  private var cleaner: EntryCleaner
  private var text = GazetteerText()
  private var entryClaims = ClaimTable()
  private var nameClaims = ClaimTable()

  /// A name of several entries was counted.
  private static let isCounted: UInt64 = 8

  init(
    _ options: GazetteerImporter.Options, _ writer: consuming TextWriter, output: String,
    _ rejectedWriter: consuming TextWriter?, rejected: String?
  ) {
    self.options = options
    self.output = output
    self.writer = writer
    self.rejectedWriter = rejectedWriter
    rejectedPath = rejected ?? ""
    cleaner = EntryCleaner(
      commonWords: options.commonWords, isFaithful: options.format == .csv)
  }

  /// Whether as many entries were written as are wanted.
  var isFull: Bool { report.entries >= options.limit ?? .max }

  mutating func read(
    _ file: String, _ given: (any EntryFormat)?
  ) throws(GazetteerExchangeError) {
    var source = try LineSource(path: file)
    var format = given
    var batch = EntryBatch()
    var line = SourceLine()
    while !isFull, try source.read(&line) {
      if let reason = GazetteerImporter.fault(of: line) {
        batch.reject(line.number, reason)
      } else {
        if format == nil { format = self.format(startingWith: line) }
        format?.read(line, into: &batch)
      }
      try drain(&batch, file)
    }
    format?.finish(into: &batch)
    try drain(&batch, file)
  }

  /// The reader of a file, by its first line where the format has two.
  private func format(startingWith line: SourceLine) -> any EntryFormat {
    let kinds = KindNames(own: options.labels)
    switch options.format {
    case .csv:
      return TableEntries(labels: options.columns, kinds: kinds, onlyKind: options.onlyKind)
    case .geonames: return GeoNamesEntries()
    case .jrcNames: return JRCNamesEntries(languages: options.languages, kinds: kinds)
    case .spacy: return SpaCyEntries(kinds: kinds)
    case .regexner: return RegexNEREntries(kinds: kinds)
    case .gate: return GATEEntries(kind: options.onlyKind ?? .organization)
    case .wikidata: return WikidataEntries(languages: options.languages)
    case .followthemoney: return FollowTheMoneyEntries(idKey: "followthemoney")
    case .opensanctions:
      return line.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
        ? FollowTheMoneyEntries(idKey: "opensanctions")
        : TableEntries(kept: TableEntries.openSanctions)
    }
  }

  private mutating func drain(
    _ batch: inout EntryBatch, _ file: String
  ) throws(GazetteerExchangeError) {
    if let failure = batch.failure { throw GazetteerExchangeError(failure, file: file, line: 1) }
    if batch.isEmpty { return }
    for number in 0..<batch.count where !isFull {
      if cleaner.clean(&batch.entries[number], &batch.rejections) {
        try write(&batch.entries[number], file)
      }
    }
    for rejection in batch.rejections {
      let message = "\(file):\(rejection.line): \(rejection.message)"
      report.add(rejection.sort, message)
      do throws(XMLError) {
        try rejectedWriter?.write(message + "\n")
      } catch {
        throw GazetteerExchangeError(.cannotWrite(error.message), file: rejectedPath)
      }
    }
    report.leftOut += batch.leftOut
    batch.removeAll()
  }

  private mutating func write(
    _ entry: inout FoundEntry, _ file: String
  ) throws(GazetteerExchangeError) {
    let isWanted =
      (options.kinds.isEmpty || options.kinds.contains(entry.kind))
      && (entry.kind != .place || entry.population ?? 0 >= options.minPopulation)
      && entry.names.count > options.minAliases
    guard isWanted else {
      report.leftOut += 1
      return
    }
    let isRepeated = !tellApart(&entry)
    countConflicts(entry, file, isRepeated)
    text.append(entry)
    report.entries += 1
    report.names += entry.names.count
    do throws(XMLError) {
      try writer.write(text.bytes)
    } catch {
      throw GazetteerExchangeError(.cannotWrite(error.message), file: output)
    }
    text.removeAll()
  }

  /// Gives an entry a note that no other of its name has; returns whether it is told apart.
  private mutating func tellApart(_ entry: inout FoundEntry) -> Bool {
    if entryClaims.claim(ImportRun.key(entry), 1) == 0 { return true }
    for number in entry.distinctions.indices {
      guard let distinction = cleaner.distinction(number, of: &entry) else { continue }
      if let note = entry.note {
        if entry.isSame(note, distinction) { continue }
        entry.note = entry.append("\(entry.text(note)), \(entry.text(distinction))".utf8)
      } else {
        entry.note = distinction
      }
      if entryClaims.claim(ImportRun.key(entry), 1) == 0 { return true }
    }
    return false
  }

  private static func key(_ entry: FoundEntry) -> UInt64 {
    let bytes = entry.bytes.span
    var hash = WordFolder.seed
    for position in entry.names[0].text { hash = WordFolder.step(hash, bytes[position]) }
    hash = WordFolder.step(hash, 0x7C)
    for position in entry.note ?? 0..<0 { hash = WordFolder.step(hash, bytes[position]) }
    return WordFolder.finish(WordFolder.step(hash, entry.kind.rawValue)) &* 0x9E37_79B9_7F4A_7C15
  }

  private mutating func countConflicts(_ entry: FoundEntry, _ file: String, _ isRepeated: Bool) {
    let kind: UInt64 = 1 << UInt64(entry.kind.rawValue)
    for number in entry.names.indices {
      let hash = cleaner.hashes[number]
      guard let before = nameClaims.claim(hash, kind) else {
        report.isPartial = true
        continue
      }
      if before == 0 { continue }
      let name = entry.names[number].text
      if before & 7 != 0, before & kind == 0 {
        report.addNameOfTwoKinds(entry.text(name), file, entry.line)
      } else if before & kind != 0, before & ImportRun.isCounted == 0, !isRepeated {
        report.addSharedName(entry.text(name), file, entry.line)
        _ = nameClaims.claim(hash, ImportRun.isCounted)
      }
    }
  }

  /// Puts the files in their places.
  consuming func finish() throws(GazetteerExchangeError) -> ImportReport {
    if rejectedWriter != nil {
      do throws(XMLError) {
        try rejectedWriter.take()?.finish()
      } catch {
        throw GazetteerExchangeError(.cannotWrite(error.message), file: rejectedPath)
      }
    }
    if report.entries == 0 {
      let leftOut = report.leftOut > 0 ? ["\(report.leftOut) left out"] : []
      throw GazetteerExchangeError(.noEntries(leftOut + report.lines), file: output)
    }
    do throws(XMLError) {
      try writer.finish()
    } catch {
      throw GazetteerExchangeError(.cannotWrite(error.message), file: output)
    }
    return report
  }
}
