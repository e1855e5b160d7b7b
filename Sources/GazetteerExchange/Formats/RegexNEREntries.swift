/// Patterns of CoreNLP's RegexNER: words and a type by a tab, and further columns, which say when a
/// pattern overrules others and are passed over.
///
/// Only words without operators are names. A dot is one of them: everybody writes "Inc." so.
struct RegexNEREntries: EntryFormat {
  private var kinds: KindNames
  private var entry = FoundEntry()
  private var fields: [Range<Int>] = []

  init(kinds: KindNames) { self.kinds = kinds }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty { return }
    line.bytes.split(0x09, in: line.bytes.indices, into: &fields)
    guard fields.count >= 2 else {
      return batch.reject(
        line.number, .columns(found: fields.count, expected: "a pattern and a type"))
    }
    entry.start(line)
    let label = entry.spaced(fields[1])
    guard let kind = kinds.kind(entry.bytes, label) else {
      return batch.reject(line.number, .unknownKind(line.bytes.text(fields[1])))
    }
    guard let name = words(fields[0], of: line) else {
      return batch.reject(line.number, .expression(line.bytes.text(fields[0])))
    }
    entry.kind = kind
    entry.appendName(name)
    batch.take(&entry)
  }

  /// A pattern without its backslashes; `nil` if it has operators.
  private mutating func words(_ pattern: Range<Int>, of line: SourceLine) -> Range<Int>? {
    let start = entry.bytes.count
    var copied = pattern.lowerBound
    var isEscaped = false
    for position in pattern {
      let byte = line.bytes[position]
      if isEscaped {
        let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        // "\d" and "\w" are classes.
        if isLetter { return nil }
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"):
        isEscaped = true
        _ = entry.append(line.bytes[copied..<position])
        copied = position + 1
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "$"):
        return nil
      default: break
      }
    }
    if isEscaped { return nil }
    if copied == pattern.lowerBound { return pattern }
    return start..<entry.append(line.bytes[copied..<pattern.upperBound]).upperBound
  }
}
