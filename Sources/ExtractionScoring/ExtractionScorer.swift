import DataModel

/// Measures mentions, entities and edges against annotated text.
///
/// - strict: same span, right kind. partial: any overlap, right kind, one to one, larger overlaps
///   first. span: same span, any kind.
/// - An optional gold mention counts neither way: missing it costs nothing, and a prediction that
///   equals it, or overlaps it and no required one, is not counted.
/// - Clusters: over gold mentions with an entity that some prediction matches, B-cubed (Bagga and
///   Baldwin 1998) and pairwise, within documents and across the set.
/// - Edges: two entities are joined where one document mentions both. A predicted entity stands for
///   the gold entity it shares most mentions with; one to one: only the one that shares most.
public struct ExtractionScorer: Sendable {
  public struct Report: Sendable {
    public var strict: PrecisionRecall
    public var partial: PrecisionRecall
    public var span: PrecisionRecall
    public var strictByKind: [EntityKind: PrecisionRecall]
    /// Share of gold mentions with entities that some prediction matched.
    public var coverage: Double?
    public var clustersInDocument: (bCubed: PrecisionRecall, pairwise: PrecisionRecall)?
    public var clustersAcross: (bCubed: PrecisionRecall, pairwise: PrecisionRecall)?
    /// One to one.
    public var edgesPerDocument: PrecisionRecall?
    public var edgesOfGraph: PrecisionRecall?
    public var errors: [Miss]
  }

  /// A gold mention that no prediction got right, or a prediction that matches nothing.
  public struct Miss: Hashable, Sendable {
    public enum Sort: String, Sendable { case missed, spurious, kind, span }
    public var sort: Sort
    public var document: String
    public var kind: EntityKind?
    public var text: String
    /// The words around it, the mention in brackets.
    public var context: String
    /// What was predicted instead.
    public var predicted: [String]
  }

  public init() {}

