import DataModel

/// The sentences of one document that mention anything, in flat columns.
///
/// One table is filled again for each document, so that counting makes no arrays of its own.
public struct SentenceTable: Sendable {
  private(set) var day: Day?
  /// What the caller calls each sentence.
  private(set) var numbers: [Int32] = []
  /// Position of each sentence's block in the document.
  private(set) var blocks: [Int32] = []
  private(set) var zones: [Zone] = []
  /// Where each sentence's entities end in `entities`.
  private(set) var ends: [Int32] = []
  /// Positions in the entity list; those of a sentence ascending, each once.
  private(set) var entities: [Int32] = []

  public init() {}

  /// Empties the table for another document.
  public mutating func start(day: Day?) {
    self.day = day
    numbers.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    zones.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    entities.removeAll(keepingCapacity: true)
  }

  /// Whether any pair of entities is in it.
  public var hasPairs: Bool { entities.contains { $0 != entities[0] } }

  /// Adds a sentence without entities, which gets some; others stay out.
  ///
  /// - Parameter number: what evidence calls it; ascending.
  public mutating func addSentence(_ number: Int, block: Int, zone: Zone) {
    numbers.append(Int32(truncatingIfNeeded: number))
    blocks.append(Int32(truncatingIfNeeded: block))
    zones.append(zone)
    ends.append(Int32(entities.count))
  }

  /// Adds an entity to the last sentence, unless that has it.
  public mutating func addEntity(_ entity: Int) {
    let value = Int32(truncatingIfNeeded: entity)
    let start = ends.count > 1 ? Int(ends[ends.count - 2]) : 0
    var position = entities.count
    while position > start, entities[position - 1] > value { position -= 1 }
    if position > start, entities[position - 1] == value { return }
    entities.append(value)
    var last = entities.count - 1
    while last > position {
      entities[last] = entities[last - 1]
      last -= 1
    }
    entities[position] = value
    ends[ends.count - 1] = Int32(entities.count)
  }

  var count: Int { ends.count }

  func entityRange(_ sentence: Int) -> Range<Int> {
    (sentence > 0 ? Int(ends[sentence - 1]) : 0)..<Int(ends[sentence])
  }

  func holds(_ sentence: Int, _ entity: Int32) -> Bool {
    entities[entityRange(sentence)].contains(entity)
  }
}
