import DataModel
import Foundation

/// Makes a graph with the attributes of a co-mention graph from a seed.
///
/// Sentences are drawn that name two nodes each, until enough different pairs were met; a pair's
/// count is how often it came. The node of rank r comes with a probability in proportion to
/// r^(-2/3), so that degrees follow a power law of exponent 2.5, as those of networks of people
/// often do.
struct GraphGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  /// The first 28 days of each month of a year.
  private static let days = (1...12).flatMap { month in
    (1...28).map { String(format: "2022-%02d-%02d", month, $0) }
  }

  mutating func graph(nodes nodeCount: Int, edges edgeCount: Int) -> CoMentionGraph {
    let counts = sentences(nodeCount, edgeCount)
    var mentions = [Int](repeating: 0, count: nodeCount)
    for (pair, count) in counts {
      mentions[pair.source] += count
      mentions[pair.target] += count
    }
    let nodes = nodes(mentions: mentions)
    let windows = counts.reduce(0) { $0 + $1.count }
    let edges = counts.map { pair, count in
      edge(pair, count, nodes: nodes, windows: windows)
    }
    return CoMentionGraph(
      attributes: [
        Attribute("documents", .integer(windows / 5 + 1)),
        Attribute("weight_measure", .string("sentences")),
        Attribute("window", .string("sentence")),
        Attribute("windows", .integer(windows)),
      ],
      nodes: nodes, edges: edges)
  }

  private struct Pair: Hashable {
    var source: Int
    var target: Int
  }

  /// The pairs in order, each with its count.
  private mutating func sentences(
    _ nodeCount: Int, _ edgeCount: Int
  ) -> [(pair: Pair, count: Int)] {
    var counts: [Pair: Int] = [:]
    counts.reserveCapacity(edgeCount)
    while counts.count < edgeCount {
      let first = Int(Double(nodeCount) * pow(random.fraction(), 3))
      let second = Int(Double(nodeCount) * pow(random.fraction(), 3))
      guard first != second else { continue }
      counts[Pair(source: min(first, second), target: max(first, second)), default: 0] += 1
    }
    return counts.map { (pair: $0.key, count: $0.value) }
      .sorted { ($0.pair.source, $0.pair.target) < ($1.pair.source, $1.pair.target) }
  }

  private mutating func nodes(mentions: [Int]) -> [CoMentionGraph.Node] {
    var names = NameGenerator(seed: random.next())
    return mentions.map { count in
      let name = names.next()
      let dates = dates(count: count)
      let surname = name.text.split(separator: " ").last.map(String.init) ?? name.text
      return CoMentionGraph.Node(
        id: "\(name.kind.name).\(name.slug)", name: name.text, label: name.text,
        kind: name.kind.name, aliases: [name.text, surname], mentions: count + 1,
        documents: count / 3 + 1, firstSeen: dates.first, lastSeen: dates.last)
    }
  }

  private mutating func edge(
    _ pair: Pair, _ count: Int, nodes: [CoMentionGraph.Node], windows: Int
  ) -> CoMentionGraph.Edge {
    let (source, target) = (nodes[pair.source], nodes[pair.target])
    let total = Double(windows)
    let both = Double(count) / total
    let apart = Double(source.mentions ?? 1) / total * Double(target.mentions ?? 1) / total
    let dates = dates(count: count)
    let document = random.below(windows / 5 + 1)
    return CoMentionGraph.Edge(
      source: pair.source, target: pair.target, weight: Double(count), sentences: count,
      paragraphs: count, documents: (count + 1) / 2, npmi: log(both / apart) / -log(both),
      significance: max(0, Double(count) * log10(both / apart)), firstSeen: dates.first,
      lastSeen: dates.last,
      evidence: [
        Evidence(
          document: "news/\(document).txt", line: random.below(40) + 1,
          text: "\(source.name) met \(target.name) on Monday.")
      ])
  }

  /// The first and the last of `count` days of a year.
  private mutating func dates(count: Int) -> (first: String, last: String) {
    let first = random.below(GraphGenerator.days.count)
    let last = count > 1 ? random.below(GraphGenerator.days.count) : first
    return (GraphGenerator.days[min(first, last)], GraphGenerator.days[max(first, last)])
  }
}