  public func score(gold: [AnnotatedDocument], predicted: [AnnotatedDocument]) -> Report {
    let predictions = Dictionary(
      predicted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var strict = Tally()
    var partial = Tally()
    var span = Tally()
    var kinds: [EntityKind: Tally] = [:]
    var clusters = ClusterScorer()
    var errors: [Miss] = []
    for document in gold {
      let predictions = distinct(predictions[document.id]?.mentions ?? [])
      let required = document.mentions.filter { !$0.isOptional }
      let optional = document.mentions.filter(\.isOptional)
      let typed = required.filter { $0.kind != nil }
      let notTyped = document.mentions.filter { $0.isOptional || $0.kind == nil }

      let strictPairs = pairs(typed, predictions) { $0.isSameSpan($1) && $0.accepts($1.kind) }
      let counted = self.counted(predictions, strictPairs, typed, notTyped)
      strict.add(strictPairs.count, counted.count, typed.count)
      for (goldMention, prediction) in strictPairs {
        if let kind = typed[goldMention].kind { kinds[kind, default: Tally()].right += 1 }
        if let kind = predictions[prediction].kind {
          kinds[kind, default: Tally()].rightPredictions += 1
        }
      }
      for mention in typed { mention.kind.map { kinds[$0, default: Tally()].gold += 1 } }
      for prediction in counted {
        predictions[prediction].kind.map { kinds[$0, default: Tally()].predicted += 1 }
      }
      errors += misses(document, typed, predictions, strictPairs, counted)

      let partialPairs = pairs(typed, predictions) { $0.accepts($1.kind) }
      partial.add(
        partialPairs.count, self.counted(predictions, partialPairs, typed, notTyped).count,
        typed.count)
      let spanPairs = pairs(required, predictions) { $0.isSameSpan($1) }
      span.add(
        spanPairs.count, self.counted(predictions, spanPairs, required, optional).count,
        required.count)
      clusters.add(
        document, predictions, pairs(document.mentions, predictions) { _, _ in true })
    }
    let idsAreLocal = !gold.isEmpty && gold.allSatisfy(\.idsAreLocal)
    return Report(
      strict: strict.figure, partial: partial.figure, span: span.figure,
      strictByKind: kinds.mapValues(\.figure), coverage: clusters.coverage,
      clustersInDocument: clusters.score(across: false),
      clustersAcross: idsAreLocal ? nil : clusters.score(across: true),
      edgesPerDocument: clusters.edges(across: false),
      edgesOfGraph: idsAreLocal ? nil : clusters.edges(across: true), errors: errors)
  }

  private struct Tally {
    var right = 0
    var rightPredictions = 0
    var predicted = 0
    var gold = 0

    mutating func add(_ right: Int, _ predicted: Int, _ gold: Int) {
      self.right += right
      rightPredictions += right
      self.predicted += predicted
      self.gold += gold
    }

    var figure: PrecisionRecall {
      PrecisionRecall(
        right: right, predicted: predicted, gold: gold, rightPredictions: rightPredictions)
    }
  }

  /// The first prediction on each span.
  private func distinct(_ mentions: [AnnotatedMention]) -> [AnnotatedMention] {
    var seen: Set<[Int]> = []
    return mentions.filter { seen.insert([$0.start, $0.end]).inserted }
  }

  /// One-to-one pairs of gold mentions and predictions: equal spans first, then larger overlaps.
  private func pairs(
    _ gold: [AnnotatedMention], _ predictions: [AnnotatedMention],
    _ accepts: (AnnotatedMention, AnnotatedMention) -> Bool
  ) -> [(gold: Int, prediction: Int)] {
    let order = predictions.indices.sorted { predictions[$0].start < predictions[$1].start }
    let longest = predictions.map { $0.end - $0.start }.max() ?? 0
    var candidates: [(rank: [Int], gold: Int, prediction: Int)] = []
    for (number, mention) in gold.enumerated() {
      var position = order.partitioningIndex { predictions[$0].start >= mention.start - longest }
      while position < order.count, predictions[order[position]].start < mention.end {
        let prediction = predictions[order[position]]
        if mention.overlap(prediction) > 0, accepts(mention, prediction) {
          candidates.append(
            (
              [
                mention.isSameSpan(prediction) ? 0 : 1, -mention.overlap(prediction), mention.start,
                prediction.start, number, order[position],
              ], number, order[position]
            ))
        }
        position += 1
      }
    }
    candidates.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
    var usedGold: Set<Int> = []
    var usedPredictions: Set<Int> = []
    var pairs: [(gold: Int, prediction: Int)] = []
    for (_, mention, prediction) in candidates
    where !usedGold.contains(mention) && !usedPredictions.contains(prediction) {
      usedGold.insert(mention)
      usedPredictions.insert(prediction)
      pairs.append((mention, prediction))
    }
    return pairs
  }

  /// The predictions that count: all but unmatched ones that an optional mention excuses.
  private func counted(
    _ predictions: [AnnotatedMention], _ pairs: [(gold: Int, prediction: Int)],
    _ required: [AnnotatedMention], _ optional: [AnnotatedMention]
  ) -> [Int] {
    let matched = Set(pairs.map(\.prediction))
    return predictions.indices.filter { number in
      if matched.contains(number) { return true }
      let prediction = predictions[number]
      if optional.contains(where: { $0.isSameSpan(prediction) }) { return false }
      return !optional.contains { $0.overlap(prediction) > 0 }
        || required.contains { $0.overlap(prediction) > 0 }
    }
  }

  private func misses(
    _ document: AnnotatedDocument, _ gold: [AnnotatedMention], _ predictions: [AnnotatedMention],
    _ pairs: [(gold: Int, prediction: Int)], _ counted: [Int]
  ) -> [Miss] {
    let scalars = Array(document.text.unicodeScalars)
    func text(_ start: Int, _ end: Int) -> String {
      var text = String.UnicodeScalarView()
      let range = max(0, min(start, scalars.count))..<max(0, min(end, scalars.count))
      for scalar in scalars[range] { text.append(scalar == "\n" ? " " : scalar) }
      return String(text)
    }
    func miss(_ sort: Miss.Sort, _ mention: AnnotatedMention, _ others: [AnnotatedMention]) -> Miss
    {
      Miss(
        sort: sort, document: document.id, kind: mention.kind,
        text: text(mention.start, mention.end),
        context: text(mention.start - 40, mention.start) + "["
          + text(mention.start, mention.end) + "]" + text(mention.end, mention.end + 40),
        predicted: others.map { "\(text($0.start, $0.end)) (\($0.kind?.name ?? "?"))" })
    }
    let found = Set(pairs.map(\.gold))
    let right = Set(pairs.map(\.prediction))
    var misses: [Miss] = []
    for number in gold.indices where !found.contains(number) {
      let others = predictions.filter { gold[number].overlap($0) > 0 }
      let sort: Miss.Sort =
        others.isEmpty ? .missed : others.contains { $0.isSameSpan(gold[number]) } ? .kind : .span
      misses.append(miss(sort, gold[number], others))
    }
    for number in counted
    where !right.contains(number) && !gold.contains(where: { $0.overlap(predictions[number]) > 0 })
    {
      misses.append(miss(.spurious, predictions[number], []))
    }
    return misses
  }
}

extension Array {
  /// The first position whose element, and every later one, satisfies the predicate.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
