import DataModel
import XMLSupport

/// Patterns of spaCy's EntityRuler, an object a line:
///
///     {"label": "ORG", "pattern": "Silver Lane Fund"}
///
/// A pattern is a text, or tokens of which each has `LOWER`, `TEXT` or `ORTH` alone. Lines next to
/// one another with one `id` are names of one entry.
struct SpaCyEntries: EntryFormat {
  private var kinds: KindNames
  /// What an entry may take in memory; lines behind it are as if they stood apart.
  private let limit: Int

  private var entry = FoundEntry()
  /// Of the entry, if lines may still follow.
  private var openID: [UInt8]?
  private var seen = ClaimTable()
  private var pattern = Pattern()

  init(kinds: KindNames, limit: Int = LineSource.longestLine) {
    self.kinds = kinds
    self.limit = limit
  }

  /// A line, whose texts are those of an entry that is only for reading it.
  fileprivate struct Pattern {
    var line = FoundEntry()
    var label: Range<Int>?
    var text: Range<Int>?
    var id: Range<Int>?
    /// What a token has that no name can say.
    var foreign: String?
    var words: [Range<Int>] = []
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    pattern.line.start(line)
    do throws(JSONFault) {
      try pattern.read(line.bytes)
    } catch {
      return batch.reject(line.number, .brokenJSON(byte: error.place.byte))
    }
    guard let label = pattern.label else { return batch.reject(line.number, .lacks("label")) }
    if let foreign = pattern.foreign {
      return batch.reject(line.number, .tokenPattern(foreign))
    }
    guard let text = pattern.text else { return batch.reject(line.number, .lacks("pattern")) }
    guard let kind = kinds.kind(pattern.line.bytes, label) else {
      return batch.reject(line.number, .unknownKind(pattern.line.text(label)))
    }
    let id = pattern.id.map { pattern.line.bytes[$0] }
    if let id, let openID, entry.kind == kind, openID.elementsEqual(id), entry.size < limit {
      entry.appendName(entry.append(pattern.line.bytes[text]))
      return
    }
    finish(into: &batch)
    entry.start(line.number)
    entry.kind = kind
    let name = entry.append(pattern.line.bytes[text])
    entry.appendName(name)
    guard let id, !id.isEmpty else {
      batch.take(&entry)
      return
    }
    if seen.claim(WordFolder.hash(Array(id)) &+ UInt64(kind.rawValue), 1) == 1 {
      batch.reject(line.number, .apart(id: String(decoding: id, as: UTF8.self)))
    }
    let value = entry.append(id)
    if !entry.isSame(value, name) { entry.appendAttribute("spacy", value) }
    entry.distinctions.append(value)
    openID = Array(id)
  }

  mutating func finish(into batch: inout EntryBatch) {
    if openID.take() != nil { batch.take(&entry) }
  }
}

extension SpaCyEntries.Pattern {
  mutating func read(_ bytes: [UInt8]) throws(JSONFault) {
    (label, text, id, foreign) = (nil, nil, nil, nil)
    var json = JSONScanner(bytes)
    var isFirst = true
    try json.start(UInt8(ascii: "{"))
    while let key = try json.nextKey(&isFirst) {
      if json.reads(key, "label") {
        label = try line.readString(&json)
      } else if json.reads(key, "id") {
        id = try line.readString(&json)
      } else if !json.reads(key, "pattern") {
        try json.passOver()
      } else if json.peek() == UInt8(ascii: "[") {
        try readTokens(&json)
      } else {
        text = try line.readString(&json)
      }
    }
    try json.end()
  }

  private mutating func readTokens(_ json: inout JSONScanner) throws(JSONFault) {
    words.removeAll(keepingCapacity: true)
    foreign = nil
    var isFirst = true
    try json.start(UInt8(ascii: "["))
    while try json.nextElement(&isFirst) {
      var count = 0
      var isFirst = true
      try json.start(UInt8(ascii: "{"))
      while let key = try json.nextKey(&isFirst) {
        count += 1
        let name = json.text(of: key)
        let isWord = ["LOWER", "TEXT", "ORTH"].contains(name.uppercased())
        if isWord, count == 1, json.peek() == UInt8(ascii: "\""),
          let word = try line.readString(&json)
        {
          words.append(word)
        } else {
          foreign = foreign ?? name
          try json.passOver()
        }
      }
      if count == 0 { foreign = foreign ?? "{}" }
    }
    text = joined()
  }

  private static let attached = [".", ",", "-", "'s", "’s", ":", ";"].map { Array($0.utf8) }

  /// The words as they are written: "Ltd" and "." and "'s" go with the word before, hyphens with
  /// both.
  private mutating func joined() -> Range<Int> {
    var text: [UInt8] = []
    for word in words {
      let isAttached = SpaCyEntries.Pattern.attached.contains {
        $0.elementsEqual(line.bytes[word])
      }
      if !text.isEmpty, !isAttached, text.last != UInt8(ascii: "-") { text.append(0x20) }
      text.append(contentsOf: line.bytes[word])
    }
    return line.append(text)
  }
}
