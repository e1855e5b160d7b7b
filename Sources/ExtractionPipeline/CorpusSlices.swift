import DataModel
import EntityResolution
import GraphStorage

/// A stretch of time that a series of graphs has one graph of.
public enum SlicePeriod: String, Sendable, CaseIterable {
  case day, week, month

  /// The period of a day: `2022-01-05`, `2022-W01` (ISO 8601) or `2022-01`.
  public func name(of day: Day) -> String {
    switch self {
    case .day: day.text
    case .week: day.weekName
    case .month: String(day.text.prefix(7))
    }
  }
}

extension Day {
  /// Days since the first of March of the year 0.
  ///
  /// Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  /// The week that holds the day, named by the year that holds its Thursday.
  fileprivate var weekName: String {
    let (year, month, day) = (
      Int(rawValue) / 10_000, Int(rawValue) / 100 % 100, Int(rawValue) % 100
    )
    let number = Day.number(year: year, month: month, day: day)
    // The first of March of the year 0 was a Wednesday.
    let thursday = number - (number + 2) % 7 + 3
    var yearOfWeek = year
    if thursday < Day.number(year: year, month: 1, day: 1) { yearOfWeek -= 1 }
    if thursday >= Day.number(year: year + 1, month: 1, day: 1) { yearOfWeek += 1 }
    let week = (thursday - Day.number(year: yearOfWeek, month: 1, day: 1)) / 7 + 1
    return "\(yearOfWeek)-W\(week < 10 ? "0" : "")\(week)"
  }
}

/// One graph of a series.
public struct GraphSlice: Sendable {
  /// `2022-01-05`, `2022-W01` or `2022-01`.
  public var period: String
  public var documents: Int
  public var graph: CoMentionGraph
}

extension Pipeline {
  /// Makes a graph of the documents of each day, week or month of a store, with the entities and
  /// ids of the whole, and hands them out in the order of time.
  ///
  /// - Returns: how many documents have no date and are in none of them.
  public static func slice(
    storeAt path: String, by period: SlicePeriod, jobs: Int, _ body: (GraphSlice) throws -> Void
  ) async throws -> Int {
    guard GraphStore.isStore(path) else { throw StoreError(file: path, reason: .isNoStore) }
    let store = try GraphStore.open(path)
    let options = try StoreSettings.optionsOfDocuments(in: store)
    var decisions = Decisions()
    for file in try StoreSettings.decisionFiles(of: store) { try file.add(to: &decisions) }
    let loaded = try await StoredCorpus(store, texts: true, jobs: jobs)
    let resolver = EntityResolver(
      entries: StoredEntries(try store.entries()), decisions: decisions,
      nicknames: try StoreSettings.nicknames(of: store))
    let corpus = ExtractedCorpus(
      records: loaded.records, names: loaded.names, diagnostics: [], resolver: resolver)
    var documents: [String: [Int]] = [:]
    var undated = 0
    for (document, day) in corpus.records.days.enumerated() {
      if let day {
        documents[period.name(of: day), default: []].append(document)
      } else {
        undated += 1
      }
    }
    for (name, some) in documents.sorted(by: { $0.key < $1.key }) {
      let part = try corpus.part(some)
      let graph = try await part.graph(options, jobs: jobs, evidence: part.evidence)
      try body(GraphSlice(period: name, documents: some.count, graph: graph))
    }
    return undated
  }
}

extension ExtractedCorpus {
  /// Some of the documents, with the entities that they mention as the whole corpus knows them.
  fileprivate func part(_ documents: [Int]) throws(PipelineError) -> ExtractedCorpus {
    let records = records.selecting(documents)
    var mentions = [Int](repeating: 0, count: names.rows.count)
    var reader = RecordTable.Reader(records)
    for document in documents.indices {
      let view = try reader.view(document)
      for mention in 0..<view.mentionCount {
        mentions[records.row(ofRecordRow: view.row(mention))] += 1
      }
    }
    // How often each entity is called what.
    var aliases: [Int: [String: Int]] = [:]
    for (row, count) in mentions.enumerated() where count > 0 {
      guard let entity = resolution.entityOfName[row] else { continue }
      aliases[entity, default: [:]][names.rows[row].key.text, default: 0] += count
    }
    var part = self.resolution
    part.entities = []
    var positions = [Int?](repeating: nil, count: resolution.entities.count)
    for (entity, value) in resolution.entities.enumerated() {
      guard let counts = aliases[entity] else { continue }
      positions[entity] = part.entities.count
      var value = value
      value.aliases = counts.map { Entity.Alias(text: $0.key, mentions: $0.value) }
        .sorted { ($1.mentions, $0.text) < ($0.mentions, $1.text) }
      part.entities.append(value)
    }
    part.entityOfName = resolution.entityOfName.map { $0.flatMap { positions[$0] } }
    return ExtractedCorpus(records: records, names: names, resolution: part, diagnostics: [])
  }
}
