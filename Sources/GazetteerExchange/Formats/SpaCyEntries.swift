import DataModel
import XMLSupport

/// Patterns of spaCy's EntityRuler, an object a line: `{"label": "ORG", "pattern": "Silver Lane Fund"}`.
///
/// A pattern is a text, or tokens of which each has `LOWER`, `TEXT` or `ORTH` alone. Lines next to
/// one another with one `id` are names of one entry.
struct SpaCyEntries: EntryFormat {
  let kinds: KindNames

  private var open: ListedEntry?
  private var openID = ""
  private var seen = ClaimTable()

  init(kinds: KindNames) { self.kinds = kinds }

  private struct Pattern {
    var label: String?
    var text: String?
    var id: String?
    /// What a token has that no name can say.
    var foreign: String?
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    let pattern: Pattern
    do throws(JSONFault) {
      pattern = try SpaCyEntries.pattern(line.bytes)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard let label = pattern.label else { return batch.reject(line.number, .lacks("label")) }
    if let foreign = pattern.foreign {
      return batch.reject(line.number, .tokenPattern(foreign))
    }
    guard let text = pattern.text else { return batch.reject(line.number, .lacks("pattern")) }
    guard let kind = kinds.kind(label) else {
      return batch.reject(line.number, .unknownKind(label))
    }
    let name = ListedEntry.Name(text)
    if let id = pattern.id, open?.kind == kind, openID == id {
      open?.names.append(name)
      return
    }
    finish(into: &batch)
    var entry = ListedEntry(kind: kind, names: [name])
    entry.line = line.number
    guard let id = pattern.id, !id.isEmpty else {
      batch.entries.append(entry)
      return
    }
    if seen.claim(WordFolder.hash(Array(id.utf8)) &+ UInt64(kind.rawValue), 1) == 1 {
      batch.reject(line.number, .apart(id: id))
    }
    if id != text { entry.attributes = [ListedEntry.Attribute("spacy", id)] }
    entry.distinction = [id]
    (open, openID) = (entry, id)
  }

  mutating func finish(into batch: inout EntryBatch) {
    if let entry = open.take() { batch.entries.append(entry) }
  }

  private static func pattern(_ bytes: [UInt8]) throws(JSONFault) -> Pattern {
    var json = JSONScanner(bytes)
    var pattern = Pattern()
    try json.members { (json, key) throws(JSONFault) in
      switch key {
      case "label": pattern.label = try json.stringIfAny()
      case "id": pattern.id = try json.stringIfAny()
      case "pattern":
        if json.peek() == UInt8(ascii: "[") {
          try readTokens(&json, &pattern)
        } else {
          pattern.text = try json.stringIfAny()
        }
      default: try json.passOver()
      }
    }
    try json.end()
    return pattern
  }

  private static func readTokens(
    _ json: inout JSONScanner, _ pattern: inout Pattern
  ) throws(JSONFault) {
    var words: [String] = []
    var foreign: String?
    try json.elements { (json) throws(JSONFault) in
      var count = 0
      try json.members { (json, key) throws(JSONFault) in
        count += 1
        let isWord = ["LOWER", "TEXT", "ORTH"].contains(key.uppercased())
        if isWord, count == 1, json.peek() == UInt8(ascii: "\"") {
          words.append(try json.string())
        } else {
          foreign = foreign ?? key
          try json.passOver()
        }
      }
      if count == 0 { foreign = foreign ?? "{}" }
    }
    pattern.foreign = foreign
    pattern.text = joined(words)
  }

  /// Words as they are written: "Ltd" and "." and "'s" go with the word before, hyphens with both.
  private static func joined(_ words: [String]) -> String {
    var text = ""
    for word in words {
      let isAttached = [".", ",", "-", "'s", "’s", ":", ";"].contains(word)
      if !text.isEmpty, !isAttached, text.last != "-" { text += " " }
      text += word
    }
    return text
  }
}
