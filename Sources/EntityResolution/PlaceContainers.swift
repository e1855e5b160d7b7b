import DataModel

/// The regions and countries that places lie in, the nearest first: "Illinois, United States".
struct PlaceContainers {
  private let entries: any EntryTable
  /// By region or country, what was made of it; many places share one.
  private var known: [Int32: String] = [:]

  init(entries: any EntryTable) { self.entries = entries }

  mutating func names(around entry: GazetteerEntry) -> String? {
    guard let nearest = entry.container else { return nil }
    if let names = known[nearest] { return names }
    var names: [String] = []
    var next: Int32? = nearest
    while let container = next, names.count < PlaceContainers.most {
      let around = entries[Int(container)]
      names.append(around.name)
      next = around.container
    }
    known[nearest] = names.joined(separator: ", ")
    return known[nearest]
  }

  /// Ends a circle of places that lie in one another.
  private static let most = 4
}
