import DataModel

/// Makes a document of plain text: blocks are the paragraphs between blank lines.
struct TextReader {
  func document(id: String, title: String?, date: String?, text: [UInt8]) -> Document {
    var blocks: [Block] = []
    var start: Int?
    var end = 0
    var position = 0
    while position < text.count {
      let lineEnd = text[position...].firstIndex(of: 0x0A) ?? text.count
      let first = text[position..<lineEnd].firstIndex { $0 > 0x20 }
      let last = text[position..<lineEnd].lastIndex { $0 > 0x20 }
      if let first, let last {
        if start == nil { start = first }
        end = last + 1
      } else if let begun = start {
        blocks.append(Block(range: ByteRange(begun, end), zone: .body))
        start = nil
      }
      position = lineEnd + 1
    }
    if let start { blocks.append(Block(range: ByteRange(start, end), zone: .body)) }
    return Document(id: id, title: title, date: date, text: text, blocks: blocks)
  }
}
