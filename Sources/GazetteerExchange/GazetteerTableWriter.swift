import DataModel

/// Entries as a table with a header, which an import and `--gazetteer` read back as they were.
package struct GazetteerTableWriter {
  private let keys: [String]

  /// - Parameter keys: the attributes that any entry has.
  package init(keys: Set<String>) { self.keys = keys.sorted() }

  package var header: String {
    (["name", "kind", "aliases", "note", "within"] + keys).map(cell).joined(separator: ",") + "\n"
  }

  package func row(_ entry: ListedEntry) -> String {
    let aliases = entry.names.dropFirst().map(\.written)
    // A name may have a semicolon, which alone would be taken for a separator.
    let joined =
      aliases.joined(separator: "|") + (aliases.count == 1 && aliases[0].contains(";") ? "|" : "")
    var values: [String: String] = [:]
    for attribute in entry.attributes { values[attribute.key] = attribute.value }
    let fields =
      [
        entry.names.first?.written ?? "", entry.kind.name, joined, entry.note ?? "",
        entry.within ?? "",
      ] + keys.map { values[$0] ?? "" }
    return fields.map(cell).joined(separator: ",") + "\n"
  }

  private func cell(_ text: String) -> String {
    text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 }
      ? "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      : text
  }
}

/// Entries as patterns of spaCy's EntityRuler, a line for each name.
package enum SpaCyPatternWriter {
  private static func label(_ kind: EntityKind) -> String {
    switch kind {
    case .person: "PERSON"
    case .organization: "ORG"
    case .place: "GPE"
    }
  }

  /// The lines of an entry, whose id is its name with its note.
  package static func lines(_ entry: ListedEntry) -> String {
    let name = entry.names.first?.text ?? ""
    let id = entry.note.map { "\(name) (\($0))" } ?? name
    var texts: Set<String> = []
    return entry.names.map(\.text).filter { texts.insert($0).inserted }.map {
      "{\"label\":\"\(label(entry.kind))\",\"pattern\":\(quoted($0)),\"id\":\(quoted(id))}\n"
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
