/// How letters beyond ASCII are spelled in folded words.
///
/// Folding drops combining marks, so a letter that is one scalar with its mark must fold as the
/// letter without it: otherwise "й" and "и" with U+0306 would be two words, though they look alike.
extension WordFolder {
  /// The folded form of a letter, its bytes from the lowest on, none of which is 0; `nil` for a
  /// scalar of no alphabet that is listed here.
  static func spelling(of scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case firstLetter..<endOfLetters: letters[Int(scalar.value - firstLetter)]
    case firstExtended..<endOfExtended: extended[Int(scalar.value - firstExtended)]
    // The sign for ångström, canonically the letter "Å".
    case 0x212B: UInt32(UInt8(ascii: "a"))
    default: nil
    }
  }

  /// Whether a scalar is of one of the large scripts whose letters are neither capital nor small.
  static func isUncased(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Hebrew and Arabic to Burmese; Chinese and Japanese; Korean.
    case 0x0590..<0x10A0, 0x2E80..<0xA640, 0xAC00..<0xD7A4: true
    default: false
    }
  }

  /// Latin letters beyond ASCII, Greek and Cyrillic.
  private static let firstLetter: UInt32 = 0x00C0
  private static let endOfLetters: UInt32 = 0x0530
  /// Vietnamese and other Latin letters with several marks, and the Greek of old books.
  private static let firstExtended: UInt32 = 0x1E00
  private static let endOfExtended: UInt32 = 0x2000

  private static let letters = spellings(of: firstLetter..<endOfLetters)
  private static let extended = spellings(of: firstExtended..<endOfExtended)

  /// A capital is spelled as its small letter.
  private static func spellings(of range: Range<UInt32>) -> [UInt32] {
    var spelled: [Unicode.Scalar: [UInt8]] = ["\u{1E9E}": Array("ss".utf8)]
    for (spelling, letters) in marked {
      for letter in letters.unicodeScalars { spelled[letter] = Array(spelling.utf8) }
    }
    for (value, spelling) in zip(firstLetter..., latin) where !spelling.isEmpty {
      spelled[Unicode.Scalar(value) ?? " "] = spelling
    }
    return range.map { value in
      guard let scalar = Unicode.Scalar(value) else { return 0 }
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      let spelling =
        spelled[scalar] ?? (small.count == 1 ? small.first.flatMap { spelled[$0] } : nil)
        ?? spelling(ofOther: scalar)
      precondition(spelling.count <= 4)
      return spelling.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// The folded form of a mark, or of a letter that is only its small letter.
  static func spelling(ofOther scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.value {
    case 0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB: return [UInt8(ascii: "\"")]
    default: break
    }
    switch ScalarClass.inWords(scalar) {
    case .ignorable?: return []
    case .apostrophe?: return [UInt8(ascii: "'")]
    case .hyphen?: return [UInt8(ascii: "-")]
    default: return Array(scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// ASCII spellings of U+00C0 to U+017F; empty where there is none.
  private static let latin: [[UInt8]] = {
    let spellings = """
      a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss \
      a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y \
      a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h \
      i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe \
      r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
      """
    return spellings.split(separator: " ").map { $0 == "." ? [] : [UInt8]($0.utf8) }
  }()

  /// Small letters from U+0180 on by what they are without their marks: those that Unicode takes
  /// apart into a letter and combining marks, and the "ə" of Azerbaijan and the Skolt "ǥ".
  private static let marked: [(spelling: String, letters: String)] = [
    ("a", "ǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặə"),
    ("ae", "ǣǽ"),
    ("b", "ḃḅḇ"),
    ("c", "ḉ"),
    ("d", "ḋḍḏḑḓ"),
    ("e", "ȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ǧǵḡǥ"),
    ("h", "ȟḣḥḧḩḫẖ"),
    ("i", "ǐȉȋḭḯỉị"),
    ("j", "ǰ"),
    ("k", "ǩḱḳḵ"),
    ("l", "ḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ǹṅṇṉṋ"),
    ("o", "ơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ȑȓṙṛṝṟ"),
    ("s", "șṡṣṥṧṩẛ"),
    ("t", "țṫṭṯṱẗ"),
    ("u", "ưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ȳẏẙỳỵỷỹ"),
    ("z", "ẑẓẕ"),
    ("ʒ", "ǯ"),
    ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
    ("ε", "έἐἑἒἓἔἕὲέ"),
    ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
    ("ι", "\u{1FBE}ΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ"),
    ("ο", "όὀὁὂὃὄὅὸό"),
    ("ρ", "ῤῥ"),
    ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
    ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
    ("а", "ӑӓ"),
    ("г", "ѓ"),
    ("е", "ѐёӗ"),
    ("ж", "ӂӝ"),
    ("з", "ӟ"),
    ("и", "йѝӣӥ"),
    ("к", "ќ"),
    ("о", "ӧ"),
    ("у", "ўӯӱӳ"),
    ("ч", "ӵ"),
    ("ы", "ӹ"),
    ("э", "ӭ"),
    ("і", "ї"),
    ("ѵ", "ѷ"),
    ("ә", "ӛ"),
    ("ө", "ӫ"),
  ]
}
