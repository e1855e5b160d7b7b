import DataModel
import EntityResolution
import GraphBuilding

extension Pipeline {
  /// The doubtful merges and splits of a corpus, those that change most edges first.
  public func review(_ corpus: ExtractedCorpus) throws -> ReviewSheet {
    let lexicon = extractor.lexicon
    let doubts = DoubtFinder(entries: lexicon.entries, nicknames: lexicon.nicknames)
      .doubts(in: corpus.names, resolution: corpus.resolution)
    if doubts.isEmpty { return ReviewSheet(rows: []) }
    let edges = try edges(of: doubts, in: corpus)
    let sentences = try corpus.firstSentences(of: doubts.flatMap { [$0.name, $0.other] })
    let rows = doubts.indices.map { number -> ReviewSheet.Row in
      let doubt = doubts[number]
      let (a, b) = (doubt.name, doubt.other)
      let mentions = corpus.mentions(of: a, doubt.question)
      let ofEntity = corpus.resolution.entities[b.entity].mentions
      let kinds = [a.entity, b.entity].map { corpus.resolution.entities[$0].kind }
      return ReviewSheet.Row(
        question: doubt.question, kinds: kinds[0] == kinds[1] ? [kinds[0]] : kinds,
        name: a.reference, other: b.reference, reason: doubt.reason, edges: edges[number],
        mentions: mentions,
        otherMentions: doubt.question == .merged ? ofEntity - mentions : ofEntity,
        sentence: sentences[2 * number], otherSentence: sentences[2 * number + 1])
    }
    return ReviewSheet(
      rows: rows.sorted { a, b in
        if a.edges != b.edges { return a.edges > b.edges }
        if a.mentions != b.mentions { return a.mentions > b.mentions }
        return (a.name, a.other, a.question.rawValue, a.reason)
          < (b.name, b.other, b.question.rawValue, b.reason)
      })
  }

  /// How many edges each answer would move: of a name that was joined, the other entities that its
  /// own mentions meet; of two entities, those that the one with fewer of them meets.
  ///
  /// Meeting is sharing a window, whatever the graph's least weight.
  private func edges(of doubts: [Doubt], in corpus: ExtractedCorpus) throws -> [Int] {
    // Names that were joined count as entities of their own, behind the others.
    var parted = corpus
    let entities = corpus.resolution.entities.count
    var whole: [Int] = []
    for doubt in doubts where doubt.question == .merged {
      for row in doubt.name.rows { parted.resolution.entityOfName[row] = entities + whole.count }
      whole.append(doubt.name.entity)
    }
    func unparted(_ entity: Int) -> Int { entity < entities ? entity : whole[entity - entities] }
    let asked = doubts.flatMap { [$0.name.entity, $0.other.entity] }
    var search = NeighborSearch(
      of: Set(asked).union(entities..<(entities + whole.count)), options: options.graph)
    try parted.forEachSentenceTable { search.add($1) }
    let met = search.neighbors
    var metByWhole: [Int: Set<Int>] = [:]
    for (entity, others) in met {
      metByWhole[unparted(entity), default: []].formUnion(others.map(unparted))
    }
    func count(_ met: Set<Int>?, without entity: Int) -> Int {
      (met ?? []).subtracting([entity]).count
    }
    var part = entities
    return doubts.map { doubt in
      let (a, b) = (doubt.name.entity, doubt.other.entity)
      guard doubt.question == .merged else {
        return min(count(metByWhole[a], without: a), count(metByWhole[b], without: b))
      }
      part += 1
      return count((met[part - 1]).map { Set($0.map(unparted)) }, without: a)
    }
  }
}

extension ExtractedCorpus {
  /// The first sentence with a name of each side, in running text if it is there at all: a dateline
  /// or a list of links says nothing of who is meant.
  fileprivate func firstSentences(of sides: [Doubt.Side]) throws -> [String] {
    var places = [FirstPlace?](repeating: nil, count: names.rows.count)
    try records.forEachRecord { document, record in
      for mention in record.mentions {
        let place = FirstPlace(
          isAside: !record.sentences[mention.sentence].zone.formsEdges,
          document: document, sentence: mention.sentence)
        places[mention.name] = places[mention.name].map { min($0, place) } ?? place
      }
    }
    var reader = RecordTable.Reader(records)
    return try sides.map { side in
      guard let place = side.rows.compactMap({ places[$0] }).min() else { return "" }
      let text = try reader.record(place.document).sentences[place.sentence].text
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The mentions of a name that was joined, or of an entity.
  fileprivate func mentions(of side: Doubt.Side, _ question: Doubt.Question) -> Int {
    question == .merged
      ? side.rows.reduce(0) { $0 + names.rows[$1].mentions }
      : resolution.entities[side.entity].mentions
  }
}

private struct FirstPlace: Comparable {
  /// Whether the sentence stands aside from the running text.
  var isAside: Bool
  var document: Int
  var sentence: Int

  static func < (a: FirstPlace, b: FirstPlace) -> Bool {
    (a.isAside ? 1 : 0, a.document, a.sentence) < (b.isAside ? 1 : 0, b.document, b.sentence)
  }
}
