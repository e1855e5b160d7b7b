/// A number in JSON that is in memory.
package struct JSONNumber: Sendable {
  package enum Form: Sendable {
    /// Digits, perhaps after a "-".
    case whole
    /// With a fraction or an exponent.
    case real
    /// NaN or an infinity.
    case nonFinite
  }

  package var range: Range<Int>
  package var form: Form
}

extension JSONScanner {
  // MARK: - Objects and arrays

  /// Moves into an object or array, by its bracket.
  package mutating func start(_ bracket: UInt8) throws(JSONFault) {
    if !take(bracket) { throw unexpected("'\(Unicode.Scalar(bracket))'") }
  }

  /// Moves to the value of the next member and returns its key; `nil` at the end of the object.
  ///
  /// - Parameter isFirst: `true` right after the bracket, and then left alone.
  package mutating func nextKey(_ isFirst: inout Bool) throws(JSONFault) -> JSONString? {
    guard try next(UInt8(ascii: "}"), &isFirst) else { return nil }
    var key = try stringToken()
    if position < limit, bytes[position] == UInt8(ascii: ":") {
      position += 1
      return key
    }
    // There is white space, or the rest is still to be read.
    var start = key.range.lowerBound
    if peek(keeping: &start), bytes[position] == UInt8(ascii: ":") {
      position += 1
      key.range = start..<start + key.range.count
      return key
    }
    throw unexpected("':'")
  }

  /// Moves to the next element; `false` at the end of the array.
  package mutating func nextElement(_ isFirst: inout Bool) throws(JSONFault) -> Bool {
    try next(UInt8(ascii: "]"), &isFirst)
  }

  private mutating func next(
    _ bracket: UInt8, _ isFirst: inout Bool
  ) throws(JSONFault) -> Bool {
    if take(bracket) { return false }
    if !isFirst, !take(UInt8(ascii: ",")) {
      throw unexpected("',' or '\(Unicode.Scalar(bracket))'")
    }
    isFirst = false
    return true
  }

  /// Moves to the next byte that is no white space; `false` at the end.
  private mutating func peek(keeping start: inout Int) -> Bool {
    repeat {
      while position < limit {
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D: position += 1
        default: return true
        }
      }
    } while fill(keeping: &start)
    return false
  }

  // MARK: - Plain values

  package mutating func number() throws(JSONFault) -> JSONNumber {
    _ = peek()
    var start = position
    while true {
      let form = scanNumber()
      // It may go on.
      if position == limit, fill(keeping: &start) {
        position = start
        continue
      }
      guard let form else {
        position = start
        throw unexpected("a value")
      }
      return JSONNumber(range: start..<position, form: form)
    }
  }

  /// Moves past a number; `nil` where it is none.
  private mutating func scanNumber() -> JSONNumber.Form? {
    func isDigit() -> Bool { position < limit && bytes[position] &- 0x30 <= 9 }
    func digits() -> Bool {
      guard isDigit() else { return false }
      while isDigit() { position += 1 }
      return true
    }
    if position < limit, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if allowsNonFinite, takeLetters("Infinity") || takeLetters("NaN") { return .nonFinite }
    let first = position
    guard digits() else { return nil }
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 { return nil }
    var form = JSONNumber.Form.whole
    if position < limit, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() else { return nil }
      form = .real
    }
    if position < limit, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < limit,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard digits() else { return nil }
      form = .real
    }
    return form
  }

  private mutating func takeLetters(_ word: String) -> Bool {
    guard bytes[position..<limit].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Reads "true", "false" or "null".
  package mutating func word(_ word: String) throws(JSONFault) {
    _ = peek()
    while limit - position < word.utf8.count, fill() {}
    if !takeLetters(word) { throw unexpected("a value") }
  }

  /// Passes over a value.
  ///
  /// - Parameter levels: as deep as it may nest.
  package mutating func skip(levels: Int = depthLimit) throws(JSONFault) {
    switch peek() {
    case UInt8(ascii: "\""): _ = try stringToken()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "["):
      try start(UInt8(ascii: "["), levels)
      var isFirst = true
      while try nextElement(&isFirst) { try skip(levels: levels - 1) }
    case UInt8(ascii: "{"):
      try start(UInt8(ascii: "{"), levels)
      var isFirst = true
      while try nextKey(&isFirst) != nil { try skip(levels: levels - 1) }
    default: _ = try number()
    }
  }

  private mutating func start(_ bracket: UInt8, _ levels: Int) throws(JSONFault) {
    if levels == 0 { throw fault(found: "values nested too deep", expected: "fewer levels") }
    try start(bracket)
  }
}
