import XMLSupport

/// The characters beyond ASCII in bytes that may be UTF-8.
enum UTF8Sequences {
  static func areValid(_ bytes: Span<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      position = bytes.firstPosition(from: position) { ~$0 & 0x80 }
      // Characters beyond ASCII seldom stand alone; spaces between them start no new search.
      var plainBytes = 0
      while position < bytes.count, plainBytes < 16 {
        if bytes[position] < 0x80 {
          plainBytes += 1
          position += 1
        } else if case let length = length(bytes, at: position), length > 0 {
          plainBytes = 0
          position += length
        } else {
          return false
        }
      }
    }
    return true
  }

  /// What is beyond ASCII in bytes, or in several pieces of a file one after the other.
  struct Counts {
    /// Well-formed sequences.
    var valid = 0
    /// Bytes that belong to none.
    var faults = 0
    /// Where the first of these is.
    var firstFault = 0
  }

  static func count(_ bytes: Span<UInt8>) -> Counts {
    var counts = Counts()
    add(bytes, at: 0, to: &counts)
    return counts
  }

  /// - Parameter start: where the bytes are in the file; no character is cut in two.
  static func add(_ bytes: Span<UInt8>, at start: Int, to counts: inout Counts) {
    var position = 0
    while position < bytes.count {
      position = bytes.firstPosition(from: position) { ~$0 & 0x80 }
      var plainBytes = 0
      while position < bytes.count, plainBytes < 16 {
        if bytes[position] < 0x80 {
          plainBytes += 1
          position += 1
          continue
        }
        plainBytes = 0
        let length = length(bytes, at: position)
        if length > 0 {
          counts.valid += 1
          position += length
        } else {
          if counts.faults == 0 { counts.firstFault = start + position }
          counts.faults += 1
          position += 1
        }
      }
    }
  }

  /// The bytes of the character beyond ASCII at a position; 0 if they are not well-formed.
  private static func length(_ bytes: Span<UInt8>, at position: Int) -> Int {
    let lead = bytes[position]
    func continues(_ offset: Int) -> Bool {
      position + offset < bytes.count && bytes[position + offset] & 0xC0 == 0x80
    }
    if lead < 0xE0 { return lead >= 0xC2 && continues(1) ? 2 : 0 }
    guard continues(1), continues(2), secondBytes(after: lead).contains(bytes[position + 1]) else {
      return 0
    }
    if lead < 0xF0 { return 3 }
    return lead <= 0xF4 && continues(3) ? 4 : 0
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
}
