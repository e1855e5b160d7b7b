import DataModel

/// What a span can turn out to be: one of the kinds, or nothing.
enum Reading: Int, CaseIterable {
  case person, organization, place, nothing

  init(_ kind: EntityKind) { self = Reading(rawValue: Int(kind.rawValue)) ?? .nothing }

  init(_ outcome: RuleOutcome) {
    switch outcome {
    case .kind(let kind): self.init(kind)
    case .nothing: self = .nothing
    }
  }

  var kind: EntityKind? { EntityKind(rawValue: UInt8(rawValue)) }
}

/// One weight for each reading.
struct Weights {
  private var values = SIMD4<Float>.zero

  subscript(reading: Reading) -> Float {
    get { values[reading.rawValue] }
    set { values[reading.rawValue] = newValue }
  }

  mutating func add(_ other: Weights, times factor: Float, atMost most: Float) {
    values += pointwiseMin(other.values * factor, SIMD4(repeating: most))
  }

  mutating func add(_ other: Weights) { values += other.values }
  mutating func subtract(_ other: Weights) { values = pointwiseMax(values - other.values, .zero) }

  /// Takes `amount` from the three kinds.
  mutating func deduct(_ amount: Float) { values -= SIMD4(amount, amount, amount, 0) }

  /// The weight of the best reading.
  var most: Float { values.max() }

  /// The reading of most weight; on a tie nothing, else the earlier one.
  var best: Reading {
    var best = Reading.nothing
    for reading in Reading.allCases where self[reading] > self[best] { best = reading }
    return best
  }
}

/// A reading of a span that one clue suggests.
struct Candidate {
  var start: Int32
  var end: Int32
  var sentence: Int32
  var reading: Reading
  var weight: Float
  /// Position in the lexicon's source table.
  var source: Int32
  /// Position in the lexicon's alias table, or -1.
  var alias: Int32 = -1
  /// Position in the memory's table of long forms, or -1.
  var longForm: Int32 = -1
  /// Holds whatever the word is otherwise: a title stands before it, a designator in it.
  var isSure = false

  /// The order of the candidate table: by span, then reading, source, alias and long form.
  func precedes(_ other: Candidate) -> Bool {
    if start != other.start { return start < other.start }
    if end != other.end { return end < other.end }
    if reading != other.reading { return reading.rawValue < other.reading.rawValue }
    if source != other.source { return source < other.source }
    return (alias, longForm) < (other.alias, other.longForm)
  }
}

/// A span with all that speaks for each of its readings.
struct WeighedSpan {
  var start: Int
  var end: Int
  var sentence: Int
  /// Its candidates, in the sorted table.
  var candidates: Range<Int>
  /// Hash of its folded words.
  var key: UInt64
  var weights = Weights()
  /// Some clue holds whatever the words are otherwise.
  var isSure = false

  var length: Int { end - start }
}
