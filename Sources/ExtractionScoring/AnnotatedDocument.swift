import DataModel

/// A mention as annotated text or a prediction states it; offsets are Unicode scalars, half-open.
public struct AnnotatedMention: Hashable, Sendable {
  public var start: Int
  public var end: Int
  /// `nil` where the annotation does not say; such a mention counts for spans only.
  public var kind: EntityKind?
  /// Other kinds that are right too.
  public var alternatives: [EntityKind]
  public var entity: String?
  /// Counts neither when found nor when missed.
  public var isOptional: Bool

  public init(
    start: Int, end: Int, kind: EntityKind?, alternatives: [EntityKind] = [], entity: String? = nil,
    isOptional: Bool = false
  ) {
    self.start = start
    self.end = end
    self.kind = kind
    self.alternatives = alternatives
    self.entity = entity
    self.isOptional = isOptional
  }

  func overlap(_ other: AnnotatedMention) -> Int { min(end, other.end) - max(start, other.start) }
  func isSameSpan(_ other: AnnotatedMention) -> Bool { start == other.start && end == other.end }

  func accepts(_ kind: EntityKind?) -> Bool {
    kind == self.kind || kind.map(alternatives.contains) ?? false
  }
}

public struct AnnotatedDocument: Sendable {
  public var id: String
  public var text: String
  public var mentions: [AnnotatedMention]
  /// Entity ids hold within this document only.
  public var idsAreLocal: Bool

  public init(
    id: String, text: String, mentions: [AnnotatedMention], idsAreLocal: Bool = false
  ) {
    self.id = id
    self.text = text
    self.mentions = mentions
    self.idsAreLocal = idsAreLocal
  }
}

/// Precision, recall and F1 from counts.
public struct PrecisionRecall: Hashable, Sendable {
  public var precision: Double
  public var recall: Double
  /// Gold items found, predicted items, gold items, where the figure has them.
  public var right: Int?
  public var predicted: Int?
  public var gold: Int?

  public var f1: Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  init(precision: Double, recall: Double) {
    self.precision = precision
    self.recall = recall
  }

  /// - Parameter rightPredictions: predictions that are right, where not as many as gold items found.
  init(right: Int, predicted: Int, gold: Int, rightPredictions: Int? = nil) {
    let hits = rightPredictions ?? right
    precision = predicted > 0 ? Double(hits) / Double(predicted) : (gold > 0 ? 0 : 1)
    recall = gold > 0 ? Double(right) / Double(gold) : (predicted > 0 ? 0 : 1)
    self.right = right
    self.predicted = predicted
    self.gold = gold
  }
}
