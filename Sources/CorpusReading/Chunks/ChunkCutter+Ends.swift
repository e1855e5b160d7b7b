import DataModel
import XMLSupport

/// Where a chunk ends, so that no record is cut in two.
extension ChunkCutter {
  mutating func endOfLines() -> Int {
    while true {
      input.fill(to: chunkSize)
      let limit = min(input.position + chunkSize, input.buffer.count)
      if input.isAtEnd, limit == input.buffer.count { return limit }
      if let last = input.buffer[input.position..<limit].lastIndex(of: 0x0A) { return last + 1 }
      let next = input.buffer.span.firstPosition(from: limit) { $0 ^ 0x0A }
      if next < input.buffer.count { return next + 1 }
      if input.isAtEnd { return next }
      input.fill(to: 2 * input.count)
    }
  }

  mutating func endOfRows(_ header: TableHeader) -> Int {
    while true {
      input.fill(to: chunkSize)
      let start = input.position
      var end = start
      var rows = DelimitedRows(input.buffer, separator: header.separator, from: start, line: line)
      while end == start || rows.position < start + chunkSize, rows.skip(isAll: input.isAtEnd) {
        if rows.canEnd { end = rows.position }
      }
      if end > start { return end }
      if input.isAtEnd { return input.buffer.count }
      input.fill(to: 2 * input.count)
    }
  }

  mutating func endOfMessages() -> Int {
    var size = chunkSize
    while true {
      input.fill(to: size + Mailbox.lookahead)
      let start = input.position
      // What tells that a message starts must be there.
      let known = input.isAtEnd ? input.buffer.count : input.buffer.count - Mailbox.lookahead
      if input.isAtEnd, input.count <= chunkSize { return input.buffer.count }
      var end: Int?
      while let next = Mailbox.nextStart(in: input.buffer, after: end ?? start, before: known) {
        if let end, next > start + chunkSize { return end }
        end = next
        if next >= start + chunkSize { return next }
      }
      if let end { return end }
      if input.isAtEnd { return input.buffer.count }
      size = 2 * input.count
    }
  }
}
