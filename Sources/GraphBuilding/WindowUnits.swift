import DataModel

/// The windows of one document, cut again for each.
struct WindowUnits: Sendable {
  private let zones: Set<Zone>
  /// Sentences that form edges.
  private var counted: [Int32] = []
  /// Where each window's sentences end in `counted`, and its entities in `entities`.
  private var sentenceEnds: [Int32] = []
  private var entityEnds: [Int32] = []
  /// Those of a window ascending, each once.
  private(set) var entities: [Int32] = []

  /// - Parameter zones: those that form edges beside running text, headlines and captions.
  init(zones: Set<Zone>) { self.zones = zones }

  var count: Int { entityEnds.count }

  func sentences(_ unit: Int) -> ArraySlice<Int32> {
    counted[(unit > 0 ? Int(sentenceEnds[unit - 1]) : 0)..<Int(sentenceEnds[unit])]
  }

  func entityRange(_ unit: Int) -> Range<Int> {
    (unit > 0 ? Int(entityEnds[unit - 1]) : 0)..<Int(entityEnds[unit])
  }

  mutating func cut(_ table: SentenceTable, _ window: Window) {
    counted.removeAll(keepingCapacity: true)
    sentenceEnds.removeAll(keepingCapacity: true)
    entityEnds.removeAll(keepingCapacity: true)
    entities.removeAll(keepingCapacity: true)
    for sentence in 0..<table.count {
      let zone = table.zones[sentence]
      guard zone.formsEdges || zones.contains(zone) else { continue }
      let isSame: Bool
      switch window {
      case .sentence: isSame = false
      case .paragraph:
        isSame = counted.last.map { table.blocks[Int($0)] == table.blocks[sentence] } ?? false
      case .document: isSame = !counted.isEmpty
      }
      if !isSame, !counted.isEmpty { close() }
      counted.append(Int32(sentence))
      entities.append(contentsOf: table.entities[table.entityRange(sentence)])
    }
    if !counted.isEmpty { close() }
  }

  /// Ends a window: its entities ascending, each once.
  private mutating func close() {
    let start = Int(entityEnds.last ?? 0)
    let isMerged = counted.count - Int(sentenceEnds.last ?? 0) > 1
    sentenceEnds.append(Int32(counted.count))
    if isMerged { entities.removeRepeats(from: start) }
    entityEnds.append(Int32(entities.count))
  }
}

extension [Int32] {
  /// Sorts the numbers from a position on and keeps each once.
  mutating func removeRepeats(from start: Int) {
    self[start...].sort()
    var end = Swift.min(start + 1, count)
    for position in indices[end...] where self[position] != self[end - 1] {
      self[end] = self[position]
      end += 1
    }
    removeLast(count - end)
  }
}

/// Finds who shares a window with some entities, whatever their edges would weigh.
public struct NeighborSearch: Sendable {
  private let wanted: Set<Int>
  private let window: Window
  private var units: WindowUnits
  public private(set) var neighbors: [Int: Set<Int>] = [:]

  public init(of wanted: Set<Int>, options: GraphBuilder.Options) {
    self.wanted = wanted
    window = options.window
    units = WindowUnits(zones: options.zones)
  }

  public mutating func add(_ document: SentenceTable) {
    units.cut(document, window)
    for unit in 0..<units.count {
      let entities = units.entities[units.entityRange(unit)].map(Int.init)
      for entity in entities where wanted.contains(entity) {
        for other in entities where other != entity {
          neighbors[entity, default: []].insert(other)
        }
      }
    }
  }
}
