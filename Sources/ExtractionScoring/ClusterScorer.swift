import DataModel

/// Collects which predicted entity met which gold entity, and scores clusters and edges.
struct ClusterScorer {
  /// An entity as one document or the whole set knows it.
  private struct Name: Hashable, Comparable {
    /// Empty for the whole set.
    var document: String
    var entity: String

    static func < (a: Name, b: Name) -> Bool {
      (a.document, a.entity) < (b.document, b.entity)
    }
  }

  private struct Edge: Hashable {
    var document: String
    var a: Name
    var b: Name
  }

  /// Gold and predicted entity of each matched mention.
  private var matched: [(document: String, gold: String, predicted: String)] = []
  /// Every predicted mention that counts, with its gold entity if it matched one.
  private var seen: [(document: String, predicted: String, gold: String?)] = []
  private var named: Set<Name> = []
  private var mentionsWithEntity = 0

  mutating func add(
    _ document: AnnotatedDocument, _ predictions: [AnnotatedMention],
    _ pairs: [(gold: Int, prediction: Int)]
  ) {
    let gold = document.mentions
    let predictionOf = Dictionary(uniqueKeysWithValues: pairs.map { ($0.gold, $0.prediction) })
    let goldOf = Dictionary(uniqueKeysWithValues: pairs.map { ($0.prediction, $0.gold) })
    func id(_ prediction: AnnotatedMention) -> String {
      prediction.entity ?? "(no id) \(document.id):\(prediction.start)"
    }
    for number in gold.indices where !gold[number].isOptional {
      guard let entity = gold[number].entity else { continue }
      mentionsWithEntity += 1
      named.insert(Name(document: document.id, entity: entity))
      if let prediction = predictionOf[number] {
        matched.append((document.id, entity, id(predictions[prediction])))
      }
    }
    let excused = gold.filter { $0.isOptional || $0.entity == nil }
    for number in predictions.indices {
      let prediction = predictions[number]
      if let mention = goldOf[number] {
        if !gold[mention].isOptional, let entity = gold[mention].entity {
          seen.append((document.id, id(prediction), entity))
        }
      } else if !excused.contains(where: { $0.overlap(prediction) > 0 }) {
        seen.append((document.id, id(prediction), nil))
      }
    }
  }

  var coverage: Double? {
    mentionsWithEntity > 0 ? Double(matched.count) / Double(mentionsWithEntity) : nil
  }

  /// B-cubed and pairwise figures over the matched mentions.
  func score(across: Bool) -> (bCubed: PrecisionRecall, pairwise: PrecisionRecall)? {
    guard !matched.isEmpty else { return nil }
    struct Cell: Hashable {
      var gold: Name
      var predicted: Name
    }
    var cells: [Cell: Int] = [:]
    var rows: [Name: Int] = [:]
    var columns: [Name: Int] = [:]
    for item in matched {
      let document = across ? "" : item.document
      let gold = Name(document: document, entity: item.gold)
      let predicted = Name(document: document, entity: item.predicted)
      cells[Cell(gold: gold, predicted: predicted), default: 0] += 1
      rows[gold, default: 0] += 1
      columns[predicted, default: 0] += 1
    }
    var precision = 0.0
    var recall = 0.0
    for (cell, count) in cells {
      let square = Double(count * count)
      precision += square / Double(columns[cell.predicted] ?? 1)
      recall += square / Double(rows[cell.gold] ?? 1)
    }
    let total = Double(matched.count)
    func pairs(_ counts: some Sequence<Int>) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    return (
      PrecisionRecall(precision: precision / total, recall: recall / total),
      PrecisionRecall(
        right: pairs(cells.values), predicted: pairs(columns.values), gold: pairs(rows.values))
    )
  }

  /// Edges one to one, within documents or over the whole set.
  func edges(across: Bool) -> PrecisionRecall? {
    guard mentionsWithEntity > 0 else { return nil }
    func name(_ document: String, _ entity: String) -> Name {
      Name(document: across ? "" : document, entity: entity)
    }
    var goldNodes: [String: Set<Name>] = [:]
    for entity in named {
      goldNodes[entity.document, default: []].insert(name(entity.document, entity.entity))
    }
    var tally: [Name: [Name: Int]] = [:]
    var predictedNodes: [String: Set<Name>] = [:]
    for item in seen {
      let predicted = name(item.document, item.predicted)
      predictedNodes[item.document, default: []].insert(predicted)
      if let gold = item.gold {
        tally[predicted, default: [:]][name(item.document, gold), default: 0] += 1
      }
    }
    // Each predicted entity stands for the gold entity that it shares most mentions with; the
    // first in order on a tie.
    var best: [Name: (gold: Name, count: Int)] = [:]
    for (predicted, counts) in tally {
      let first = counts.min { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }
      if let first { best[predicted] = (first.key, first.value) }
    }
    var owner: [Name: (predicted: Name, count: Int)] = [:]
    for (predicted, choice) in best.sorted(by: { $0.key < $1.key })
    where owner[choice.gold].map({ choice.count > $0.count }) ?? true {
      owner[choice.gold] = (predicted, choice.count)
    }
    func stands(_ predicted: Name) -> Name {
      if let choice = best[predicted], owner[choice.gold]?.predicted == predicted {
        return choice.gold
      }
      return Name(document: "(spurious) " + predicted.document, entity: predicted.entity)
    }
    let gold = edges(goldNodes, across)
    let found = edges(predictedNodes.mapValues { Set($0.map(stands)) }, across)
    return PrecisionRecall(
      right: found.intersection(gold).count, predicted: found.count, gold: gold.count)
  }

  private func edges(_ nodes: [String: Set<Name>], _ across: Bool) -> Set<Edge> {
    var edges: Set<Edge> = []
    for (document, names) in nodes {
      let sorted = names.sorted()
      for (offset, a) in sorted.enumerated() {
        for b in sorted[(offset + 1)...] {
          edges.insert(Edge(document: across ? "" : document, a: a, b: b))
        }
      }
    }
    return edges
  }
}
