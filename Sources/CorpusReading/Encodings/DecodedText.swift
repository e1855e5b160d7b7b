/// A file's bytes as UTF-8.
///
/// A byte order mark decides; then zeros in every other byte, which UTF-16 leaves in text of mostly
/// Latin letters; then UTF-8, if the bytes are valid as such; then the encoding that a page declares;
/// then Windows-1252. Bytes that are UTF-8 but for a few faults are UTF-8 with faults: reading them
/// as Windows-1252 would garble every other name.
package struct DecodedText {
  package enum Failure: Error, Hashable, CustomStringConvertible {
    case binary
    case unknownEncoding(String)

    package var description: String {
      switch self {
      case .binary: "binary; expected text"
      case .unknownEncoding(let name):
        "declares the encoding '\(name)', which is not known here; expected UTF-8"
      }
    }
  }

  /// Valid UTF-8 without a byte order mark.
  package private(set) var text: [UInt8]
  /// What was repaired or assumed, if anything.
  private(set) var note: String?

  /// - Parameter declared: the encoding that the content names, where its format has a way to.
  package init(_ bytes: [UInt8], declared: String? = nil) throws(Failure) {
    switch UnicodeForm(bytes) {
    case .utf16(let isBigEndian, let start):
      (text, note) = DecodedText.utf16(bytes[start...], isBigEndian: isBigEndian)
      guard !DecodedText.isBinary(text) else { throw .binary }
    case .utf8(let start):
      guard !DecodedText.isBinary(bytes) else { throw .binary }
      text = start == 0 ? bytes : Array(bytes[start...])
      if !DecodedText.isValid(text) || DecodedText.isSevenBit(declared) {
        (text, note) = try DecodedText.repaired(text, declared: declared, isMarked: start > 0)
      }
    }
  }

  /// How the first bytes say that the text is encoded.
  private enum UnicodeForm {
    case utf8(start: Int)
    case utf16(isBigEndian: Bool, start: Int)

    init(_ bytes: [UInt8]) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        self = .utf8(start: 3)
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        self = .utf16(isBigEndian: false, start: 2)
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        self = .utf16(isBigEndian: true, start: 2)
      } else if let isBigEndian = UnicodeForm.byteOrderOfZeros(bytes) {
        self = .utf16(isBigEndian: isBigEndian, start: 0)
      } else {
        self = .utf8(start: 0)
      }
    }

    /// Whether the zeros stand first (big-endian) or second in the pairs; `nil` if neither clearly.
    private static func byteOrderOfZeros(_ bytes: [UInt8]) -> Bool? {
      let pairs = min(bytes.count, 4096) / 2
      guard pairs >= 2 else { return nil }
      var zeros = (first: 0, second: 0)
      for pair in 0..<pairs {
        if bytes[2 * pair] == 0 { zeros.first += 1 }
        if bytes[2 * pair + 1] == 0 { zeros.second += 1 }
      }
      // Of Latin text nearly all pairs have a zero; of binary data no side is free of them.
      if zeros.second * 10 > pairs * 6, zeros.first * 50 < pairs { return false }
      if zeros.first * 10 > pairs * 6, zeros.second * 50 < pairs { return true }
      return nil
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> ([UInt8], String?) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var position = bytes.startIndex
    while position + 1 < bytes.endIndex {
      let (a, b) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
      units.append(isBigEndian ? a << 8 | b : b << 8 | a)
      position += 2
    }
    let isCut = position < bytes.endIndex
    var text: [UInt8] = []
    text.reserveCapacity(units.count)
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
    ) { text.append($0) }
    guard isCut || isBroken else { return (text, nil) }
    if isCut { text.append(contentsOf: replacement) }
    return (text, "not valid UTF-16; what could not be read became U+FFFD")
  }

  private static func repaired(_ bytes: [UInt8], declared: String?, isMarked: Bool)
    throws(Failure) -> ([UInt8], String?)
  {
    if let declared, !isUTF8(declared), !isMarked {
      guard let upperHalf = SingleByteEncoding.upperHalf(of: declared) else {
        throw .unknownEncoding(declared)
      }
      return (SingleByteEncoding.utf8(bytes, upperHalf: upperHalf), nil)
    }
    let counts = sequences(bytes)
    if counts.valid > counts.faults || isMarked {
      return (
        Array(String(decoding: bytes, as: UTF8.self).utf8),
        "not valid UTF-8 in \(counts.faults) \(counts.faults == 1 ? "place" : "places"), "
          + "first in byte \(counts.firstFault); what could not be read became U+FFFD"
      )
    }
    return (
      SingleByteEncoding.utf8(bytes, upperHalf: SingleByteEncoding.windows1252),
      "not valid UTF-8, first in byte \(counts.firstFault); read as Windows-1252"
    )
  }

  // MARK: - Tests

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static func isUTF8(_ name: String) -> Bool {
    // Bytes that reach this are no UTF-16, whatever a page says.
    ["utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"]
      .contains(name.lowercased())
  }

  /// Encodings whose bytes are all ASCII, and so pass for UTF-8.
  private static func isSevenBit(_ name: String?) -> Bool {
    guard let name = name?.lowercased() else { return false }
    return name.hasPrefix("iso-2022-") || name == "utf-7" || name == "hz-gb-2312"
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// Well-formed sequences beyond ASCII, runs of bytes that are none, and where the first is.
  private static func sequences(_ bytes: [UInt8]) -> (valid: Int, faults: Int, firstFault: Int) {
    var valid = 0
    var faults = 0
    var firstFault = 0
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      let length =
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
      if length > 0, position + length <= bytes.count,
        bytes[(position + 1)..<(position + length)].allSatisfy({ $0 & 0xC0 == 0x80 }),
        secondBytes(after: lead).contains(bytes[position + 1])
      {
        valid += 1
        position += length
      } else {
        if faults == 0 { firstFault = position }
        faults += 1
        position += 1
      }
    }
    return (valid, faults, firstFault)
  }

  /// Without overlong forms, surrogates and what lies beyond Unicode.
  private static func secondBytes(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// NUL, or more control characters than text has, in the first 8 KB.
  private static func isBinary(_ text: [UInt8]) -> Bool {
    let head = text.prefix(8192)
    var controls = 0
    for byte in head {
      switch byte {
      case 0: return true
      case 0x09, 0x0A, 0x0C, 0x0D: break
      case 0..<0x20, 0x7F: controls += 1
      default: break
      }
    }
    return controls * 10 > head.count
  }
}
