import TestSupport

/// A small graph, spelled in one of the many ways in which programs write GraphML, and perhaps with
/// one thing wrong.
struct GraphMLVariant: CustomStringConvertible {
  /// What makes a file one that must be refused.
  enum Fault: CaseIterable {
    case secondNode, missingEnd, undeclaredKey, secondKey, keyInGraph, keyBehind, noID, noSource
    case weightWithComma, weightNaN, weightInfinite, weightNegative, weightEmpty, weightZero
    case noWholeNumber, entities, externalEntity, cutOff, unclosed, twoRoots, otherRoot, noGraph
    case sameAttribute, bareAmpersand
  }

  struct Edge: Hashable {
    var ends: Set<String>
    var weight: Double
  }

  let seed: UInt64
  let encoding: TextEncoding
  let fault: Fault?
  private(set) var bytes: [UInt8] = []

  /// What is to be read: labels, each once, and edges between them.
  private(set) var labels: Set<String> = []
  private(set) var ranks: [String: Int] = [:]
  private(set) var edges: Set<Edge> = []

  var description: String { "\(seed), \(encoding)\(fault.map { ", \($0)" } ?? "")" }

  private var random: SeededGenerator
  private var prefix = ""
  private var text = ""
  private var ids: [String] = []
  private var weights: [Set<String>: Double] = [:]

