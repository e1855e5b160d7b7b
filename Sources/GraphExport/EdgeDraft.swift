import DataModel

/// An edge while its element is read: little that has to be kept alive, since there are millions.
struct EdgeDraft {
  private(set) var weight = 1.0
  private(set) var sentences: Int?
  private(set) var paragraphs: Int?
  private(set) var documents: Int?
  private(set) var independentDocuments: Int?
  private(set) var npmi: Double?
  private(set) var significance: Double?
  /// Numbers of texts.
  private(set) var firstSeen: Int32?
  private(set) var lastSeen: Int32?
  /// Positions in the items of all edges.
  private(set) var evidence = 0..<0
  private(set) var attributes: [Attribute] = []
  /// What is wrong with it; reported at its end, since a file may be broken before that.
  private(set) var failures: [GraphExportError] = []
  /// Keys that the element gives a value, noted only where others have standard values.
  var given: [Int] = []
  private var distance: (key: Int, value: AttributeValue)?

  private static let interaction = Array(CoMentionGraph.Edge.interaction.utf8)

  /// Takes a value as this program writes it for the field that a key means; `false` if it is of
  /// another form, or for no field.
  mutating func take(
    _ bytes: [UInt8], _ range: Range<Int>, key: Int, _ use: GraphMLKeys.Use,
    _ edges: inout EdgeTable
  ) -> Bool {
    let text = bytes.span.extracting(range)
    switch (use.edgeField, use.type) {
    case (.weight, .real):
      guard let weight = DecimalNumber.parse(text), weight > 0 else { return false }
      self.weight = weight
    case (.weight, .integer):
      guard let weight = DecimalNumber.parseWhole(text), weight > 0 else { return false }
      self.weight = Double(weight)
    case (.distance, .real):
      guard let number = DecimalNumber.parse(text) else { return false }
      distance = (key, .real(number))
    case (.sentences, .integer), (.paragraphs, .integer), (.documents, .integer),
      (.independentDocuments, .integer):
      guard let count = DecimalNumber.parseWhole(text) else { return false }
      take(count, use.edgeField)
    case (.npmi, .real), (.significance, .real):
      guard let number = DecimalNumber.parse(text) else { return false }
      take(number, use.edgeField)
    case (.firstSeen, .string), (.lastSeen, .string):
      if range.isEmpty { return true }
      take(day: edges.days.number(of: bytes[range]), use.edgeField)
    case (.interaction, .string): return isInteraction(text)
    case (.evidence, .string): return takeEvidence(bytes, range, &edges)
    default: return false
    }
    return true
  }

  /// Takes any value; `false` if it becomes an attribute.
  mutating func take(
    _ value: AttributeValue, key: Int, _ field: KnownAttribute?, _ edges: inout EdgeTable
  ) -> Bool {
    switch field {
    case .distance: distance = (key, value)
    case .sentences, .paragraphs, .documents, .independentDocuments:
      guard let count = value.wholeNumber else { return false }
      take(count, field)
    case .npmi, .significance:
      guard let number = value.number else { return false }
      take(number, field)
    case .firstSeen, .lastSeen:
      let text = Array(value.text.utf8)
      if !text.isEmpty { take(day: edges.days.number(of: text[...]), field) }
    case .interaction: return value == .string(CoMentionGraph.Edge.interaction)
    case .evidence:
      let text = Array(value.text.utf8)
      return takeEvidence(text, 0..<text.count, &edges) || value == .string("")
    default: return false
    }
    return true
  }

  // The first value of a field is the one that counts.

  private mutating func take(_ count: Int, _ field: KnownAttribute?) {
    switch field {
    case .sentences: sentences = sentences ?? count
    case .paragraphs: paragraphs = paragraphs ?? count
    case .documents: documents = documents ?? count
    default: independentDocuments = independentDocuments ?? count
    }
  }

  private mutating func take(_ number: Double, _ field: KnownAttribute?) {
    if field == .npmi {
      npmi = npmi ?? number
    } else {
      significance = significance ?? number
    }
  }

  private mutating func take(day: Int32, _ field: KnownAttribute?) {
    if field == .firstSeen {
      firstSeen = firstSeen ?? day
    } else {
      lastSeen = lastSeen ?? day
    }
  }

  private func isInteraction(_ text: Span<UInt8>) -> Bool {
    guard text.count == EdgeDraft.interaction.count else { return false }
    return text.indices.allSatisfy { text[$0] == EdgeDraft.interaction[$0] }
  }

  private mutating func takeEvidence(
    _ bytes: [UInt8], _ range: Range<Int>, _ edges: inout EdgeTable
  ) -> Bool {
    let first = edges.evidence.list.items.count
    let isEvidence = GraphMLEvidence.parse(bytes, range, into: &edges.evidence.list)
    takeEvidence(from: first, isEvidence, &edges)
    return isEvidence
  }

  /// Takes the items that were appended from a position on, or removes them again.
  mutating func takeEvidence(from first: Int, _ isEvidence: Bool, _ edges: inout EdgeTable) {
    if isEvidence && evidence.isEmpty {
      evidence = first..<edges.evidence.list.items.count
    } else {
      edges.evidence.list.removeItems(from: first)
    }
  }

  mutating func take(weight: Double) { self.weight = weight }

  mutating func add(_ name: String, _ value: AttributeValue) { attributes.add(name, value) }

  /// Keeps the first failure.
  mutating func fail(_ failure: GraphExportError) {
    if failures.isEmpty { failures.append(failure) }
  }

  /// The key and the value of a distance that is not 1 / weight, to the 15 digits that igraph
  /// writes.
  var oddDistance: (key: Int, value: AttributeValue)? {
    guard let distance else { return nil }
    let expected = 1 / weight
    let isPlain = distance.value.number.map { abs($0 - expected) <= 1e-14 * expected }
    return isPlain == true ? nil : distance
  }

  /// Adds the edge to others.
  func append(from source: Int, to target: Int, _ edges: inout EdgeTable) {
    let row = edges.count
    edges.append(source: source, target: target, weight: weight)
    if let sentences { edges.sentences[row] = sentences }
    if let paragraphs { edges.paragraphs[row] = paragraphs }
    if let documents { edges.documents[row] = documents }
    if let independentDocuments { edges.independentDocuments[row] = independentDocuments }
    if let npmi { edges.npmi[row] = npmi }
    if let significance { edges.significance[row] = significance }
    if let firstSeen { edges.firstSeen[row] = firstSeen }
    if let lastSeen { edges.lastSeen[row] = lastSeen }
    if !attributes.isEmpty { edges.attributes[row] = attributes }
    if !evidence.isEmpty { edges.evidence.setItems(of: row, evidence) }
  }
}

extension [Attribute] {
  /// Adds an attribute, unless it is empty or there is one of its name.
  mutating func add(_ name: String, _ value: AttributeValue) {
    if value == .string("") || contains(where: { $0.name == name }) { return }
    append(Attribute(name, value))
  }
}
