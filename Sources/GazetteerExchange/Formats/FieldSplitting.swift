extension [UInt8] {
  /// The texts between separators, empty ones included.
  func fields(_ separator: UInt8) -> [String] { slices(separator).map(\.text) }

  /// Where the texts between separators are, empty ones included.
  func slices(_ separator: UInt8) -> [ArraySlice<UInt8>] {
    var slices: [ArraySlice<UInt8>] = []
    slices.reserveCapacity(20)
    var start = 0
    for position in indices where self[position] == separator {
      slices.append(self[start..<position])
      start = position + 1
    }
    slices.append(self[start...])
    return slices
  }
}

extension ArraySlice<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}
