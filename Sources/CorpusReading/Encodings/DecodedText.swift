/// A file's bytes as UTF-8.
///
/// A byte order mark decides; then zeros in every other byte, which UTF-16 leaves in text of mostly
/// Latin letters; then UTF-8, if the bytes are valid as such and not all of them are ASCII that a
/// declared encoding gives another meaning; then the encoding that a page declares; then
/// Windows-1252. Bytes that are UTF-8 but for a few faults are UTF-8 with faults: reading them
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
    let counts = ControlCounts(bytes.span)
    switch UnicodeForm(bytes, mayHaveZeros: counts.zeros > 0) {
    case .utf16(let isBigEndian, let start):
      (text, note) = DecodedText.utf16(bytes[start...], isBigEndian: isBigEndian)
      guard !ControlCounts(text.span).areBinary else { throw .binary }
    case .utf8(let start):
      let isSevenBit = declared.map(MultiByteEncoding.isSevenBit) ?? false
      // These shift to other characters and back by control characters.
      guard isSevenBit ? counts.zeros == 0 : !counts.areBinary else { throw .binary }
      text = start == 0 ? bytes : Array(bytes[start...])
      let isUTF8 =
        UTF8Sequences.areValid(text.span) && !(isSevenBit && DecodedText.isASCII(text.span))
      if !isUTF8 {
        (text, note) = try DecodedText.repaired(text, declared: declared, isMarked: start > 0)
      }
      guard !isSevenBit || !ControlCounts(text.span).areBinary else { throw .binary }
    }
  }

  /// Where the text of a file starts, after a byte order mark, as its first bytes tell; `nil` if it
  /// is binary or in UTF-16.
  static func start(ofBytes head: [UInt8]) -> Int? {
    let counts = ControlCounts(head.span)
    guard !counts.areBinary, case .utf8(let start) = UnicodeForm(head, mayHaveZeros: false) else {
      return nil
    }
    return start
  }

  /// How the first bytes say that the text is encoded.
  private enum UnicodeForm {
    case utf8(start: Int)
    case utf16(isBigEndian: Bool, start: Int)

    /// - Parameter mayHaveZeros: whether there is a zero in the first bytes.
    init(_ bytes: [UInt8], mayHaveZeros: Bool) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        self = .utf8(start: 3)
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        self = .utf16(isBigEndian: false, start: 2)
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        self = .utf16(isBigEndian: true, start: 2)
      } else if mayHaveZeros, let isBigEndian = UnicodeForm.byteOrderOfZeros(bytes) {
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
      if let upperHalf = SingleByteEncoding.upperHalf(of: declared) {
        return (SingleByteEncoding.utf8(bytes, upperHalf: upperHalf), nil)
      }
      guard let read = MultiByteEncoding.utf8(bytes, declared: declared) else {
        throw .unknownEncoding(declared)
      }
      return read
    }
    let counts = UTF8Sequences.count(bytes.span)
    let encoding = ByteEncoding(counts, isMarked: isMarked)
    return (encoding.decoded(bytes), encoding.note(counts))
  }

  // MARK: - Tests

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private static func isUTF8(_ name: String) -> Bool {
    // Bytes that reach this are no UTF-16, whatever a page says.
    ["utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"]
      .contains(name.lowercased())
  }

  private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    bytes.firstPosition(from: 0) { ~$0 & 0x80 } == bytes.count
  }
}
