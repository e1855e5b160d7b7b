import DataModel
import XMLSupport

/// Entities of FollowTheMoney, an object a line, as OpenSanctions and Aleph give them away.
struct FollowTheMoneyEntries: EntryFormat {
  /// The attribute that keeps an entity's id.
  let idKey: String

  private static let kinds: [String: EntityKind] = [
    "Person": .person, "Organization": .organization, "Company": .organization,
    "PublicBody": .organization,
  ]

  static func kind(ofSchema schema: String) -> EntityKind? { kinds[schema] }

  private struct FoundEntity {
    var id = ""
    var schema = ""
    var caption: String?
    var properties: [String: [String]] = [:]

    func values(_ property: String) -> [String] { properties[property] ?? [] }
  }

  private static let wanted: Set<String> = [
    "name", "alias", "weakAlias", "country", "nationality", "jurisdiction", "wikidataId",
    "birthDate",
  ]

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    let found: FoundEntity
    do throws(JSONFault) {
      found = try FollowTheMoneyEntries.entity(line.bytes)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard !found.schema.isEmpty else { return batch.reject(line.number, .lacks("schema")) }
    guard let kind = FollowTheMoneyEntries.kinds[found.schema] else {
      batch.leftOut += 1
      return
    }
    var names = (found.values("name") + found.values("alias")).map { ListedEntry.Name($0) }
    names += found.values("weakAlias").map { ListedEntry.Name($0, isWeak: true) }
    if let caption = found.caption,
      let first = names.firstIndex(where: { $0.text == caption && !$0.isWeak })
    {
      names.swapAt(0, first)
    }
    guard !names.isEmpty else { return batch.reject(line.number, .lacks("name")) }
    var entry = ListedEntry(kind: kind, names: names)
    entry.line = line.number
    for property in ["country", "nationality", "jurisdiction"] where entry.attributes.isEmpty {
      let countries = found.values(property)
      if !countries.isEmpty {
        entry.attributes.append(
          ListedEntry.Attribute("country", countries.sorted().joined(separator: ", ")))
      }
    }
    if !found.id.isEmpty { entry.attributes.append(ListedEntry.Attribute(idKey, found.id)) }
    if let item = found.values("wikidataId").first {
      entry.attributes.append(ListedEntry.Attribute("wikidata", item))
    }
    entry.distinction = found.values("birthDate").prefix(1) + [found.id]
    batch.entries.append(entry)
  }

  private static func entity(_ bytes: [UInt8]) throws(JSONFault) -> FoundEntity {
    var json = JSONScanner(bytes)
    var found = FoundEntity()
    try json.members { (json, key) throws(JSONFault) in
      switch key {
      case "id": found.id = try json.stringIfAny() ?? ""
      case "schema": found.schema = try json.stringIfAny() ?? ""
      case "caption": found.caption = try json.stringIfAny()
      case "properties" where json.peek() == UInt8(ascii: "{"):
        try json.members { (json, property) throws(JSONFault) in
          if wanted.contains(property) {
            found.properties[property] = try json.strings()
          } else {
            try json.passOver()
          }
        }
      default: try json.passOver()
      }
    }
    try json.end()
    return found
  }
}
