import DataModel
import Glibc
import GraphBuilding

/// The obvious slow count of co-mentions: every pair asks every window of every document.
struct NaiveGraph {
  let documents: [DocumentEntities]
  let zones: Set<Zone>
  /// By document; near-duplicates have one number.
  let groups: [Int32]

  init(_ corpus: RandomCorpus) {
    documents = corpus.documents
    zones = corpus.options.zones
    groups = corpus.groups
  }

  /// The sentences of each window, in text order; windows of other zones are no windows.
  func windows(_ document: DocumentEntities, _ window: Window) -> [[DocumentEntities.Sentence]] {
    let allowed: Set<Zone> = zones.union([.body, .headline, .caption])
    let sentences = document.sentences.filter { allowed.contains($0.zone) }
    switch window {
    case .sentence: return sentences.map { [$0] }
    case .paragraph:
      return Set(sentences.map(\.block)).sorted().map { block in
        sentences.filter { $0.block == block }
      }
    case .document: return sentences.isEmpty ? [] : [sentences]
    }
  }

  static func holds(_ window: [DocumentEntities.Sentence], _ entity: Int) -> Bool {
    window.contains { $0.entities.contains(entity) }
  }

  func total(_ window: Window) -> Int {
    documents.reduce(0) { $0 + windows($1, window).count }
  }

  func count(_ entities: [Int], _ window: Window) -> Int {
    documents.reduce(0) { sum, document in
      sum
        + windows(document, window).count { unit in
          entities.allSatisfy { NaiveGraph.holds(unit, $0) }
        }
    }
  }

  /// Groups of near-duplicates of which a document holds all of some entities.
  func independent(_ entities: [Int]) -> Int {
    let holding = documents.indices.filter { document in
      windows(documents[document], .document).contains { unit in
        entities.allSatisfy { NaiveGraph.holds(unit, $0) }
      }
    }
    return Set(holding.map { groups[$0] }).count
  }

  /// All pairs that share a window, without the two association measures and with weight 1.
  func edges(entities: Int, _ window: Window, evidence limit: Int) -> [CoMentionGraph.Edge] {
    var edges: [CoMentionGraph.Edge] = []
    for a in 0..<entities {
      for b in (a + 1)..<max(a + 1, entities) where count([a, b], window) > 0 {
        var dates: [String] = []
        var evidence: [Evidence] = []
        for document in documents {
          for unit in windows(document, window)
          where NaiveGraph.holds(unit, a) && NaiveGraph.holds(unit, b) {
            dates += document.date.map { [$0] } ?? []
            evidence.append(NaiveGraph.evidence(document.id, unit, a, b))
          }
        }
        edges.append(
          CoMentionGraph.Edge(
            source: a, target: b, weight: 1, sentences: count([a, b], .sentence),
            paragraphs: count([a, b], .paragraph), documents: count([a, b], .document),
            independentDocuments: independent([a, b]),
            firstSeen: dates.min(), lastSeen: dates.max(), evidence: Array(evidence.prefix(limit))))
      }
    }
    return edges
  }

  /// The first sentence that holds both, or the first of each in text order.
  private static func evidence(
    _ document: String, _ unit: [DocumentEntities.Sentence], _ a: Int, _ b: Int
  ) -> Evidence {
    var shown = unit.filter { $0.entities.contains(a) && $0.entities.contains(b) }.prefix(1)
    if shown.isEmpty {
      let first = unit.firstIndex { $0.entities.contains(a) } ?? 0
      let second = unit.firstIndex { $0.entities.contains(b) } ?? 0
      shown = [unit[min(first, second)], unit[max(first, second)]]
    }
    return Evidence(
      document: document, line: shown.first?.line ?? 0,
      text: shown.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " … "))
  }

  /// Groups of near-duplicates that mention an entity, in any zone.
  func independentDocuments(of entity: Int) -> Int {
    Set(
      documents.indices.filter { NaiveGraph.holds(documents[$0].sentences, entity) }.map {
        groups[$0]
      }
    )
    .count
  }

  /// Documents that mention an entity, in any zone.
  func documents(of entity: Int) -> [DocumentEntities] {
    documents.filter { NaiveGraph.holds($0.sentences, entity) }
  }
}

/// Exact tail of the hypergeometric distribution for small numbers.
enum NaiveAssociation {
  static func choose(_ n: Int, _ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    var row = [1.0]
    for _ in 0..<n { row = zip([0] + row, row + [0]).map { $0 + $1 } }
    return row[k]
  }

  /// -log10 of the share of all ways to place b's windows that hit at least `both` of a's.
  static func significance(total: Int, a: Int, b: Int, both: Int) -> Double {
    guard both <= min(a, b) else { return .infinity }
    let ways = (both...min(a, b)).reduce(0.0) { $0 + choose(a, $1) * choose(total - a, b - $1) }
    return -log10(ways / choose(total, b))
  }

  static func npmi(total: Int, a: Int, b: Int, both: Int) -> Double? {
    guard both > 0, both < total else { return nil }
    func share(_ count: Int) -> Double { Double(count) / Double(total) }
    return (log2(share(both)) - log2(share(a)) - log2(share(b))) / -log2(share(both))
  }
}
