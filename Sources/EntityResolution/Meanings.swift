/// The rows that a name may mean, as far as it matters whether it is only one.
struct Meanings {
  private var first: Int?
  private var second: Int?
  private var hasMore = false

  mutating func insert(_ row: Int) {
    if row == first || row == second { return }
    if first == nil {
      first = row
    } else if second == nil {
      second = row
    } else {
      hasMore = true
    }
  }

  /// The only row.
  var only: Int? { second == nil ? first : nil }

  /// The only row that is not this one.
  func only(besides row: Int) -> Int? {
    if hasMore { return nil }
    if second == row { return first }
    if first == row { return second }
    return only
  }
}
