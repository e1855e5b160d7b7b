/// How letters beyond ASCII are spelled in folded words.
///
/// Folding drops combining marks, so a letter that is one scalar with its mark must fold as the
/// letter without it: otherwise "й" and "и" with U+0306 would be two words, though they look alike.
extension WordFolder {
  /// The folded form of a letter; empty where it is only its small letter, or no letter at all.
  static func spelling(of scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.value {
    case firstLetter..<endOfLetters: letters[Int(scalar.value - firstLetter)]
    case firstExtended..<endOfExtended: extended[Int(scalar.value - firstExtended)]
    // The sign for ångström, canonically the letter "Å".
    case 0x212B: [UInt8(ascii: "a")]
    default: []
    }
  }

  /// Latin letters beyond ASCII, Greek and Cyrillic.
  private static let firstLetter: UInt32 = 0x00C0
  private static let endOfLetters: UInt32 = 0x0530
  /// Vietnamese and other Latin letters with several marks, and the Greek of old books.
  private static let firstExtended: UInt32 = 0x1E00
  private static let endOfExtended: UInt32 = 0x2000

  private static let letters = latin + spellings(of: 0x0180..<endOfLetters)
  private static let extended = spellings(of: firstExtended..<endOfExtended)

  /// A capital is spelled as its small letter.
  private static func spellings(of range: Range<UInt32>) -> [[UInt8]] {
    var spelled: [Unicode.Scalar: [UInt8]] = ["\u{1E9E}": Array("ss".utf8)]
    for (spelling, letters) in marked {
      for letter in letters.unicodeScalars { spelled[letter] = Array(spelling.utf8) }
    }
    return range.map { value in
      guard let scalar = Unicode.Scalar(value) else { return [] }
      if let own = spelled[scalar] { return own }
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      return small.count == 1 ? small.first.flatMap { spelled[$0] } ?? [] : []
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
