import CorpusReading
import DataModel
import EntityResolution
import GraphStorage
import MentionExtraction

extension Pipeline {
  /// Makes a store of the inputs' documents, or brings it up to date: what is in it already as it
  /// is now is not extracted again, what has changed is replaced, and what is new comes in.
  ///
  /// - Parameters:
  ///   - path: the store's file.
  ///   - prune: whether documents that are not among the inputs leave the store.
  ///   - lexiconIdentity: of the lexicon's content; see `LexiconIdentity`.
  ///   - texts: whether the corpus that comes back is to have the texts of its sentences, for
  ///     output that shows them.
  /// - Throws: `StoreError`, `CorpusError`, `PipelineError`; `CancellationError`.
  public func updateStore(
    at path: String, with inputs: [String], prune: Bool = false, lexiconIdentity: UInt64,
    texts: Bool = false,
    progress: (@Sendable (PipelineProgress) -> Void)? = nil
  ) async throws -> StoreUpdate {
    // What is wrong with an input is said before a file is made.
    let list = try reader.list(inputs)
    let store = try GraphStore.openForWriting(path)
    defer { store.finish() }
    return try await update(store, with: list, prune, lexiconIdentity, texts, progress)
  }

  private func update(
    _ store: GraphStore, with list: InputList, _ prune: Bool, _ lexiconIdentity: UInt64,
    _ texts: Bool, _ progress: (@Sendable (PipelineProgress) -> Void)?
  ) async throws -> StoreUpdate {
    guard try store.setting(GraphStore.originSetting) == nil else {
      throw StoreError(file: store.path, reason: .hasNoDocuments)
    }
    var options = self.options
    if options.decisionFiles.isEmpty {
      for file in try StoreSettings.decisionFiles(of: store) { try options.add(file) }
    }
    var identity = ContentHash()
    identity.add(MentionExtractor.version)
    identity.add(lexiconIdentity)
    identity.add(options.usesDocumentMemory ? 1 : 0)
    let (stored, staged) = try store.hashes()
    var plan = StoreBuild.Plan()
    var diagnostics = list.diagnostics
    var seen: Set<String> = []
    var repeated: [String] = []
    var waiting: [StagedDocument] = []
    try await read(list, progress: progress) { [extractor, identity] documents in
      let hashes = documents.map { $0.hash(identity) }
      let isNew = documents.indices.map {
        stored[documents[$0].id] != hashes[$0] && staged[documents[$0].id] != hashes[$0]
      }
      let new = documents.indices.filter { isNew[$0] }
      var extracted = extractor.extract(new.map { documents[$0] })[...]
      return documents.indices.map { position in
        let found = isNew[position] ? extracted.popFirst() : nil
        return FoundDocument(documents[position], found, hash: hashes[position])
      }
    } take: { found, notes in
      diagnostics += notes
      for document in found {
        guard seen.insert(document.id).inserted else {
          repeated.append(document.id)
          continue
        }
        if stored[document.id] == document.hash {
          plan.unchanged.insert(document.id)
        } else {
          plan.staged[document.id] = document.hash
          if let new = document.staged { waiting.append(new) }
        }
      }
      if waiting.count >= Pipeline.documentsPerCommit {
        try store.stage(waiting)
        waiting = []
      }
    }
    try store.stage(waiting)
    diagnostics += repeated.sorted().map { Diagnostic(repeatedDocument: $0) }
    let others = stored.keys.filter { !seen.contains($0) }
    if prune { plan.removed = Set(others) }
    let extraction = "\(identity.value)"
    if !prune, !others.isEmpty, try store.setting(StoreSettings.extraction) != extraction {
      throw StoreError(file: store.path, reason: .otherLexicon(documents: others.count))
    }
    return try await StoreBuild(
      store: store, options: options, lexicon: extractor.lexicon, extraction: extraction,
      texts: texts
    ).finish(plan, diagnostics)
  }

  /// Leaves documents out of a store.
  ///
  /// - Throws: `StoreError` where one of them is not there; then none is left out.
  public static func remove(
    _ documents: [String], fromStoreAt path: String, jobs: Int
  ) async throws -> StoreUpdate {
    try await changeStore(at: path, jobs: jobs) { store, _, plan in
      let known = try store.hashes().stored
      for document in documents where known[document] == nil {
        throw StoreError(file: path, reason: .unknownDocument(document))
      }
      plan.removed = Set(documents)
    }
  }

  /// Applies decisions to a store in place of those that it was built with.
  public static func decide(
    _ decisions: [DecisionFile], inStoreAt path: String, jobs: Int
  ) async throws -> StoreUpdate {
    try await changeStore(at: path, jobs: jobs) { _, options, _ in
      options = Pipeline.Options(jobs: jobs)
      for file in decisions { try options.add(file) }
    }
  }

  /// Resolves and weaves a store again, after something has changed.
  private static func changeStore(
    at path: String, jobs: Int,
    _ body: (GraphStore, inout Pipeline.Options, inout StoreBuild.Plan) throws -> Void
  ) async throws -> StoreUpdate {
    guard GraphStore.isStore(path) else { throw StoreError(file: path, reason: .isNoStore) }
    let store = try GraphStore.openForWriting(path)
    defer { store.finish() }
    let graph = try StoreSettings.optionsOfDocuments(in: store)
    guard let extraction = try store.setting(StoreSettings.extraction) else {
      throw StoreError(file: path, reason: .hasNoGraph)
    }
    var options = Pipeline.Options(jobs: jobs)
    for file in try StoreSettings.decisionFiles(of: store) { try options.add(file) }
    var plan = StoreBuild.Plan()
    try body(store, &options, &plan)
    options.graph = graph
    return try await StoreBuild(
      store: store, options: options, lexicon: nil, extraction: extraction
    ).finish(plan, [])
  }

  /// Documents that an interrupted build may have to extract again.
  private static let documentsPerCommit = 512

  /// A document as it was read, extracted if that was not done before.
  private struct FoundDocument: Sendable {
    let id: String
    let hash: UInt64
    let staged: StagedDocument?

    init(_ document: Document, _ extracted: ExtractedDocument?, hash: UInt64) {
      id = document.id
      self.hash = hash
      staged = extracted.map { extracted in
        StagedDocument(
          record: ExtractedRecord(document, extracted, keepsText: false), names: extracted.names,
          hash: hash)
      }
    }
  }
}

extension Document {
  /// Of all that extraction sees of the document and of what it depends on besides.
  fileprivate func hash(_ start: ContentHash) -> UInt64 {
    var hash = start
    hash.add(title)
    hash.add(date)
    hash.add(text)
    hash.add(blocks.count)
    for block in blocks {
      hash.add(block.range.start)
      hash.add(block.range.end)
      hash.add(Int(block.zone.rawValue))
    }
    // At the end, and only where there is one: of a store that knew no authors yet, documents
    // without one are still unchanged.
    if let author { hash.add(author) }
    return hash.value
  }
}
