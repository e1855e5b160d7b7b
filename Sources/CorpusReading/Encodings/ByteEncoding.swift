/// How bytes become UTF-8 that have ASCII's characters in single bytes and declare no encoding.
///
/// A cut behind a line end changes nothing: pieces become what they are in the whole.
enum ByteEncoding {
  /// What is not valid becomes U+FFFD.
  case utf8
  case windows1252

  /// - Parameter isMarked: whether a byte order mark says that it is UTF-8.
  init(_ counts: UTF8Sequences.Counts, isMarked: Bool) {
    self = counts.faults == 0 || counts.valid > counts.faults || isMarked ? .utf8 : .windows1252
  }

  /// Valid UTF-8.
  func decoded(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8:
      UTF8Sequences.areValid(bytes.span)
        ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    case .windows1252:
      SingleByteEncoding.utf8(bytes, upperHalf: SingleByteEncoding.windows1252)
    }
  }

  /// What was repaired or assumed, if anything.
  func note(_ counts: UTF8Sequences.Counts) -> String? {
    guard counts.faults > 0 else { return nil }
    switch self {
    case .utf8:
      return
        "not valid UTF-8 in \(counts.faults) \(counts.faults == 1 ? "place" : "places"), "
        + "first in byte \(counts.firstFault); what could not be read became U+FFFD"
    case .windows1252:
      return "not valid UTF-8, first in byte \(counts.firstFault); read as Windows-1252"
    }
  }
}
