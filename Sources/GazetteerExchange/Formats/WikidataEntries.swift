import DataModel
import XMLSupport

/// Items of Wikidata's JSON dump, one a line between the brackets of an array.
///
/// The kind is that of the first class of an item (P31) that `WikidataClasses` knows. The first
/// wanted language that an item has a label in gives its name; other labels and all aliases of the
/// wanted languages are aliases. `mul`, the label for all languages, counts as each of them.
struct WikidataEntries: EntryFormat {
  static let readsLinesAlone = true

  private let languages: [String]

  private var entry = FoundEntry()
  /// What was found of the line's item.
  private var id = 0..<0
  /// By the order of the languages.
  private var labels: [[Range<Int>]]
  private var descriptions: [[Range<Int>]]
  private var aliases: [[Range<Int>]]
  private var classes: [Range<Int>] = []

  init(languages: [String]) {
    var unique: [String] = []
    for language in (languages.isEmpty ? ["en"] : languages) + ["mul"]
    where !unique.contains(language) { unique.append(language) }
    self.languages = unique
    labels = Array(repeating: [], count: unique.count)
    (descriptions, aliases) = (labels, labels)
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    var end = line.bytes.count
    while end > 0, line.bytes[end - 1] == UInt8(ascii: ",") || line.bytes[end - 1] <= 0x20 {
      end -= 1
    }
    let isBracket =
      end == 1 && (line.bytes[0] == UInt8(ascii: "[") || line.bytes[0] == UInt8(ascii: "]"))
    if end == 0 || isBracket { return }
    entry.start(line)
    do throws(JSONFault) {
      try readItem(line.bytes, 0..<end)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard !id.isEmpty else { return batch.reject(line.number, .lacks("id")) }
    let known = classes.first { WikidataClasses.kind[entry.text($0)] != nil }
    guard let kind = known.flatMap({ WikidataClasses.kind[entry.text($0)] }),
      labels.contains(where: { !$0.isEmpty })
    else {
      batch.leftOut += 1
      return
    }
    entry.kind = kind
    for label in labels.compactMap(\.first) { entry.appendName(label) }
    for alias in aliases.joined() { entry.appendName(alias) }
    entry.appendAttribute("wikidata", id)
    entry.distinctions += descriptions.lazy.compactMap(\.first).prefix(1)
    entry.distinctions.append(id)
    batch.take(&entry)
  }

  private mutating func readItem(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONFault) {
    id = 0..<0
    for number in languages.indices {
      labels[number].removeAll(keepingCapacity: true)
      descriptions[number].removeAll(keepingCapacity: true)
      aliases[number].removeAll(keepingCapacity: true)
    }
    classes.removeAll(keepingCapacity: true)
    var json = JSONScanner(bytes, range)
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      let isObject = json.peek() == UInt8(ascii: "{")
      if json.reads(key, "id") {
        id = try entry.readString(&json) ?? 0..<0
      } else if isObject, json.reads(key, "labels") {
        try entry.readTexts(&json, of: languages, into: &labels)
      } else if isObject, json.reads(key, "descriptions") {
        try entry.readTexts(&json, of: languages, into: &descriptions)
      } else if isObject, json.reads(key, "aliases") {
        try entry.readTexts(&json, of: languages, into: &aliases)
      } else if isObject, json.reads(key, "claims") {
        try readClaims(&json)
      } else {
        try json.passOver()
      }
    }
    try json.end()
  }

  private mutating func readClaims(_ json: inout JSONScanner) throws(JSONFault) {
    classes.removeAll(keepingCapacity: true)
    entry.population = nil
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let property = try json.nextKey(&isFirst) {
      let isClass = json.reads(property, "P31")
      guard isClass || json.reads(property, "P1082"), json.peek() == UInt8(ascii: "[") else {
        try json.passOver()
        continue
      }
      var isFirst = true
      try json.start(UInt8(ascii: "["))
      while try json.nextElement(&isFirst) {
        guard let value = try entry.readStatement(&json) else { continue }
        if isClass {
          classes.append(value)
        } else {
          let amount = Int(exactly: (Double(entry.text(value)) ?? 0).rounded()) ?? 0
          entry.population = max(entry.population ?? 0, amount)
        }
      }
    }
  }
}

extension FoundEntry {
  /// The texts of the wanted languages.
  fileprivate mutating func readTexts(
    _ json: inout JSONScanner, of languages: [String], into texts: inout [[Range<Int>]]
  ) throws(JSONFault) {
    for number in texts.indices { texts[number].removeAll(keepingCapacity: true) }
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      var language = 0
      while language < languages.count, !json.reads(key, languages[language]) { language += 1 }
      guard language < languages.count else {
        try json.passOver()
        continue
      }
      // A language that comes again counts only if it has something to say.
      let before = texts[language].count
      if json.peek() == UInt8(ascii: "[") {
        var isFirst = true
        try json.start(UInt8(ascii: "["))
        while try json.nextElement(&isFirst) { try readText(&json, into: &texts[language]) }
      } else {
        try readText(&json, into: &texts[language])
      }
      if texts[language].count > before { texts[language].removeFirst(before) }
    }
  }

  /// The `value` of `{"language": "en", "value": "…"}`.
  private mutating func readText(
    _ json: inout JSONScanner, into texts: inout [Range<Int>]
  ) throws(JSONFault) {
    guard json.peek() == UInt8(ascii: "{") else { return try json.passOver() }
    var value: Range<Int>?
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      if json.reads(key, "value") {
        value = try readString(&json)
      } else {
        try json.passOver()
      }
    }
    if let value { texts.append(value) }
  }

  /// The item or amount of a statement: `{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}`.
  fileprivate mutating func readStatement(
    _ json: inout JSONScanner, levels: Int = 4
  ) throws(JSONFault) -> Range<Int>? {
    guard levels > 0, json.peek() == UInt8(ascii: "{") else {
      try json.passOver()
      return nil
    }
    var value: Range<Int>?
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      if json.reads(key, "mainsnak") || json.reads(key, "datavalue") || json.reads(key, "value") {
        value = try readStatement(&json, levels: levels - 1) ?? value
      } else if value == nil && json.reads(key, "id") || json.reads(key, "amount") {
        value = try readString(&json) ?? value
      } else {
        try json.passOver()
      }
    }
    return value
  }
}
