import DataModel
import XMLSupport

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
struct GraphMLKeys: ~Copyable, AttributeKeys {
  /// What is asked for at every `<data>`.
  struct Use {
    var type: GraphMLType
    /// The field that the key means, or `nil`.
    var nodeField: KnownAttribute?
    var edgeField: KnownAttribute?
  }

  private var keys: [GraphMLKey] = []
  private(set) var uses: [Use] = []
  /// The ids of keys.
  private(set) var ids = ByteStringTable()
  /// The key of an id's number for each scope; -1 where there is none. Cytoscape gives keys for
  /// nodes and keys for edges the same ids.
  private var keyOfID: [[Int]] = Array(repeating: [], count: GraphMLKeys.scopes.count)
  private var isAssigned = true
  /// Keys with a standard value.
  private var standards: [AttributeScope: [Int]] = [:]

  /// Where an id's key is looked for, if its own scope has none.
  private static let scopes: [AttributeScope?] = [.node, .edge, .graph, nil]

  private static func position(of scope: AttributeScope?) -> Int {
    switch scope {
    case .node: 0
    case .edge: 1
    case .graph: 2
    case nil: 3
    }
  }

  subscript(_ index: Int) -> GraphMLKey { keys[index] }

  func attributeName(of key: Int) -> String { keys[key].attributeName }

  func field(of datum: GraphMLDatum, in scope: AttributeScope) -> KnownAttribute? {
    scope == .edge ? uses[datum.key].edgeField : uses[datum.key].nodeField
  }

  /// The key that the number of an id means, one for the scope rather than another.
  func key(of id: Int, in scope: AttributeScope?) -> Int {
    let own = keyOfID[GraphMLKeys.position(of: scope)][id]
    if own >= 0 { return own }
    // Each id is that of a key.
    return keyOfID.lazy.map { $0[id] }.first { $0 >= 0 } ?? 0
  }

  func standards(_ scope: AttributeScope) -> [Int] { standards[scope] ?? [] }
  /// Whether a key for edges has a standard value.
  private(set) var hasEdgeStandards = false

  /// Adds a key; `false` if there is one with its id for the same elements.
  mutating func add(_ key: GraphMLKey) -> Bool {
    let id = ids.number(of: key.id)
    for scope in keyOfID.indices where keyOfID[scope].count < ids.count {
      keyOfID[scope].append(-1)
    }
    for scope in key.scopes.isEmpty ? [nil] : key.scopes.map(Optional.some) {
      let position = GraphMLKeys.position(of: scope)
      if keyOfID[position][id] >= 0 { return false }
      keyOfID[position][id] = keys.count
      if let scope, key.standard != nil { standards[scope, default: []].append(keys.count) }
      if scope == .edge && key.standard != nil { hasEdgeStandards = true }
    }
    keys.append(key)
    isAssigned = false
    return true
  }

  /// Decides what each key means, once all are there.
  mutating func assignFields() {
    if isAssigned { return }
    isAssigned = true
    nameAttributes()
    uses = keys.map { Use(type: $0.type) }
    for (field, index) in best(.node) { uses[index].nodeField = field }
    for (field, index) in best(.edge) { uses[index].edgeField = field }
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
