import XMLSupport

/// The keys of a file, and the data that use them.
struct GraphMLCheckedKeys {
  fileprivate struct Key {
    var id: String
    var name: String
    /// "node", "edge", "graph", or whatever the file says.
    var scope: String
    var type: GraphMLType
    var isInt: Bool
    var isDrawing: Bool
    /// Of edges.
    var isWeight: Bool
  }

  private var keys: [Key] = []
  private var keysOfID: [String: [Int]] = [:]
  /// The names of a scope's keys, in small letters, with those that were met as they are written.
  private var names: [String: [String: Set<String>]] = [:]
  /// Ids of data that no key has yet: the line of the first, and how many.
  private var undeclared: [String: (line: Int, count: Int)] = [:]

  private static let types: Set<String> = ["boolean", "int", "long", "float", "double", "string"]

  /// The key that was declared last.
  var lastDeclared: Int? { keys.indices.last }

  func name(_ key: Int) -> String { "key \(quoted(keys[key].id))" }

  // MARK: - Keys

  mutating func declare(
    _ xml: borrowing XMLReader, isLate: Bool, _ found: inout GraphMLFindings
  ) {
    let line = xml.element.line
    let id = xml.attribute("id") ?? ""
    let element = "key \(quoted(id))"
    let scope = xml.attribute("for")
    let type = xml.attribute("attr.type")
    let name = xml.attribute("attr.name")
    let isDrawing = xml.attribute("yfiles.type") != nil
    if keysOfID[id] != nil { found.add(.sameKey, element, line: line) }
    if isLate { found.add(.lateKey, element, line: line) }
    keysOfID[id, default: []].append(keys.count)
    keys.append(
      Key(
        id: id, name: name ?? id, scope: scope ?? "all", type: GraphMLType(type),
        isInt: type == "int", isDrawing: isDrawing,
        isWeight: (scope ?? "all") == "edge" && (name ?? id).lowercased() == "weight"))
    if isDrawing {
      found.add(.drawing, element, line: line)
      return
    }
    switch scope {
    case "all"?: found.add(.keyForAll, element, line: line)
    case "node"?, "edge"?, "graph"?: break
    // What they are for is told of where it stands.
    case "graphml"?, "port"?, "endpoint"?, "hyperedge"?: return
    default: found.add(.keyForNothing, element, line: line)
    }
    switch type {
    case nil: found.add(.keyWithoutType, element, line: line)
    case "boolean"?: found.add(.booleanType, element, line: line)
    case "long"?: found.add(.longType, element, line: line)
    case "float"?: found.add(.floatType, element, line: line)
    case let type?:
      if !GraphMLCheckedKeys.types.contains(type) { found.add(.unknownType, element, line: line) }
    }
    guard let name, !name.isEmpty else {
      found.add(.keyWithoutName, element, line: line)
      return
    }
    checkName(name, scope ?? "all", type, element, line, &found)
  }

  private mutating func checkName(
    _ name: String, _ scope: String, _ type: String?, _ element: String, _ line: Int,
    _ found: inout GraphMLFindings
  ) {
    let small = name.lowercased()
    for scope in scope == "all" ? ["node", "edge"] : [scope] {
      let met = names[scope, default: [:]][small, default: []]
      if met.contains(name) {
        found.add(.sameName, element, line: line)
      } else if !met.isEmpty {
        found.add(.nameByCase, element, line: line)
      }
      names[scope, default: [:]][small, default: []].insert(name)
    }
    switch (scope, small) {
    case ("node", "type"): found.add(.typeName, element, line: line)
    case ("node", "id"): found.add(.idName, element, line: line)
    case ("edge", "label"): found.add(.labelName, element, line: line)
    case ("edge", "weight") where type == "string":
      found.add(.weightType, element, line: line)
    default: break
    }
  }

  // MARK: - Data

  /// The key of the data that start inside an element.
  mutating func use(
    _ xml: borrowing XMLReader, in parent: GraphMLWord?, _ found: inout GraphMLFindings
  ) -> Int? {
    let id = xml.attribute("key") ?? ""
    let line = xml.element.line
    guard let own = keysOfID[id] else {
      undeclared[id, default: (line, 0)].count += 1
      return nil
    }
    let scope =
      switch parent {
      case .node?: "node"
      case .edge?, .hyperedge?: "edge"
      default: "graph"
      }
    return own.first { keys[$0].scope == scope } ?? own.first
  }

  /// Checks a value of a key.
  func check(
    _ text: [UInt8], hasElements: Bool, of position: Int, line: Int,
    _ found: inout GraphMLFindings
  ) {
    if keys[position].isDrawing { return }
    if let rule = rule(for: text, hasElements: hasElements, of: position) {
      found.add(rule, "data of \(quoted(keys[position].name))", line: line)
    }
  }

  private func rule(
    for text: [UInt8], hasElements: Bool, of position: Int
  ) -> GraphMLRule? {
    if hasElements { return .elementsInData }
    let type = keys[position].type
    if text.allSatisfy(GraphMLType.isSpace) {
      return type == .string ? .emptyText : .emptyNumber
    }
    if type == .string { return nil }
    return keys[position].rule(for: GraphMLType.trimmed(String(decoding: text, as: UTF8.self)))
  }

  /// Tells of data whose keys are nowhere.
  func finish(_ found: inout GraphMLFindings) {
    for (id, data) in undeclared.sorted(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) })
    where keysOfID[id] == nil {
      found.add(
        .undeclaredKey, "data of key \(quoted(id))", line: data.line, count: data.count)
    }
  }
}

extension GraphMLCheckedKeys.Key {
  /// What is wrong with a value that is not empty.
  func rule(for word: String) -> GraphMLRule? {
    switch type {
    case .string: return nil
    case .boolean:
      return ["true", "false", "0", "1"].contains(word.lowercased()) ? nil : .noTruth
    case .integer:
      guard let number = Int(word) else {
        return Double(word).map { $0.isFinite } == true ? .wholeWithPoint : .noNumber
      }
      if isInt && Int32(exactly: number) == nil { return .tooLarge }
      return isWeight && number <= 0 ? .weightNotPositive : nil
    case .real:
      guard let number = Double(word) else { return .noNumber }
      if !number.isFinite { return .notFinite }
      if number.isSubnormal { return .tooSmall }
      return isWeight && number <= 0 ? .weightNotPositive : nil
    }
  }
}
