import DataModel
import FoundationEssentials
import GraphBuilding
import GraphStorage

/// What a store remembers of how it was built.
enum StoreSettings {
  /// What its documents were extracted with.
  static let extraction = "extraction"
  private static let nicknames = "nicknames"
  private static let window = "window"
  private static let weight = "weight"
  private static let leastWeight = "least_weight"
  private static let zones = "zones"
  private static let evidence = "evidence"
  private static let numbering = "numbering"
  private static let decisions = "decisions"

  static func write(
    _ options: GraphBuilder.Options, _ nicknames: [String: String], to change: StoreChange
  ) throws {
    try change.set(window, options.window.rawValue)
    try change.set(weight, options.weight?.rawValue)
    try change.set(leastWeight, "\(options.leastWeight)")
    try change.set(zones, options.zones.map(\.name).sorted().joined(separator: ","))
    try change.set(evidence, "\(options.evidence)")
    try change.set(numbering, lastingNumbers)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try change.set(
      StoreSettings.nicknames, String(decoding: try encoder.encode(nicknames), as: UTF8.self))
  }

  /// What the numbers of nodes and edges in a store are like, since they stay the same.
  private static let lastingNumbers = "lasting"

  /// Whether a store's graph can be brought up to date in part.
  static func canRenewPart(of store: GraphStore, _ options: GraphBuilder.Options) throws -> Bool {
    // NPMI weighs every edge anew when a document comes in.
    try options.weight != .npmi && store.setting(numbering) == lastingNumbers
      && graphOptions(of: store) == options
  }

  static func nicknames(of store: GraphStore) throws -> [String: String] {
    guard let text = try store.setting(nicknames) else { return [:] }
    return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }

  static func write(_ files: [DecisionFile], to change: StoreChange) throws {
    let text = String(decoding: try JSONEncoder().encode(files), as: UTF8.self)
    try change.set(decisions, files.isEmpty ? nil : text)
  }

  /// The decisions files that the store was built with: as they are now, or where they are gone as
  /// they were then.
  static func decisionFiles(of store: GraphStore) throws -> [DecisionFile] {
    guard let text = try store.setting(decisions) else { return [] }
    return try JSONDecoder().decode([DecisionFile].self, from: Data(text.utf8)).map { file in
      (try? DecisionFile(readingAt: file.path)) ?? file
    }
  }

  /// How the store's graph was made; `nil` for a store without one.
  static func graphOptions(of store: GraphStore) throws -> GraphBuilder.Options? {
    guard let window = try store.setting(window).flatMap({ Window(rawValue: $0) }) else {
      return nil
    }
    let zones = try store.setting(zones) ?? ""
    return GraphBuilder.Options(
      window: window, weight: try store.setting(weight).flatMap { WeightMeasure(rawValue: $0) },
      leastWeight: try store.setting(leastWeight).flatMap { Double($0) } ?? 0,
      zones: Set(zones.split(separator: ",").compactMap { Zone(name: $0) }),
      evidence: try store.setting(evidence).flatMap { Int($0) } ?? 5)
  }

  /// How the graph of a store of documents was made.
  ///
  /// - Throws: `StoreError` for a store that was made from a graph file, or has no graph yet.
  static func optionsOfDocuments(in store: GraphStore) throws -> GraphBuilder.Options {
    guard try store.setting(GraphStore.originSetting) == nil else {
      throw StoreError(file: store.path, reason: .hasNoDocuments)
    }
    guard let options = try graphOptions(of: store) else {
      throw StoreError(file: store.path, reason: .hasNoGraph)
    }
    return options
  }
}
