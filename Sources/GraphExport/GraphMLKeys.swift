import DataModel

/// A `<key>`: an attribute that a GraphML file declares.
struct GraphMLKey {
  var id: String
  /// `attr.name`, else the id.
  var name: String
  var type: GraphMLType
  /// None if it is for something that has no place in a graph, such as ports.
  var scopes: [AttributeScope]
  /// Whether its values are drawings, of which the label is read: yEd's.
  var isDrawing: Bool
  /// What an element has that gives no value of its own.
  var standard: AttributeValue?
  var place: GraphMLPlace

  /// What the attribute is called if it means no field: the name, with "_2" if another key for the
  /// same elements has it.
  var attributeName = ""
  /// The field that it means, or `nil`.
  var nodeField: KnownAttribute?
  var edgeField: KnownAttribute?
}

/// Where something stands in the file.
struct GraphMLPlace: Comparable {
  var line: Int
  var column: Int?

  static func < (a: GraphMLPlace, b: GraphMLPlace) -> Bool {
    (a.line, a.column ?? 0) < (b.line, b.column ?? 0)
  }
}

/// The keys of a file, with what each means for nodes and for edges.
struct GraphMLKeys {
  private var keys: [GraphMLKey] = []
  private var indexOfID: [ScopedID: Int] = [:]
  private var isAssigned = true
  /// Keys with a standard value.
  private var standards: [AttributeScope: [Int]] = [:]

  /// Cytoscape gives keys for nodes and keys for edges the same ids.
  private struct ScopedID: Hashable {
    var id: ByteString
    var scope: AttributeScope?
  }

  subscript(_ index: Int) -> GraphMLKey { keys[index] }

  /// The key of an id, one for the scope rather than another.
  func index(of id: String, in scope: AttributeScope?) -> Int? {
    let id = ByteString(id)
    if let index = indexOfID[ScopedID(id: id, scope: scope)] { return index }
    let others: [AttributeScope?] = [.node, .edge, .graph, nil]
    return others.lazy.compactMap { indexOfID[ScopedID(id: id, scope: $0)] }.first
  }

  func standards(_ scope: AttributeScope) -> [Int] { standards[scope] ?? [] }

  /// Adds a key; `false` if there is one with its id for the same elements.
  mutating func add(_ key: GraphMLKey) -> Bool {
    for scope in key.scopes.isEmpty ? [nil] : key.scopes.map(Optional.some) {
      let id = ScopedID(id: ByteString(key.id), scope: scope)
      if indexOfID.updateValue(keys.count, forKey: id) != nil { return false }
      if let scope, key.standard != nil { standards[scope, default: []].append(keys.count) }
    }
    keys.append(key)
    isAssigned = false
    return true
  }

  /// Decides what each key means, once all are there.
  mutating func assignFields() {
    if isAssigned { return }
    isAssigned = true
    for index in keys.indices {
      keys[index].nodeField = nil
      keys[index].edgeField = nil
    }
    nameAttributes()
    for (field, index) in best(.node) { keys[index].nodeField = field }
    for (field, index) in best(.edge) { keys[index].edgeField = field }
  }

  private mutating func nameAttributes() {
    var taken: [AttributeScope: Set<String>] = [:]
    var nextNumber: [String: Int] = [:]
    for index in keys.indices {
      let base = keys[index].name
      let scopes = keys[index].scopes
      var name = base
      while scopes.contains(where: { taken[$0, default: []].contains(name) }) {
        let number = nextNumber[base, default: 2]
        nextNumber[base] = number + 1
        name = "\(base)_\(number)"
      }
      for scope in scopes { taken[scope, default: []].insert(name) }
      keys[index].attributeName = name
    }
  }

  /// The key that means each field best: the exact name first, then the other spellings and
  /// synonyms in their order, then the key declared first.
  private func best(_ scope: AttributeScope) -> [KnownAttribute: Int] {
    var best: [KnownAttribute: (rank: Int, index: Int)] = [:]
    for (index, key) in keys.enumerated() where key.scopes.contains(scope) && !key.isDrawing {
      guard let (field, rank) = scope.meaning(of: key.name), key.type.suits(field) else { continue }
      if rank < best[field]?.rank ?? .max { best[field] = (rank, index) }
    }
    return best.mapValues(\.index)
  }
}
