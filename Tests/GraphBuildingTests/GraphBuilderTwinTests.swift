import DataModel
import GraphBuilding
import Testing

/// The builder against the naive count, on random corpora.
struct GraphBuilderTwinTests {
  @Test(arguments: Window.allCases)
  func `counts, dates and evidence agree with the naive count`(_ window: Window) {
    for seed in UInt64(0)..<300 {
      let corpus = RandomCorpus(seed: seed, window: window)
      let graph = GraphBuilder(options: corpus.options)
        .graph(of: corpus.documents, entities: corpus.entities, copies: corpus.copies)
      let naive = NaiveGraph(corpus)
      let bare = graph.edges.map { edge in
        var edge = edge
        (edge.weight, edge.npmi, edge.significance) = (1, nil, nil)
        return edge
      }
      let expected = naive.edges(
        entities: corpus.entities.count, window, evidence: corpus.options.evidence)
      #expect(bare == expected, "seed \(seed)")
      #expect(
        graph.attributes.last == Attribute("windows", .integer(naive.total(window))),
        "seed \(seed)")
      for (number, node) in graph.nodes.enumerated() {
        let documents = naive.documents(of: number)
        #expect(node.documents == documents.count, "seed \(seed)")
        #expect(node.independentDocuments == naive.independentDocuments(of: number), "seed \(seed)")
        #expect(node.firstSeen == documents.compactMap(\.date).min(), "seed \(seed)")
        #expect(node.lastSeen == documents.compactMap(\.date).max(), "seed \(seed)")
      }
    }
  }

  @Test(arguments: Window.allCases)
  func `shares of the pairs make the graph of all`(_ window: Window) {
    for seed in UInt64(0)..<50 {
      let corpus = RandomCorpus(seed: seed, window: window)
      let builder = GraphBuilder(options: corpus.options)
      let whole = builder.graph(
        of: corpus.documents, entities: corpus.entities, copies: corpus.copies)
      var counts = (0..<3).map {
        PairCounts(entities: corpus.entities.count, options: corpus.options, share: $0, of: 3)
      }
      var table = SentenceTable()
      for share in counts.indices {
        for (number, document) in corpus.documents.enumerated() {
          fill(&table, document)
          counts[share].addWindows(of: table, number)
        }
        for document in corpus.documents {
          fill(&table, document)
          counts[share].addOtherCounts(of: table)
        }
        for group in 0..<corpus.copies.count {
          for document in corpus.copies.documents(of: group) {
            fill(&table, corpus.documents[document])
            counts[share].addCopy(table)
          }
          counts[share].endCopies()
        }
      }
      let shared = builder.graph(
        of: counts, documents: corpus.documents.count, copies: corpus.copies.copies,
        entities: corpus.entities
      ) { GraphBuilder.evidence($0, in: corpus.documents) }
      #expect(shared == whole, "seed \(seed)")
    }
  }

  /// Entities in any order, some twice.
  private func fill(_ table: inout SentenceTable, _ document: DocumentEntities) {
    table.start(day: document.date.flatMap { Day($0) })
    for (number, sentence) in document.sentences.enumerated() {
      table.addSentence(number, block: sentence.block, zone: sentence.zone)
      for entity in sentence.entities.reversed() + sentence.entities { table.addEntity(entity) }
    }
  }

  @Test(arguments: Window.allCases)
  func `association measures are those of the naive counts`(_ window: Window) throws {
    for seed in UInt64(0)..<300 {
      let corpus = RandomCorpus(seed: seed, window: window)
      let graph = GraphBuilder(options: corpus.options)
        .graph(of: corpus.documents, entities: corpus.entities, copies: corpus.copies)
      let naive = NaiveGraph(corpus)
      for edge in graph.edges {
        let total = naive.total(window)
        let a = naive.count([edge.source], window)
        let b = naive.count([edge.target], window)
        let both = naive.count([edge.source, edge.target], window)
        let npmi = NaiveAssociation.npmi(total: total, a: a, b: b, both: both)
        #expect((edge.npmi == nil) == (npmi == nil), "seed \(seed)")
        #expect(abs((edge.npmi ?? 0) - (npmi ?? 0)) < 1e-9, "seed \(seed)")
        let significance = NaiveAssociation.significance(total: total, a: a, b: b, both: both)
        #expect(abs((edge.significance ?? -1) - significance) < 1e-9, "seed \(seed)")
      }
    }
  }

  @Test(arguments: Window.allCases)
  func `neighbors are the ends of edges`(_ window: Window) {
    for seed in UInt64(0)..<300 {
      let corpus = RandomCorpus(seed: seed, window: window)
      let builder = GraphBuilder(options: corpus.options)
      var expected: [Int: Set<Int>] = [:]
      for edge in builder.graph(
        of: corpus.documents, entities: corpus.entities, copies: corpus.copies
      ).edges {
        expected[edge.source, default: []].insert(edge.target)
        expected[edge.target, default: []].insert(edge.source)
      }
      let all = Set(corpus.entities.indices)
      #expect(builder.neighbors(of: all, in: corpus.documents) == expected, "seed \(seed)")
      let some = all.filter { $0 % 2 == 0 }
      #expect(
        builder.neighbors(of: some, in: corpus.documents)
          == expected.filter { some.contains($0.key) }, "seed \(seed)")
    }
  }

  @Test(arguments: Window.allCases, WeightMeasure.allCases)
  func `the chosen measure is the weight, above zero and not below the least`(
    _ window: Window, _ measure: WeightMeasure
  ) {
    for seed in UInt64(0)..<100 {
      var corpus = RandomCorpus(seed: seed, window: window)
      corpus.options.weight = measure
      func graph(_ leastWeight: Double) -> CoMentionGraph {
        corpus.options.leastWeight = leastWeight
        return GraphBuilder(options: corpus.options)
          .graph(of: corpus.documents, entities: corpus.entities, copies: corpus.copies)
      }
      let all = graph(-10)
      for edge in all.edges {
        let value: Double =
          switch measure {
          case .sentences: Double(edge.sentences ?? 0)
          case .paragraphs: Double(edge.paragraphs ?? 0)
          case .documents: Double(edge.documents ?? 0)
          case .independentDocuments: Double(edge.independentDocuments ?? 0)
          case .npmi: edge.npmi ?? 1
          }
        #expect(edge.weight == value, "seed \(seed)")
        #expect(edge.weight > 0 && edge.distance.isFinite, "seed \(seed)")
      }
      let least = measure == .npmi ? 0.25 : 2
      #expect(Array(graph(least).edges) == all.edges.filter { $0.weight >= least }, "seed \(seed)")
      #expect(graph(least).nodes == all.nodes, "seed \(seed)")
    }
  }

  @Test func `entities and documents far more than the table starts with are all counted`() {
    let names = (0..<120).map { entity("Entity \($0)", .place) }
    let everyone = document("a", (0, Array(0..<120)))
    let graph = GraphBuilder().graph(of: [everyone, everyone], entities: names)
    #expect(graph.edges.count == 120 * 119 / 2)
    #expect(graph.edges.allSatisfy { $0.weight == 2 && $0.source < $0.target })
    let ends = graph.edges.map { [$0.source, $0.target] }
    #expect(!zip(ends, ends.dropFirst()).contains { !$0.lexicographicallyPrecedes($1) })
  }
}