  init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    encoding = random.pick(TextEncoding.allCases)
    let faults = Fault.allCases
    fault = seed % 2 == 0 ? nil : faults[Int(seed / 2) % faults.count]
    write()
    bytes = encoding.bytes(of: text)
    edges = Set(weights.map { Edge(ends: $0.key, weight: $0.value) })
  }

  // MARK: - The file

  private mutating func write() {
    let namespace = "http://graphml.graphdrawing.org/xmlns"
    let root: String
    switch Int.random(in: 0..<4, using: &random) {
    case 0: root = " xmlns=\"\(namespace)\""
    case 1:
      prefix = "g:"
      root = " xmlns:g='\(namespace)'"
    case 2: root = ""
    default: root = " xmlns=\"http://example.org/other\""
    }
    text += encoding.declaration(isNeeded: random.chance(2))
    if fault == .entities { text += "<!DOCTYPE graphml [<!ENTITY a \"x\">]>\n" }
    if fault == .externalEntity {
      text += "<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
    }
    if fault == nil, random.chance(4) {
      text += random.pick([
        "<!DOCTYPE graphml SYSTEM \"http://localhost:9/graphml.dtd\">\n",
        "<!DOCTYPE graphml PUBLIC \"-//x//y\" \"file:///nowhere/graphml.dtd\">\n",
        "<!-- a comment -->\n", "<?xml-stylesheet href=\"http://localhost:9/x.xsl\"?>\n",
      ])
    }
    let name = fault == .otherRoot ? "gexf" : "graphml"
    start(name, root + (fault == .sameAttribute ? " id='1' id='2'" : ""))
    let keys = writtenKeys()
    let isBehind = fault == .keyBehind
    if !isBehind { text += keys }
    if fault != .noGraph { writeGraphs() }
    if isBehind { text += keys }
    if fault == .unclosed { start("data", " key=\"label\"") }
    end(name)
    if fault == .twoRoots { text += "<\(prefix)graphml/>" }
    if fault == .cutOff { text.removeLast(text.count / 3) }
  }

  private mutating func start(_ name: String, _ attributes: String = "") {
    text += "<\(prefix)\(name)\(attributes)" + random.pick([">", ">", " >", "\n>"]) + space()
  }

  private mutating func end(_ name: String) { text += "</\(prefix)\(name)>" + space() }

  private mutating func space() -> String {
    random.pick(["", "\n", "\n  ", " <!-- c -->", "<?pi x?>"])
  }

  private mutating func writtenKeys() -> String {
    var keys = [
      key("label", "node", "label", ["string", nil, "String"]),
      key("rank", "node", "rank", ["int", "long", "Integer"]),
      key(
        "weight", "edge", random.pick(["weight", "Weight", "edge weight"]),
        [
          "double", "float", "DOUBLE", " double ",
        ]),
    ]
    if random.chance(2) {
      keys.append(key("unused", random.pick(["port", "graphml", "endpoint"]), "label", ["string"]))
    }
    if random.chance(2) {
      keys.append(key("other", "all", "é \u{e4}", ["vector_string", "boolean"]))
    }
    keys.shuffle(using: &random)
    if fault == .secondKey { keys.append(key("label", "node", "another", ["string"])) }
    return keys.joined()
  }

  private mutating func key(
    _ id: String, _ scope: String, _ name: String, _ types: [String?]
  ) -> String {
    var parts = [" id=\"\(id)\"", " for=\"\(scope)\"", " attr.name='\(name)'"]
    if let type = random.pick(types) { parts.append(" attr.type=\"\(type)\"") }
    if random.chance(3) { parts.append(" unknown=\"1\"") }
    parts.shuffle(using: &random)
    let tag = "<\(prefix)key" + parts.joined()
    return random.chance(3)
      ? "\(tag)><\(prefix)desc>d</\(prefix)desc></\(prefix)key>\n" : "\(tag)/>" + space()
  }

  // MARK: - Graphs

  private mutating func writeGraphs() {
    let count = Int.random(in: 2...7, using: &random)
    let style = Int.random(in: 0..<6, using: &random)
    ids = (0..<count).map { number in
      ["n\(number)", "\(number)", "node \(number)", "é\(number)", "a:b/\(number)", "-\(number)"][
        style]
    }
    let cut = random.chance(4) ? count / 2 : count
    var edges = writtenEdges()
    if fault == .missingEnd { edges.append(edge(ids[0], "nowhere")) }
    edges.shuffle(using: &random)
    startGraph()
    let isEarly = random.chance(4)
    if isEarly { text += edges.joined() }
    let nestsFrom = cut > 1 && random.chance(4) ? cut - 1 : cut
    for node in 0..<cut where node < nestsFrom {
      writeNode(node, holding: node == 0 ? nestsFrom..<cut : 0..<0)
    }
    if fault == .secondNode { text += "<\(prefix)node id=\"\(ids[0])\"/>" }
    if fault == .noID { text += "<\(prefix)node/>" }
    if fault == .keyInGraph { text += "<\(prefix)key id=\"late\" for=\"node\"/>" }
    if fault == .bareAmpersand { text += "<\(prefix)desc>a & b</\(prefix)desc>" }
    if cut < count {
      end("graph")
      startGraph()
      for node in cut..<count { writeNode(node, holding: 0..<0) }
    }
    if !isEarly { text += edges.joined() }
    end("graph")
  }

  private mutating func startGraph() {
    start(
      "graph",
      random.pick([
        " edgedefault=\"undirected\"", " edgedefault=\"directed\"", "", " id='G' edgedefault='x'",
        " parse.nodes=\"7\" parse.order='free' edgedefault=\"directed\"",
      ]))
  }

  private mutating func writeNode(_ node: Int, holding nested: Range<Int>) {
    let label = "Node \(node) é<&]"
    labels.insert(label)
    start("node", " id=\"\(ids[node])\"")
    var parts = [data("label", label)]
    if random.chance(2) {
      let rank = fault == .noWholeNumber ? "2.5" : "\(node)"
      parts.append(data("rank", random.chance(2) ? rank : " \n\(rank)\t"))
      ranks[label] = node
    }
    if random.chance(3) {
      parts.append("<\(prefix)port name=\"p\"><\(prefix)desc/></\(prefix)port>")
    }
    if random.chance(3) {
      parts.append("<x:shape xmlns:x=\"urn:x\"><x:data key=\"none\">1</x:data></x:shape>")
    }
    if random.chance(5) {
      parts.append(
        "<\(prefix)locator xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"http://localhost:9/a\"/>"
      )
    }
    if fault == .undeclaredKey { parts.append(data("nothing", "x")) }
    if fault == .noWholeNumber { parts.append(data("rank", "2.5")) }
    parts.shuffle(using: &random)
    text += parts.joined()
    if !nested.isEmpty {
      startGraph()
      for other in nested { writeNode(other, holding: 0..<0) }
      end("graph")
    }
    end("node")
  }

  // MARK: - Edges

  private mutating func writtenEdges() -> [String] {
    var written: [String] = []
    for source in ids.indices {
      for target in ids.indices where source <= target && random.chance(2) {
        // Loops, which are left out, and parallel edges, which are summed.
        for _ in 0..<(random.chance(4) ? 2 : 1) {
          let ends = random.chance(2) ? (source, target) : (target, source)
          let weight: Double? =
            random.chance(3) ? nil : Double(Int.random(in: 1...9, using: &random)) / 2
          written.append(edge(ids[ends.0], ids[ends.1], weight: weight))
          if source != target { weigh([source, target], weight ?? 1) }
        }
      }
    }
    if ids.count > 2, random.chance(4) {
      let end = "<\(prefix)endpoint node="
      written.append(
        "<\(prefix)hyperedge>\(end)\"\(ids[0])\"/>\(end)'\(ids[1])' port='p'/>\(end)\"\(ids[2])\"/></\(prefix)hyperedge>"
      )
      for pair in [[0, 1], [0, 2], [1, 2]] { weigh(pair, 1) }
    }
    switch fault {
    case .weightWithComma: written.append(edge(ids[0], ids[1], spelled: "1,5"))
    case .weightNaN: written.append(edge(ids[0], ids[1], spelled: "NaN"))
    case .weightInfinite: written.append(edge(ids[0], ids[1], spelled: "inf"))
    case .weightNegative: written.append(edge(ids[0], ids[1], spelled: "-1"))
    case .weightEmpty: written.append(edge(ids[0], ids[1], spelled: ""))
    case .weightZero: written.append(edge(ids[0], ids[1], spelled: "0.0"))
    case .noSource: written.append("<\(prefix)edge target=\"\(ids[0])\"/>")
    default: break
    }
    return written
  }

  private mutating func weigh(_ pair: [Int], _ weight: Double) {
    weights[Set(pair.map { "Node \($0) é<&]" }), default: 0] += weight
  }

  private mutating func edge(_ source: String, _ target: String, weight: Double? = nil) -> String {
    guard let weight else { return edge(source, target, spelled: nil) }
    let spelled = random.pick([
      "\(weight)", " \(weight)\n", "+\(weight)", "\(weight * 10)e-1", "0\(weight)", "\(weight)00",
    ])
    return edge(source, target, spelled: spelled)
  }

  private mutating func edge(_ source: String, _ target: String, spelled: String?) -> String {
    var parts = [" source=\"\(source)\"", " target='\(target)'"]
    if random.chance(2) { parts.append(" id=\"\(random.pick(["e0", "1", "é x"]))\"") }
    if random.chance(3) { parts.append(" directed=\"\(random.pick(["true", "false", "yes"]))\"") }
    if random.chance(4) { parts.append(" sourceport=\"p\"") }
    parts.shuffle(using: &random)
    let tag = "<\(prefix)edge" + parts.joined()
    guard let spelled else { return random.chance(2) ? tag + "/>" : "\(tag)></\(prefix)edge>" }
    return "\(tag)>" + data("weight", spelled) + "</\(prefix)edge>\n"
  }

  // MARK: - Data

  /// Text may be written in many ways inside an element.
  private mutating func data(_ key: String, _ value: String) -> String {
    let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let middle = value.index(value.startIndex, offsetBy: value.count / 2)
    let halves = [value[..<middle], value[middle...]].map {
      $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
    // In a section there are no character references.
    if encoding == .ascii { return "<\(prefix)data key=\"\(key)\">\(escaped)</\(prefix)data>" }
    let written = random.pick([
      escaped, "<![CDATA[\(value)]]>", halves.joined(separator: "<!-- x & <y> -->"),
      halves.joined(separator: "<?pi y?>"), "\(halves[0])<![CDATA[\(value[middle...])]]>",
      value.unicodeScalars.map { "&#\($0.value);" }.joined(),
      value.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined(),
    ])
    return "<\(prefix)data key=\"\(key)\">\(written)</\(prefix)data>" + space()
  }
}

extension SeededGenerator {
  fileprivate mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }
}
