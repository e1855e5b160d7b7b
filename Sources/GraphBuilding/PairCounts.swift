import DataModel

/// The sentences that show a pair: the same one twice where it holds both.
public struct EvidencePlace: Hashable, Sendable {
  /// Position of the document in the order of ids.
  public var document: Int32
  /// As the document's sentence table calls them.
  public var first: Int32
  public var second: Int32

  /// Whether one sentence holds both.
  public var isOne: Bool { first == second }

  /// The positions of places in the order of documents, and in each in the order of sentences.
  package static func order(of places: [EvidencePlace], documents: Int) -> [Int] {
    var order = PositionGroups(of: places.indices, groups: documents) {
      Int(places[$0].document)
    }
    order.sort {
      (places[$0].first, places[$0].second, $0) < (places[$1].first, places[$1].second, $1)
    }
    return order.positions.map { Int($0) }
  }

  /// The text of two sentences, with an ellipsis between.
  public static func text(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> [UInt8]
  {
    Array(first) + " … ".utf8 + second
  }
}

/// The counts behind a graph, for all pairs of entities or one share of them.
///
/// Every document is added twice, in the order of ids: for the windows that make edges, and, when
/// all pairs are known and it has any, for the other two counts. Those of a group of near-duplicates
/// are added once more, group by group: what several of them hold repeats. Shares can be counted at
/// the same time.
public struct PairCounts: Sendable {
  /// The first and the last of some days; 0 for none.
  struct Days {
    private(set) var first: Int32 = 0
    private(set) var last: Int32 = 0

    mutating func extend(to day: Int32) {
      if day == 0 { return }
      first = first == 0 ? day : min(first, day)
      last = max(last, day)
    }
  }

  /// What is known of a pair: half a line of memory.
  struct Pair {
    var sentences: Int32 = 0
    var paragraphs: Int32 = 0
    var documents: Int32 = 0
    var days = Days()
    /// Positions in `places` of the first and last evidence, or -1, and how many there are.
    var firstPlace: Int32 = -1
    var lastPlace: Int32 = -1
    var places: Int32 = 0
  }

  /// Evidence of a pair and where its next stands in `places`.
  struct Place {
    var document: Int32
    var first: Int32
    var second: Int32
    var next: Int32 = -1
  }

  struct Seen {
    var windows: Int32 = 0
    var documents: Int32 = 0
    /// Documents that are copies of one counted before.
    var repeats: Int32 = 0
    var days = Days()
    /// The document that was counted last.
    var document: Int32 = -1
  }

  private let options: GraphBuilder.Options
  private let share: UInt64
  private let shares: UInt64
  private(set) var table = PairTable()
  private(set) var pairs: [Pair] = []
  private(set) var places: [Place] = []
  /// By pair, documents that are copies of one counted before; empty where there are no copies.
  private var repeats: [Int32] = []
  /// The pairs, and the entities, of each document of the group that is being added.
  private var pairsOfGroup: [Int32] = []
  private var entitiesOfGroup: [Int32] = []
  /// By entity.
  private(set) var seen: [Seen]
  /// By document, in the order in which they came: windows that mention anything.
  package private(set) var windowsOfDocuments: [Int32] = []
  private var units: WindowUnits

  /// - Parameters:
  ///   - share: which of the shares this counts, from 0.
  ///   - shares: how many there are; all together count every pair once.
  public init(entities: Int, options: GraphBuilder.Options, share: Int = 0, of shares: Int = 1) {
    self.options = options
    self.share = UInt64(share)
    self.shares = UInt64(shares)
    seen = Array(repeating: Seen(), count: entities)
    units = WindowUnits(zones: options.zones)
  }

  var window: Window { options.window }

  /// Windows that mention anything.
  var windows: Int { windowsOfDocuments.reduce(0) { $0 + Int($1) } }

  /// By entity: windows that mention it.
  package var windowsOfEntities: [Int] { seen.map { Int($0.windows) } }

  /// Counts a document's windows, with their pairs and the evidence of these.
  public mutating func addWindows(of document: SentenceTable, _ number: Int) {
    let day = document.day?.rawValue ?? 0
    for entity in document.entities where seen[Int(entity)].document != Int32(number) {
      seen[Int(entity)].document = Int32(number)
      seen[Int(entity)].documents += 1
      seen[Int(entity)].days.extend(to: day)
    }
    units.cut(document, options.window)
    windowsOfDocuments.append(Int32(truncatingIfNeeded: units.count))
    for unit in 0..<units.count {
      let range = units.entityRange(unit)
      for a in range {
        let source = units.entities[a]
        seen[Int(source)].windows += 1
        for b in (a + 1)..<range.upperBound {
          let target = units.entities[b]
          let pair = PairTable.pair(Int(source), Int(target))
          guard isOwn(pair) else { continue }
          let (position, isNew) = table.insert(pair)
          if isNew { pairs.append(Pair()) }
          count(position, options.window)
          pairs[position].days.extend(to: day)
          if Int(pairs[position].places) < options.evidence {
            addPlace(position, source, target, unit, document, number)
          }
        }
      }
    }
  }

