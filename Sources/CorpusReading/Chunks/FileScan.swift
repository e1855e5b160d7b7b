import XMLSupport

/// What must be known of a whole file before its chunks can be decoded one by one.
struct FileScan {
  /// Where the text starts, after a byte order mark.
  let start: Int
  private(set) var counts = UTF8Sequences.Counts()

  var encoding: ByteEncoding { ByteEncoding(counts, isMarked: start > 0) }

  /// Reads the file once; `nil` if it cannot be read, or is of a kind that must be read as a whole:
  /// binary, in UTF-16 or empty.
  init?(_ input: consuming BufferedSource, chunkSize: Int) {
    var input = input
    let pieceSize = max(chunkSize, ControlCounts.looked)
    input.fill(to: pieceSize)
    guard let start = DecodedText.start(ofBytes: input.buffer) else { return nil }
    self.start = start
    input.position = start
    var isEmpty = true
    while input.count > 0 {
      let bytes = input.buffer[input.position...]
      let end = input.isAtEnd ? bytes.endIndex : FileScan.endOfCharacters(bytes)
      isEmpty = isEmpty && bytes.allSatisfy { $0 <= 0x20 }
      UTF8Sequences.add(
        input.buffer.span.extracting(input.position..<end), at: input.offset - start, to: &counts)
      input.position = end
      input.fill(to: pieceSize)
    }
    // Of a packed file, what stands before a fault is read.
    if isEmpty || input.fault != nil && !input.isPacked { return nil }
  }

  /// The end, without a character that may go on behind it.
  private static func endOfCharacters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.suffix(3).lastIndex { $0 >= 0xC0 } ?? bytes.endIndex
  }
}
