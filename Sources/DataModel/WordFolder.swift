/// The form in which words are compared: lower case, without diacritics, dots and joiners, with
/// one apostrophe and one hyphen. "Türkiye", "TURKIYE" and "türkiye" fold alike, and so do "U.N."
/// and "UN"; letter case is compared separately, where it matters.
package struct WordFolder {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Replaces `bytes` by the folded form of a range of text and returns its hash.
  package mutating func fold(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    bytes.removeAll(keepingCapacity: true)
    var position = start
    while position < end {
      let byte = text[position]
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          bytes.append(byte | 0x20)
        } else if byte != UInt8(ascii: ".") || end - start == 1 {
          bytes.append(byte)
        }
        position += 1
      } else {
        let (value, length) = scalar(in: text, at: position)
        append(value)
        position += length
      }
    }
    return WordFolder.hash(bytes)
  }

  /// The hash that `fold` returns; for ASCII without making the folded form.
  package mutating func hash(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash = WordFolder.seed
    for position in start..<end {
      var byte = text[position]
      if byte >= 0x80 { return fold(text, start, end) }
      if byte &- 0x41 < 26 {
        byte |= 0x20
      } else if byte == UInt8(ascii: "."), end - start > 1 {
        continue
      }
      hash = WordFolder.step(hash, byte)
    }
    return WordFolder.finish(hash)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if var spelling = WordFolder.spelling(of: scalar) {
      while spelling != 0 {
        bytes.append(UInt8(truncatingIfNeeded: spelling))
        spelling >>= 8
      }
    } else if WordFolder.isUncased(scalar) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      bytes.append(contentsOf: WordFolder.spelling(ofOther: scalar))
    }
  }

  package static func hash(_ bytes: [UInt8]) -> UInt64 {
    finish(bytes.reduce(seed, step))
  }

  // FNV-1a (Fowler, Noll and Vo), with its high bits mixed into the low ones. A word that is folded
  // as it is read is hashed byte by byte: `finish(step(… step(seed, a) …, z))`.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
  @inlinable package static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  @inlinable package static func finish(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }
}

extension WordFolder {
  /// Appends the form in which names are compared: small letters, no diacritics, dots or joiners,
  /// hyphens and runs of white space as single spaces.
  package mutating func fold(name: Span<UInt8>, onto folded: inout [UInt8]) {
    let start = folded.count
    for position in name.indices {
      var byte = name[position]
      if byte >= 0x80 {
        folded.removeLast(folded.count - start)
        _ = fold(name, 0, name.count)
        for byte in bytes { WordFolder.append(spaced: byte, to: &folded, from: start) }
        break
      }
      if byte &- 0x41 < 26 {
        byte |= 0x20
      } else if byte == UInt8(ascii: "."), name.count > 1 {
        continue
      }
      WordFolder.append(spaced: byte, to: &folded, from: start)
    }
    if folded.count > start, folded[folded.count - 1] == 0x20 { folded.removeLast() }
  }

  /// The hash of the form that `fold(name:onto:)` appends.
  package mutating func hash(name: Span<UInt8>) -> UInt64 {
    for position in name.indices where name[position] >= 0x80 {
      _ = fold(name, 0, name.count)
      return WordFolder.hash(spacing: bytes.span)
    }
    return WordFolder.hash(spacing: name)
  }

  /// The hash of a name of ASCII, or of one whose words are folded.
  private static func hash(spacing name: Span<UInt8>) -> UInt64 {
    var hash = seed
    var isSpaceDue = false
    var isAny = false
    for position in name.indices {
      var byte = name[position]
      if byte &- 0x41 < 26 {
        byte |= 0x20
      } else if byte <= 0x20 || byte == UInt8(ascii: "-") {
        isSpaceDue = isAny
        continue
      } else if byte == UInt8(ascii: "."), name.count > 1 {
        continue
      }
      if isSpaceDue {
        hash = step(hash, 0x20)
        isSpaceDue = false
      }
      isAny = true
      hash = step(hash, byte)
    }
    return finish(hash)
  }

  /// Appends a folded byte; spaces not at the start, and never two.
  private static func append(spaced byte: UInt8, to folded: inout [UInt8], from start: Int) {
    if byte > 0x20, byte != UInt8(ascii: "-") {
      folded.append(byte)
    } else if folded.count > start, folded[folded.count - 1] != 0x20 {
      folded.append(0x20)
    }
  }
}

extension StringProtocol {
  /// The form in which names are compared: small letters, no diacritics, dots or joiners, hyphens
  /// and runs of white space as single spaces.
  package var foldedName: String {
    let bytes = [UInt8](utf8)
    var folder = WordFolder()
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    folder.fold(name: bytes.span, onto: &folded)
    return String(decoding: folded, as: UTF8.self)
  }
}
