import DataModel
import TestSupport
import Testing

@testable import EntityResolution

/// A name table built from short lines, one document a list.
///
///     person Ada Lovelace x3        mentioned three times
///     person Lovelace < Ada Lovelace   short for a name of the same document
///     place Georgia @1              entry 1 of the gazetteer
///     person? Aksu                  what the document could not settle
struct Corpus {
  private(set) var table = NameTable()
  /// The line of each row, for messages and look-ups.
  private(set) var rowOfName: [[Int]] = []

  init(_ documents: [[String]]) {
    for lines in documents {
      rowOfName.append(table.add(Corpus.document(lines)))
    }
  }

  init(_ documents: [String]...) { self.init(documents) }

  func resolution(_ entries: [GazetteerEntry] = [], decisions: String = "") throws -> Resolution {
    var decided = Decisions()
    try decided.add(Array(decisions.utf8), file: "decisions.txt")
    let resolution = EntityResolver(entries: entries, decisions: decided).resolve(table)
    check(resolution)
    if decisions.isEmpty { #expect(isExplained(resolution)) }
    return resolution
  }

  /// Each entity as `id: alias x mentions, …`.
  func entities(_ entries: [GazetteerEntry] = [], decisions: String = "") throws -> [String] {
    try resolution(entries, decisions: decisions).entities.map { entity in
      let aliases = entity.aliases.map { $0.mentions == 1 ? $0.text : "\($0.text) x\($0.mentions)" }
      return "\(entity.id): \(aliases.joined(separator: ", "))"
    }
  }

  /// What is true of every resolution.
  private func check(_ resolution: Resolution) {
    #expect(Set(resolution.entities.map(\.id)).count == resolution.entities.count)
    #expect(resolution.entityOfName.count == table.rows.count)
    var mentions = [Int](repeating: 0, count: resolution.entities.count)
    for (row, entity) in resolution.entityOfName.enumerated() {
      guard let entity else { continue }
      mentions[entity] += table.rows[row].mentions
    }
    #expect(mentions == resolution.entities.map(\.mentions))
  }

  /// Whether the merges on record lead to just these entities.
  func isExplained(_ resolution: Resolution) -> Bool {
    var group = Array(table.rows.indices)
    for merge in resolution.merges {
      let (from, to) = (group[merge.name], group[merge.into])
      for row in group.indices where group[row] == from { group[row] = to }
    }
    let rows = table.rows.indices.filter { resolution.entityOfName[$0] != nil }
    return rows.allSatisfy { a in
      rows.allSatisfy { b in
        (group[a] == group[b]) == (resolution.entityOfName[a] == resolution.entityOfName[b])
      }
    }
  }

  // MARK: - Reading lines

  private struct Line {
    var name: DocumentName
    var mentions = 1
    var long: String?
  }

  private static func document(_ lines: [String]) -> ExtractedDocument {
    var parsed = lines.map(line)
    for number in parsed.indices {
      guard let long = parsed[number].long else { continue }
      if !parsed.contains(where: { $0.name.text == long }) {
        parsed.append(
          Line(name: DocumentName(text: long, kind: parsed[number].name.kind), mentions: 0))
      }
      parsed[number].name.longForm = parsed.firstIndex { $0.name.text == long }
    }
    var mentions: [Mention] = []
    for (number, line) in parsed.enumerated() {
      for _ in 0..<line.mentions {
        let start = mentions.count * 100
        mentions.append(
          Mention(range: ByteRange(start, start + 9), name: number, sentence: 0, source: 0))
      }
    }
    return ExtractedDocument(
      names: parsed.map(\.name), mentions: mentions,
      sentences: [Sentence(range: ByteRange(0, 100_000), block: 0, zone: .body)])
  }

  private static func line(_ text: String) -> Line {
    var words = text.split(separator: " ").map(String.init)
    var kind = words.removeFirst()
    let isDecided = !kind.hasSuffix("?")
    if !isDecided { kind.removeLast() }
    var line = Line(
      name: DocumentName(text: "", kind: EntityKind(name: kind) ?? .place, isDecided: isDecided))
    if let last = words.last, last.hasPrefix("x"), let count = Int(last.dropFirst()) {
      line.mentions = count
      words.removeLast()
    }
    if let last = words.last, last.hasPrefix("@"), let entry = Int(last.dropFirst()) {
      line.name.entry = entry
      words.removeLast()
    }
    if let mark = words.firstIndex(of: "<") {
      line.long = words[(mark + 1)...].joined(separator: " ")
      words.removeSubrange(mark...)
    }
    line.name.text = words.joined(separator: " ")
    return line
  }
}

/// Expects these entities of a corpus, each as `id: alias x mentions, …`.
func expect(
  _ corpus: Corpus, _ entries: [GazetteerEntry] = [], are entities: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(try corpus.entities(entries) == entities, sourceLocation: sourceLocation)
}
