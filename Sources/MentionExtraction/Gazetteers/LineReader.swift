/// The lines of a lexicon file that say something: not blank, not comment.
///
/// `body` gets each line's 1-based number and text without surrounding white space, and where in
/// the line it starts.
func forEachLexiconLine<Failure>(
  in file: LexiconFile,
  _ body: (_ number: Int, _ line: ArraySlice<UInt8>) throws(Failure) -> Void
) throws(Failure) {
  let text = file.text
  var number = 0
  var position = 0
  while position < text.count {
    var end = position
    while end < text.count, text[end] != 0x0A { end += 1 }
    number += 1
    var first = position
    var last = end
    if number == 1, text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      first += 3
    }
    while first < last, text[first] == 0x20 || text[first] == 0x09 || text[first] == 0x0D {
      first += 1
    }
    while last > first, text[last - 1] == 0x20 || text[last - 1] == 0x09 || text[last - 1] == 0x0D {
      last -= 1
    }
    if first < last, text[first] != UInt8(ascii: "#") {
      let isMade = number <= file.lineNumbers.count
      try body(isMade ? Int(file.lineNumbers[number - 1]) : number, text[first..<last])
    }
    position = end + 1
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces and tabs at both ends.
  var trimmed: ArraySlice<UInt8> {
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return self[start..<end]
  }
}
