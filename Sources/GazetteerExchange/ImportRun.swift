import DataModel
import Dispatch
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

  /// Entries that one thread reads before it takes them: few, so that they stay in the cache.
  private static let fewEntries = 32

  /// Enough for threads to end at about the same time.
  private static let blocksPerJob = 4

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
    var blocks = try LineBlockSource(path: file)
    var lines = LineBlock()
    guard try blocks.read(&lines) else { return }
    var reader = EntryReader(options, given, cleaner)
    if options.jobs > 1, options.limit == nil, try reader.readsLinesAlone(lines, file) {
      return try share(lines, blocks, reader, file)
    }
    var block = EntryBlock()
    var line = SourceLine()
    var isMore = true
    while isMore {
      var source = LineSource(lines, file: file)
      while !isFull, try source.read(&line) {
        reader.read(line, into: &block)
        // Where there is a limit, reading may have to end after any line.
        let isEnough = block.count >= ImportRun.fewEntries || options.limit != nil
        if isEnough || block.batch.failure != nil { try take(&block, file) }
      }
      try take(&block, file)
      isMore = try isFull ? false : blocks.read(&lines)
    }
    reader.finish(into: &block)
    try take(&block, file)
  }

  /// Reads a file by several threads: while this one takes what they made of some blocks, they read
  /// the next ones.
  private mutating func share(
    _ first: LineBlock, _ blocks: consuming LineBlockSource, _ reader: EntryReader, _ file: String
  ) throws(GazetteerExchangeError) {
    let queue = DispatchQueue(label: "import", attributes: .concurrent)
    var reading = SharedBlocks(count: options.jobs * ImportRun.blocksPerJob, reader)
    var read = SharedBlocks(count: options.jobs * ImportRun.blocksPerJob, reader)
    var isMore = try reading.fill(from: &blocks, after: first)
    while isMore {
      let isRead = DispatchGroup()
      for _ in 1..<options.jobs {
        queue.async(group: isRead) { [reading] in reading.read(file) }
      }
      defer { isRead.wait() }
      try read.take { (block) throws(GazetteerExchangeError) in try take(&block, file) }
      isMore = try read.fill(from: &blocks)
      reading.read(file)
      swap(&reading, &read)
    }
    try read.take { (block) throws(GazetteerExchangeError) in try take(&block, file) }
  }

  private mutating func take(
    _ block: inout EntryBlock, _ file: String
  ) throws(GazetteerExchangeError) {
    if let failure = block.batch.failure {
      throw GazetteerExchangeError(failure, file: file, line: 1)
    }
    if block.batch.isEmpty { return }
    for number in 0..<block.count where !isFull {
      let (hashes, line) = (block.hashes(of: number), block.line(of: number))
      take(&block.batch.entries[number], block.keys[number], hashes, line, file)
    }
    do throws(XMLError) {
      try writer.write(text.bytes)
    } catch {
      throw GazetteerExchangeError(.cannotWrite(error.message), file: output)
    }
    text.removeAll()
    for rejection in block.batch.rejections {
      let message = "\(file):\(rejection.line): \(rejection.message)"
      report.add(rejection.sort, message)
      do throws(XMLError) {
        try rejectedWriter?.write(message + "\n")
      } catch {
        throw GazetteerExchangeError(.cannotWrite(error.message), file: rejectedPath)
      }
    }
    report.leftOut += block.batch.leftOut
    block.removeAll()
  }

  /// - Parameters:
  ///   - hashes: those of its names.
  ///   - line: what it is written as, unless it has to be told apart from another.
  private mutating func take(
    _ entry: inout FoundEntry, _ key: UInt64, _ hashes: ArraySlice<UInt64>,
    _ line: ArraySlice<UInt8>, _ file: String
  ) {
    var isRepeated = false
    text.appendSection(entry.kind)
    if entryClaims.claim(key, 1) == 0 {
      text.append(line: line)
    } else {
      isRepeated = !tellApart(&entry)
      text.appendLine(entry)
    }
    countConflicts(entry, hashes, file, isRepeated)
    report.entries += 1
    report.names += entry.names.count
  }

  /// Gives an entry a note that no other of its name has; returns whether it is told apart.
  private mutating func tellApart(_ entry: inout FoundEntry) -> Bool {
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

  static func key(_ entry: FoundEntry) -> UInt64 {
    let bytes = entry.bytes.span
    var hash = WordFolder.seed
    for position in entry.names[0].text { hash = WordFolder.step(hash, bytes[position]) }
    hash = WordFolder.step(hash, 0x7C)
    for position in entry.note ?? 0..<0 { hash = WordFolder.step(hash, bytes[position]) }
    return WordFolder.finish(WordFolder.step(hash, entry.kind.rawValue)) &* 0x9E37_79B9_7F4A_7C15
  }

  private mutating func countConflicts(
    _ entry: FoundEntry, _ hashes: ArraySlice<UInt64>, _ file: String, _ isRepeated: Bool
  ) {
    let kind: UInt64 = 1 << UInt64(entry.kind.rawValue)
    for (number, hash) in hashes.enumerated() {
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
