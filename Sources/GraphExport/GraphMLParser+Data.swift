import DataModel
import XMLSupport

extension GraphMLParser {
  /// Moves past the data that come next and hold nothing but text.
  mutating func takeLeaves() throws(GraphExportError) -> Bool {
    do throws(XMLError) {
      return try xml.takeLeaves(
        GraphMLWord.data.rawValue, in: namespace, key: GraphMLWord.key.rawValue, of: keys.ids,
        into: &leaves)
    } catch { throw GraphExportError(reading: error) }
  }

  func datum(
    _ leaf: XMLLeaves.Leaf, _ key: Int
  ) throws(GraphExportError) -> GraphMLDatum {
    try datum(
      key, String(decoding: leaves.bytes[leaf.text], as: UTF8.self),
      at: GraphMLPlace(line: leaf.line, column: leaf.column > 0 ? leaf.column : nil))
  }

  mutating func parseData(_ scope: AttributeScope?) throws(GraphExportError) -> GraphMLDatum {
    let place = place
    return try datum(try keyOfData(scope), at: place)
  }

  func keyOfData(_ scope: AttributeScope?) throws(GraphExportError) -> Int {
    guard let id = xml.findAttribute(GraphMLWord.key.rawValue, in: keys.ids) else {
      throw missing("key")
    }
    if id >= 0 { return keys.key(of: id, in: scope) }
    throw unexpected(
      "data for the key \(quoted(xml.attribute("key") ?? ""))", "a key declared before it is used")
  }

  mutating func datum(
    _ key: Int, at place: GraphMLPlace
  ) throws(GraphExportError) -> GraphMLDatum {
    let content = try parseContent()
    if content.hasElements {
      return GraphMLDatum(key: key, value: nil, label: content.label, text: "", place: place)
    }
    return try datum(key, content.text, at: place)
  }

  func datum(
    _ key: Int, _ text: String, at place: GraphMLPlace
  ) throws(GraphExportError) -> GraphMLDatum {
    GraphMLDatum(
      key: key, value: try value(of: text, keys[key], at: place), label: nil, text: text,
      place: place)
  }

  func value(
    of text: String, _ key: GraphMLKey, at place: GraphMLPlace
  ) throws(GraphExportError) -> AttributeValue? {
    switch key.type.parse(text) {
    case .value(let value): return value
    case .absent: return nil
    case .invalid:
      throw unexpected("\(quoted(text)) for \(quoted(key.name))", key.type.expectation, at: place)
    }
  }

  /// Adds the standard values of keys that an element gives no value.
  func complete(_ data: [GraphMLDatum], _ scope: AttributeScope) -> [GraphMLDatum] {
    var complete = data
    for key in keys.standards(scope) where !data.contains(where: { $0.key == key }) {
      complete.append(standardDatum(key))
    }
    return complete
  }

  func standardDatum(_ index: Int) -> GraphMLDatum {
    let key = keys[index]
    return GraphMLDatum(
      key: index, value: key.standard, label: nil, text: key.standard?.text ?? "",
      place: key.place, isStandard: true)
  }

  /// The text of the element that has just started, or the label in the drawing that it holds.
  mutating func parseContent() throws(GraphExportError) -> (
    text: String, hasElements: Bool, label: String?
  ) {
    if xml.takeLeaf(&text) { return (String(decoding: text, as: UTF8.self), false, nil) }
    text.removeAll(keepingCapacity: true)
    var depth = 1
    var hasElements = false
    var label: String?
    var labelText: [UInt8] = []
    var labelDepth: Int?
    while depth > 0, let event = try next() {
      switch event {
      case .start:
        hasElements = true
        depth += 1
        if label != nil || labelDepth != nil { break }
        switch word {
        case .nodeLabel, .labelText: labelDepth = depth
        case .label: label = xml.attribute("Text").flatMap(GraphMLParser.trimmedOrNil)
        default: break
        }
      case .text:
        if depth == 1 && !hasElements { xml.appendText(to: &text) }
        if depth == labelDepth { xml.appendText(to: &labelText) }
      case .end:
        if depth == labelDepth {
          label = GraphMLParser.trimmedOrNil(String(decoding: labelText, as: UTF8.self))
          labelText.removeAll()
          labelDepth = nil
        }
        depth -= 1
      }
    }
    return (String(decoding: text, as: UTF8.self), hasElements, label)
  }

  static func trimmedOrNil(_ text: String) -> String? {
    let trimmed = GraphMLType.trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }
}
