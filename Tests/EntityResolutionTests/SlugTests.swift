import DataModel
import TestSupport
import Testing

@testable import EntityResolution

struct SlugTests {
  private func slug(_ name: String) -> String {
    var slug: [UInt8] = []
    Slug.append(name, to: &slug)
    return String(decoding: slug, as: UTF8.self)
  }

  @Test(arguments: [
    ("Kassym-Jomart Tokayev", "kassym-jomart-tokayev"), ("Hashim Thaçi", "hashim-thaci"),
    ("Łódź", "lodz"), ("Straße", "strasse"), ("Shaquille O'Neill", "shaquille-oneill"),
    ("Shaquille O’Neill", "shaquille-oneill"), ("AT&T Inc.", "at-t-inc"), ("U.S.", "us"),
    ("7th Fleet", "7th-fleet"), ("Smith & Wesson", "smith-wesson"), ("  Ada  ", "ada"),
    ("«Нур Отан»", "нур-отан"), ("Қазақстан", "қазақстан"), ("北京", "北京"),
    ("tengrinews.kz", "tengrinewskz"), ("Ada (Lovelace)", "ada-lovelace"), ("—", "unnamed"),
    ("😀", "unnamed"), ("", "unnamed"), ("'", "unnamed"), ("&%$", "unnamed"), ("A/B", "a-b"),
    ("Kazakh\u{AD}stan", "kazakhstan"), ("µ & ª", "unnamed"), ("10,000", "10-000"),
    (".", "unnamed"), ("A.B. .C", "ab-c"), ("A\u{7F}\u{0}B", "a-b"),
  ])
  func `a slug is small letters, digits and hyphens`(_ name: String, _ slug: String) {
    #expect(self.slug(name) == slug)
  }

  @Test func `a slug is an NMTOKEN whatever the name`() {
    for value in UInt32(1)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let slug = slug("\(scalar)")
      let isToken = !slug.isEmpty && slug.unicodeScalars.allSatisfy(isNameCharacter)
      #expect(isToken, "U+\(String(value, radix: 16)): '\(slug)'")
    }
  }

  /// `NameChar` of XML 1.0, fifth edition.
  private func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xB7, 0xC0...0xD6, 0xD8...0xF6,
      0xF8...0x37D, 0x37F...0x1FFF, 0x200C, 0x200D, 0x203F, 0x2040, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  // MARK: - The naive twin

  /// The slug of the folded name, by strings.
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.foldedName.unicodeScalars {
      if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.hasSuffix("-"), !slug.isEmpty, scalar != "'" {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "unnamed" : slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return scalar.properties.isXIDContinue && scalar.value >= 0xF8 && scalar != "\u{2054}"
  }

  @Test func `every pair of ASCII characters has the slug of its folded form`() {
    for first in UInt8(0)..<0x80 {
      for second in UInt8(0)..<0x80 {
        let name = String(decoding: [first, second], as: UTF8.self)
        let isSame = slug(name) == SlugTests.slug(name)
        #expect(isSame, "\(first) \(second)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func `a name has the slug of its folded form`(_ seed: UInt64) {
    var random = TestSupport.SeededGenerator(seed: seed)
    let hostile = random.hostileText(count: 12)
    #expect(slug(hostile).utf8.elementsEqual(SlugTests.slug(hostile).utf8), "seed \(seed)")
    var names = RandomNames(seed: seed)
    let name = names.name()
    #expect(slug(name).utf8.elementsEqual(SlugTests.slug(name).utf8), "seed \(seed)")
  }
}
