import DataModel
import XMLSupport

/// Entities of FollowTheMoney, an object a line, as OpenSanctions and Aleph give them away.
struct FollowTheMoneyEntries: EntryFormat {
  static let readsLinesAlone = true

  static let kinds: [String: EntityKind] = [
    "Person": .person, "Organization": .organization, "Company": .organization,
    "PublicBody": .organization,
  ]

  private static let properties = [
    "name", "alias", "weakAlias", "country", "nationality", "jurisdiction", "wikidataId",
    "birthDate",
  ]
  private static let (name, alias, weakAlias, wikidata, birthDate) = (0, 1, 2, 6, 7)
  private static let countries = [3, 4, 5]

  /// The attribute that keeps an entity's id.
  private let idKey: String
  private var entry = FoundEntry()
  /// What was found of the line's entity.
  private var (id, schema) = (0..<0, 0..<0)
  private var caption: Range<Int>?
  /// By the order of `properties`.
  private var values: [[Range<Int>]]

  init(idKey: String) {
    self.idKey = idKey
    values = Array(repeating: [], count: FollowTheMoneyEntries.properties.count)
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    entry.start(line)
    do throws(JSONFault) {
      try readEntity(line.bytes)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard !schema.isEmpty else { return batch.reject(line.number, .lacks("schema")) }
    guard let kind = FollowTheMoneyEntries.kinds[entry.text(schema)] else {
      batch.leftOut += 1
      return
    }
    entry.kind = kind
    for name in values[FollowTheMoneyEntries.name] { entry.appendName(name) }
    for name in values[FollowTheMoneyEntries.alias] { entry.appendName(name) }
    if let first = captionPosition { entry.names.swapAt(0, first) }
    for name in values[FollowTheMoneyEntries.weakAlias] { entry.appendName(name, isWeak: true) }
    guard !entry.names.isEmpty else { return batch.reject(line.number, .lacks("name")) }
    for property in FollowTheMoneyEntries.countries where entry.attributes.isEmpty {
      if let countries = joined(values[property]) { entry.appendAttribute("country", countries) }
    }
    if !id.isEmpty { entry.appendAttribute(idKey, id) }
    if let item = values[FollowTheMoneyEntries.wikidata].first {
      entry.appendAttribute("wikidata", item)
    }
    entry.distinctions += values[FollowTheMoneyEntries.birthDate].prefix(1)
    entry.distinctions.append(id)
    batch.take(&entry)
  }

  /// Which name is the one that is shown.
  private var captionPosition: Int? {
    guard let caption else { return nil }
    let text = entry.text(caption)
    // To Swift's strings a letter is also the same if its mark is apart from it.
    return entry.names.firstIndex { entry.isSame($0.text, caption) || entry.text($0.text) == text }
  }

  /// Some texts in order, with commas between them.
  private mutating func joined(_ texts: [Range<Int>]) -> Range<Int>? {
    if texts.count < 2 { return texts.first }
    return entry.append(texts.map(entry.text).sorted().joined(separator: ", ").utf8)
  }

  private mutating func readEntity(_ bytes: [UInt8]) throws(JSONFault) {
    (id, schema, caption) = (0..<0, 0..<0, nil)
    for property in values.indices { values[property].removeAll(keepingCapacity: true) }
    var json = JSONScanner(bytes)
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      if json.reads(key, "id") {
        id = try entry.readString(&json) ?? 0..<0
      } else if json.reads(key, "schema") {
        schema = try entry.readString(&json) ?? 0..<0
      } else if json.reads(key, "caption") {
        caption = try entry.readString(&json)
      } else if json.reads(key, "properties"), json.peek() == UInt8(ascii: "{") {
        try readProperties(&json)
      } else {
        try json.passOver()
      }
    }
    try json.end()
  }

  private mutating func readProperties(_ json: inout JSONScanner) throws(JSONFault) {
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      if let property = FollowTheMoneyEntries.property(key, &json) {
        values[property].removeAll(keepingCapacity: true)
        try entry.readStrings(&json, into: &values[property])
      } else {
        try json.passOver()
      }
    }
  }

  private static func property(_ key: JSONString, _ json: inout JSONScanner) -> Int? {
    for number in properties.indices where json.reads(key, properties[number]) { return number }
    return nil
  }
}