  /// Counts the known pairs in the windows other than the one they come from.
  public mutating func addOtherCounts(of document: SentenceTable) {
    for window in Window.allCases where window != options.window {
      units.cut(document, window)
      for unit in 0..<units.count {
        let range = units.entityRange(unit)
        for a in range {
          for b in (a + 1)..<range.upperBound {
            let pair = PairTable.pair(Int(units.entities[a]), Int(units.entities[b]))
            guard isOwn(pair), let position = table.find(pair) else { continue }
            count(position, window)
          }
        }
      }
    }
  }

  /// Adds a document of a group of near-duplicates, after `addOtherCounts` of all documents.
  public mutating func addCopy(_ document: SentenceTable) {
    let first = entitiesOfGroup.count
    entitiesOfGroup += document.entities
    entitiesOfGroup.removeRepeats(from: first)
    units.cut(document, .document)
    for a in units.entities.indices {
      for b in (a + 1)..<units.entities.count {
        let pair = PairTable.pair(Int(units.entities[a]), Int(units.entities[b]))
        guard isOwn(pair), let position = table.find(pair) else { continue }
        pairsOfGroup.append(Int32(truncatingIfNeeded: position))
      }
    }
  }

  /// Ends a group of near-duplicates.
  public mutating func endCopies() {
    if repeats.count < pairs.count { repeats = Array(repeating: 0, count: pairs.count) }
    pairsOfGroup.sort()
    for (last, next) in zip(pairsOfGroup, pairsOfGroup.dropFirst()) where last == next {
      repeats[Int(next)] += 1
    }
    entitiesOfGroup.sort()
    for (last, next) in zip(entitiesOfGroup, entitiesOfGroup.dropFirst()) where last == next {
      seen[Int(next)].repeats += 1
    }
    pairsOfGroup.removeAll(keepingCapacity: true)
    entitiesOfGroup.removeAll(keepingCapacity: true)
  }

  /// Documents that mention a pair, with near-duplicates of one another counted once.
  func independentDocuments(_ position: Int) -> Int32 {
    pairs[position].documents - (repeats.isEmpty ? 0 : repeats[position])
  }

  /// Call when no document is added any more: gives back room.
  public mutating func finish() {
    table.finish()
    pairsOfGroup = []
    entitiesOfGroup = []
  }

  private func isOwn(_ pair: UInt64) -> Bool {
    shares == 1 || (PairTable.mixed(pair) >> 56) % shares == share
  }

  private mutating func count(_ position: Int, _ window: Window) {
    switch window {
    case .sentence: pairs[position].sentences += 1
    case .paragraph: pairs[position].paragraphs += 1
    case .document: pairs[position].documents += 1
    }
  }

  /// Keeps the first sentence of a window that holds both, or else the first of each.
  private mutating func addPlace(
    _ position: Int, _ a: Int32, _ b: Int32, _ unit: Int, _ document: SentenceTable, _ number: Int
  ) {
    let sentences = units.sentences(unit)
    var (first, second) = (sentences.first ?? 0, sentences.first ?? 0)
    if sentences.count > 1 {
      let both = sentences.first { document.holds(Int($0), a) && document.holds(Int($0), b) }
      let places = [a, b].compactMap { entity in
        sentences.first { document.holds(Int($0), entity) }
      }
      first = both ?? places.min() ?? first
      second = both ?? places.max() ?? second
    }
    places.append(
      Place(
        document: Int32(number), first: document.numbers[Int(first)],
        second: document.numbers[Int(second)]))
    let added = Int32(places.count - 1)
    if pairs[position].lastPlace < 0 {
      pairs[position].firstPlace = added
    } else {
      places[Int(pairs[position].lastPlace)].next = added
    }
    pairs[position].lastPlace = added
    pairs[position].places += 1
  }

  /// Adds the evidence of a pair, in the order of documents.
  func addEvidence(_ position: Int, to found: inout [EvidencePlace]) {
    var next = pairs[position].firstPlace
    while next >= 0 {
      let place = places[Int(next)]
      found.append(
        EvidencePlace(
          document: place.document, first: place.first, second: place.second))
      next = place.next
    }
  }
}
