/// A value for some rows of a table: a row without one costs a bit, rows after the last value
/// nothing.
@usableFromInline
package struct Column<Value: Sendable>: Sendable {
  /// Any value where there is none.
  @usableFromInline var values: [Value] = []
  /// A bit a row, the lowest first.
  @usableFromInline var presence: [UInt64] = []

  @inlinable
  package init() {}

  /// Whether no row ever had a value.
  @inlinable
  package var isEmpty: Bool { values.isEmpty }

  @inlinable
  package subscript(row: Int) -> Value? {
    get {
      guard row < values.count, presence[row >> 6] >> UInt64(row & 63) & 1 == 1 else { return nil }
      return values[row]
    }
    set {
      let bit: UInt64 = 1 << UInt64(row & 63)
      guard let newValue else {
        if row < values.count { presence[row >> 6] &= ~bit }
        return
      }
      if row < values.count {
        values[row] = newValue
      } else {
        for _ in values.count...row { values.append(newValue) }
        while presence.count <= row >> 6 { presence.append(0) }
      }
      presence[row >> 6] |= bit
    }
  }

  /// The values of some rows, in the order in which the rows are given.
  func selecting(_ rows: [Int]) -> Column {
    guard let any = values.first else { return Column() }
    var column = Column()
    column.values.reserveCapacity(rows.count)
    column.presence = Array(repeating: 0, count: (rows.count + 63) >> 6)
    var isAny = false
    for (place, row) in rows.enumerated() {
      let value = self[row]
      column.values.append(value ?? any)
      if value == nil { continue }
      column.presence[place >> 6] |= 1 << UInt64(place & 63)
      isAny = true
    }
    return isAny ? column : Column()
  }
}

/// Texts that repeat, such as days, each kept once and known by its number.
package struct TextPool: Sendable {
  private var texts: [String] = []
  private var numberOfText: [String: Int32] = [:]
  private var last: Int32 = -1

  package init() {}

  package subscript(number: Int32) -> String { texts[Int(number)] }

  package mutating func number(of text: ArraySlice<UInt8>) -> Int32 {
    if last >= 0, texts[Int(last)].utf8.elementsEqual(text) { return last }
    return number(of: String(decoding: text, as: UTF8.self))
  }

  package mutating func number(of text: String) -> Int32 {
    if last >= 0, texts[Int(last)].utf8.elementsEqual(text.utf8) { return last }
    // Strings that are equal to Swift may differ in their bytes.
    if let number = numberOfText[text], texts[Int(number)].utf8.elementsEqual(text.utf8) {
      last = number
      return number
    }
    texts.append(text)
    last = Int32(texts.count - 1)
    numberOfText[text] = last
    return last
  }
}
