import DataModel
import FoundationEssentials
import MentionExtraction

/// One document's mentions in the shape of `comention extract` and of annotated text.
///
/// Offsets are Unicode scalars, half-open, so that Python's `text[start:end]` is the mention.
public struct MentionLine: Codable, Hashable, Sendable {
  public struct Item: Codable, Hashable, Sendable {
    public var start: Int
    public var end: Int
    public var text: String
    public var kind: String?
    public var entity: String?
    public var sentence: Int?
    public var rule: String?
    public var optional: Bool?
    public var alt: [String]?
  }

  public var document: String
  public var text: String?
  public var mentions: [Item]
  /// "document" where entity ids hold within one document only.
  public var ids: String?
}

extension ExtractedCorpus {
  /// Every document's mentions, in the order of document ids.
  ///
  /// - Precondition: the corpus was extracted with its text.
  public func mentionLines(lexicon: Lexicon) throws -> [MentionLine] {
    var lines: [MentionLine] = []
    try forEachMentionLine(lexicon: lexicon) { lines.append($0) }
    return lines
  }

  /// Every document's mentions, one after the other.
  ///
  /// - Precondition: the corpus was extracted with its text.
  public func forEachMentionLine(
    lexicon: Lexicon, _ body: (MentionLine) throws -> Void
  ) throws {
    try records.forEachRecord { _, record in
      var scalars = ScalarOffsets(record.text)
      let line = MentionLine(
        document: record.id, text: String(decoding: record.text, as: UTF8.self),
        mentions: record.mentions.compactMap { mention in
          guard let entity = entity(mention) else { return nil }
          let value = resolution.entities[entity]
          let start = scalars.offset(ofByte: mention.range.start)
          let end = scalars.offset(ofByte: mention.range.end)
          return MentionLine.Item(
            start: start, end: end,
            text: String(
              decoding: record.text[mention.range.start..<mention.range.end], as: UTF8.self),
            kind: value.kind.name, entity: value.id,
            sentence: record.sentences[mention.sentence].number,
            rule: lexicon.description(ofSource: mention.source))
        })
      try body(line)
    }
  }
}

/// Turns ascending byte offsets into scalar offsets, each byte looked at once.
struct ScalarOffsets {
  private let text: [UInt8]
  private var byte = 0
  private var scalar = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func offset(ofByte target: Int) -> Int {
    if target < byte { (byte, scalar) = (0, 0) }
    while byte < target {
      // Continuation bytes do not start a scalar.
      if text[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    return scalar
  }
}
