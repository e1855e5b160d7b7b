import DataModel
import Testing

@testable import MentionExtraction

/// A document with the mentions written into it.
///
///     # [place:Almaty] in Flames ¶ By Jane Doe ¶ Mr. [person:Tokayev] spoke.
///
/// `¶` between spaces separates blocks; `#` at a block's start makes it a headline, `@` a byline.
struct MarkedText {
  var document = Document(id: "marked", text: [], blocks: [])

  init(_ marked: String) {
    for (number, written) in marked.split(separator: " ¶ ").enumerated() {
      if number > 0 { document.text += [0x0A, 0x0A] }
      let zone: Zone =
        written.hasPrefix("# ") ? .headline : written.hasPrefix("@ ") ? .byline : .body
      let start = document.text.count
      document.text += MarkedText.unmarked(written.utf8.dropFirst(zone == .body ? 0 : 2))
      document.blocks.append(Block(range: ByteRange(start, document.text.count), zone: zone))
    }
  }

  /// The text without `[kind:` and `]`.
  private static func unmarked(_ marked: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var isInKind = false
    for byte in marked {
      switch byte {
      case UInt8(ascii: "["): isInKind = true
      case UInt8(ascii: ":") where isInKind: isInKind = false
      case UInt8(ascii: "]"): break
      default: if !isInKind { text.append(byte) }
      }
    }
    return text
  }

  /// The document with what was found in it; names that the corpus would have to settle are left
  /// out.
  func marked(_ found: ExtractedDocument) -> String {
    document.blocks.map { block in
      var marked = block.zone == .headline ? "# " : block.zone == .byline ? "@ " : ""
      var position = block.range.start
      for mention in found.mentions where block.range.contains(mention.range) {
        let name = found.names[mention.name]
        guard name.isDecided else { continue }
        marked += document.string(ByteRange(position, mention.range.start))
        marked += "[\(name.kind.name):\(document.string(mention.range))]"
        position = mention.range.end
      }
      return marked + document.string(ByteRange(position, block.range.end))
    }.joined(separator: " ¶ ")
  }
}

/// Expects that extraction finds just the marked mentions.
func expect(
  _ marked: String, lexicon: Lexicon? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = MarkedText(marked)
  let extractor = MentionExtractor(lexicon: try lexicon ?? DefaultLexicon.lexicon())
  #expect(
    text.marked(extractor.extract(text.document)) == marked, sourceLocation: sourceLocation)
}
