/// What a scalar beyond ASCII is in running text.
package enum ScalarClass {
  case space, upper, lower, uncased, digit, apostrophe, hyphen, punctuation
  /// Soft hyphens, joiners and combining marks: part of the word they stand in, and not spelled.
  case ignorable

  package init(_ scalar: Unicode.Scalar) {
    if let known = ScalarClass.inWords(scalar) {
      self = known
      return
    }
    switch scalar.value {
    case 0x00A0, 0x1680, 0x2000...0x200B, 0x200E...0x200F, 0x2028...0x202F, 0x205F,
      0x2066...0x2069, 0x3000, 0xFEFF:
      self = .space
    case 0x2012...0x206F, 0x00D7, 0x00F7: self = .punctuation
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: self = .upper
      case .lowercaseLetter: self = .lower
      case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: self = .uncased
      case .decimalNumber: self = .digit
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
      default: self = .punctuation
      }
    }
  }

  /// What is no letter and stands in words all the same.
  static func inWords(_ scalar: Unicode.Scalar) -> ScalarClass? {
    switch scalar.value {
    case 0x00AD, 0x0300...0x036F, 0x200C, 0x200D, 0x2060: .ignorable
    case 0x2018, 0x2019, 0x02BC, 0x02BB, 0x00B4, 0x2032: .apostrophe
    case 0x2010, 0x2011: .hyphen
    default: nil
    }
  }
}

/// Decodes the scalar that starts at `offset`; text is valid UTF-8.
package func scalar(in text: Span<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
  let lead = UInt32(text[offset])
  func continuation(_ position: Int) -> UInt32 {
    position < text.count ? UInt32(text[position]) & 0x3F : 0
  }
  let value: UInt32
  let length: Int
  switch lead {
  case ..<0x80: (value, length) = (lead, 1)
  case ..<0xE0: (value, length) = ((lead & 0x1F) << 6 | continuation(offset + 1), 2)
  case ..<0xF0:
    value = (lead & 0x0F) << 12 | continuation(offset + 1) << 6 | continuation(offset + 2)
    length = 3
  default:
    value =
      (lead & 0x07) << 18 | continuation(offset + 1) << 12 | continuation(offset + 2) << 6
      | continuation(offset + 3)
    length = 4
  }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}
