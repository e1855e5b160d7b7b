/// Patterns of CoreNLP's RegexNER: words and a type by a tab, and further columns, which say when a
/// pattern overrules others and are passed over.
///
/// Only words without operators are names. A dot is one of them: everybody writes "Inc." so.
struct RegexNEREntries: EntryFormat {
  let kinds: KindNames

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty { return }
    let fields = line.bytes.fields(0x09)
    guard fields.count >= 2 else {
      return batch.reject(
        line.number, .columns(found: fields.count, expected: "a pattern and a type"))
    }
    guard let kind = kinds.kind(EntryCleaner.spaced(fields[1])) else {
      return batch.reject(line.number, .unknownKind(fields[1]))
    }
    guard let name = RegexNEREntries.words(fields[0]) else {
      return batch.reject(line.number, .expression(fields[0]))
    }
    var entry = ListedEntry(kind: kind, names: [ListedEntry.Name(name)])
    entry.line = line.number
    batch.entries.append(entry)
  }

  /// A pattern without its backslashes; `nil` if it has operators.
  private static func words(_ pattern: String) -> String? {
    var words: [UInt8] = []
    var isEscaped = false
    for byte in pattern.utf8 {
      if isEscaped {
        let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        // "\d" and "\w" are classes.
        if isLetter { return nil }
        words.append(byte)
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "$"):
        return nil
      default: words.append(byte)
      }
    }
    return isEscaped ? nil : String(decoding: words, as: UTF8.self)
  }
}
