import DataModel
import XMLSupport

/// Items of Wikidata's JSON dump, one a line between the brackets of an array.
///
/// The kind is that of the first class of an item (P31) that `WikidataClasses` knows. The first
/// wanted language that an item has a label in gives its name; other labels and all aliases of the
/// wanted languages are aliases. `mul`, the label for all languages, counts as each of them.
struct WikidataEntries: EntryFormat {
  let languages: [String]

  init(languages: [String]) {
    self.languages = (languages.isEmpty ? ["en"] : languages) + ["mul"]
  }

  private struct Item {
    var id = ""
    /// By language.
    var labels: [String: String] = [:]
    var descriptions: [String: String] = [:]
    var aliases: [String: [String]] = [:]
    var classes: [String] = []
    var population: Int?
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    var bytes = line.bytes
    while let last = bytes.last, last == UInt8(ascii: ",") || last <= 0x20 { bytes.removeLast() }
    if bytes.isEmpty || bytes == [UInt8(ascii: "[")] || bytes == [UInt8(ascii: "]")] { return }
    let item: Item
    do throws(JSONFault) {
      item = try self.item(bytes)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard !item.id.isEmpty else { return batch.reject(line.number, .lacks("id")) }
    guard let kind = item.classes.lazy.compactMap({ WikidataClasses.kind[$0] }).first,
      languages.contains(where: { item.labels[$0] != nil })
    else {
      batch.leftOut += 1
      return
    }
    let labels = languages.compactMap { item.labels[$0] }
    let aliases = languages.flatMap { item.aliases[$0] ?? [] }
    var entry = ListedEntry(kind: kind, names: (labels + aliases).map { ListedEntry.Name($0) })
    entry.line = line.number
    entry.population = item.population
    entry.attributes = [ListedEntry.Attribute("wikidata", item.id)]
    entry.distinction =
      (languages.lazy.compactMap { item.descriptions[$0] }.first.map { [$0] } ?? []) + [item.id]
    batch.entries.append(entry)
  }

  private func item(_ bytes: [UInt8]) throws(JSONFault) -> Item {
    var json = JSONScanner(bytes)
    var item = Item()
    try json.members { (json, key) throws(JSONFault) in
      let isObject = json.peek() == UInt8(ascii: "{")
      switch key {
      case "id": item.id = try json.stringIfAny() ?? ""
      case "labels" where isObject: item.labels = try texts(&json).mapValues { $0[0] }
      case "descriptions" where isObject: item.descriptions = try texts(&json).mapValues { $0[0] }
      case "aliases" where isObject: item.aliases = try texts(&json)
      case "claims" where isObject: try readClaims(&json, &item)
      default: try json.passOver()
      }
    }
    try json.end()
    return item
  }

  /// The texts of the wanted languages, none of which is left without any.
  private func texts(_ json: inout JSONScanner) throws(JSONFault) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    try json.members { (json, language) throws(JSONFault) in
      guard languages.contains(language) else { return try json.passOver() }
      var found: [String] = []
      if json.peek() == UInt8(ascii: "[") {
        try json.elements { (json) throws(JSONFault) in
          if let text = try WikidataEntries.value(&json) { found.append(text) }
        }
      } else if let text = try WikidataEntries.value(&json) {
        found.append(text)
      }
      if !found.isEmpty { texts[language] = found }
    }
    return texts
  }

  /// The `value` of `{"language": "en", "value": "…"}`.
  private static func value(_ json: inout JSONScanner) throws(JSONFault) -> String? {
    var value: String?
    guard json.peek() == UInt8(ascii: "{") else {
      try json.passOver()
      return nil
    }
    try json.members { (json, key) throws(JSONFault) in
      if key == "value" { value = try json.stringIfAny() } else { try json.passOver() }
    }
    return value
  }

  private func readClaims(_ json: inout JSONScanner, _ item: inout Item) throws(JSONFault) {
    var classes: [String] = []
    var population: Int?
    try json.members { (json, property) throws(JSONFault) in
      guard property == "P31" || property == "P1082", json.peek() == UInt8(ascii: "[") else {
        return try json.passOver()
      }
      try json.elements { (json) throws(JSONFault) in
        guard let value = try WikidataEntries.snakValue(&json) else { return }
        if property == "P31" {
          classes.append(value)
        } else {
          let amount = Int(exactly: (Double(value) ?? 0).rounded()) ?? 0
          population = max(population ?? 0, amount)
        }
      }
    }
    (item.classes, item.population) = (classes, population)
  }

  /// The item or amount of a statement: `{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}`.
  private static func snakValue(
    _ json: inout JSONScanner, levels: Int = 4
  ) throws(JSONFault) -> String? {
    guard levels > 0, json.peek() == UInt8(ascii: "{") else {
      try json.passOver()
      return nil
    }
    var value: String?
    try json.members { (json, key) throws(JSONFault) in
      switch key {
      case "mainsnak", "datavalue", "value":
        value = try snakValue(&json, levels: levels - 1) ?? value
      case "id" where value == nil, "amount": value = try json.stringIfAny() ?? value
      default: try json.passOver()
      }
    }
    return value
  }
}
