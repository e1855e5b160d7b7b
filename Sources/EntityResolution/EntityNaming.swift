import DataModel
import Dispatch
import Synchronization

/// Gives each cluster its name and id.
struct EntityNaming {
  private let entries: any EntryTable
  private let clusters: NameClusters
  private let rows: [NameTable.Row]
  private var containers: PlaceContainers

  init(entries: any EntryTable, clusters: NameClusters) {
    self.entries = entries
    self.clusters = clusters
    rows = clusters.table.rows
    containers = PlaceContainers(entries: entries)
  }

  /// What the clusters are as entities.
  static func resolution(
    _ clusters: NameClusters, entries: any EntryTable, jobs: Int = 1,
    _ diagnostics: [Diagnostic] = []
  ) -> Resolution {
    EntityNaming(entries: entries, clusters: clusters).resolution(diagnostics, jobs: jobs)
  }

  /// Some of the entities, with hashes of their ids.
  private struct Named: Sendable {
    var entities: [Entity] = []
    var hashes: [UInt64] = []

    mutating func reserveCapacity(_ count: Int) {
      entities.reserveCapacity(count)
      hashes.reserveCapacity(count)
    }

    mutating func append(_ other: Named) {
      entities += other.entities
      hashes += other.hashes
    }
  }

  /// What a thread has named.
  private final class Share: Sendable {
    let named = Mutex(Named())
  }

  private func resolution(_ diagnostics: [Diagnostic], jobs: Int) -> Resolution {
    let members = ClusterMembers(clusters)
    var named = Named()
    let count = members.roots.count
    if jobs > 1, count >= EntityNaming.manyEntities {
      let shares = (0..<jobs).map { _ in Share() }
      DispatchQueue.concurrentPerform(iterations: jobs) { [self] share in
        var naming = self
        let made = naming.named(count * share / jobs..<count * (share + 1) / jobs, of: members)
        shares[share].named.withLock { $0 = made }
      }
      named.reserveCapacity(count)
      for share in shares {
        share.named.withLock {
          named.append($0)
          $0 = Named()
        }
      }
    } else {
      var naming = self
      named = naming.named(0..<count, of: members)
    }
    var (entities, hashes) = (named.entities, named.hashes)
    named = Named()
    let order = EntityOrder(of: entities, rows: members.roots).positions()
    EntityIDs.makeUnique(&entities, inOrder: order, hashes: hashes)
    var entityOfCluster = [Int](repeating: 0, count: order.count)
    for (position, cluster) in order.enumerated() { entityOfCluster[cluster] = position }
    move(&entities, to: entityOfCluster)
    return Resolution(
      entities: entities,
      entityOfName: members.clusterOfRow.map { $0 < 0 ? nil : entityOfCluster[Int($0)] },
      merges: clusters.merges, settled: clusters.settled, diagnostics: diagnostics)
  }

  /// Fewer are named faster than a thread wakes.
  private static let manyEntities = 1 << 12

  /// In the order of the table, in which memory is read fastest.
  private mutating func named(_ clusters: Range<Int>, of members: ClusterMembers) -> Named {
    var named = Named()
    named.reserveCapacity(clusters.count)
    for cluster in clusters {
      let entity = entity(members.roots[cluster], members[cluster])
      named.hashes.append(EqualityHash.hash(entity.id))
      named.entities.append(entity)
    }
    return named
  }

  /// Moves each entity to its position, by swaps, which copy nothing.
  private func move(_ entities: inout [Entity], to positions: [Int]) {
    var positions = positions
    var span = entities.mutableSpan
    for start in positions.indices {
      while positions[start] != start {
        let position = positions[start]
        span.swapAt(start, position)
        positions.swapAt(start, position)
      }
    }
  }

  /// The entity of a cluster; its id may need a number.
  private mutating func entity(_ root: Int, _ members: ArraySlice<Int>) -> Entity {
    let kind = rows[root].key.kind
    let entry = (rows[root].key.entry ?? lowestEntry(members)).map { entries[$0] }
    let name = givenName(root, members) ?? entry?.name ?? fullest(members)
    // A name with its country in it needs no note that says the country.
    let qualifier = rows[root].key.qualified.flatMap {
      QualifiedName.canonical(name, kind) == $0.name ? $0.qualifier : nil
    }
    let note = entry?.note ?? qualifier
    var attributes = entry?.attributes ?? [:]
    if kind == .place {
      attributes["within"] = if let entry { containers.names(around: entry) } else { qualifier }
    }
    return Entity(
      id: EntityIDs.id(kind, name, note: note), name: name, kind: kind, note: note,
      aliases: aliases(members), attributes: attributes)
  }

  private func lowestEntry(_ members: ArraySlice<Int>) -> Int? {
    var lowest: Int?
    for row in members {
      if let entry = rows[row].key.entry { lowest = min(lowest ?? entry, entry) }
    }
    return lowest
  }

  private func givenName(_ root: Int, _ members: ArraySlice<Int>) -> String? {
    if clusters.givenName.isEmpty { return nil }
    for row in members {
      if let name = clusters.givenName[row] { return name }
    }
    return clusters.givenName[root]
  }

  /// The forms of words of a cluster, the most frequent first.
  private func aliases(_ members: ArraySlice<Int>) -> [Entity.Alias] {
    var aliases: [Entity.Alias] = []
    aliases.reserveCapacity(min(members.count, EntityNaming.fewNames))
    var positions: [String: Int] = [:]
    for row in members {
      // Few names are found faster one by one.
      let known =
        members.count > EntityNaming.fewNames
        ? positions[rows[row].key.text]
        : aliases.firstIndex { $0.text == rows[row].key.text }
      if let known {
        aliases[known].mentions += rows[row].mentions
      } else {
        if members.count > EntityNaming.fewNames { positions[rows[row].key.text] = aliases.count }
        aliases.append(Entity.Alias(text: rows[row].key.text, mentions: rows[row].mentions))
      }
    }
    if aliases.count > 1 { aliases.sort { ($1.mentions, $0.text) < ($0.mentions, $1.text) } }
    return aliases
  }

  private static let fewNames = 8

  /// The most frequent of the names that are no short form; of a person, one with a given name and
  /// without initials if there is one.
  private func fullest(_ members: ArraySlice<Int>) -> String {
    guard var best = members.first else { return "" }
    if members.count > 1 {
      var highest = rank(best)
      for row in members.dropFirst() {
        let rank = rank(row)
        if rank < highest { continue }
        if rank > highest
          || (rows[best].mentions, rows[row].key.text) < (rows[row].mentions, rows[best].key.text)
        {
          (best, highest) = (row, rank)
        }
      }
    }
    return rows[best].key.text
  }

  private func rank(_ row: Int) -> Int {
    let traits = clusters.names.traits[row]
    if !traits.isDisjoint(with: [.isShortForm, .isAcronym]) { return 0 }
    // The note says whose body it is.
    if traits.contains(.isQualified) { return isNamedAsQualified(row) ? 3 : 2 }
    guard rows[row].key.kind == .person else { return 2 }
    if traits.contains(.isOneWord) { return 1 }
    return traits.contains(.hasInitials) ? 2 : 3
  }

  private func isNamedAsQualified(_ row: Int) -> Bool {
    let key = rows[row].key
    return QualifiedName.canonical(key.text, key.kind) == key.qualified?.name
  }
}
