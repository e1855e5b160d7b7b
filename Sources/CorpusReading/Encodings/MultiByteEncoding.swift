import XMLSupport

/// Encodings of Chinese, Japanese and Korean, by the system's tables.
enum MultiByteEncoding {
  /// What the system calls the encoding of a label. As browsers do, what calls itself by an old and
  /// small encoding is read as the larger one that contains it.
  private static let names: [String: String] = [
    "gb2312": "GB18030", "gb-2312": "GB18030", "gb-2312-80": "GB18030", "csgb2312": "GB18030",
    "csiso58gb231280": "GB18030", "iso-ir-58": "GB18030", "chinese": "GB18030",
    "euc-cn": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
    "gb18030": "GB18030",
    "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
    "cn-big5": "BIG5-HKSCS", "csbig5": "BIG5-HKSCS", "cp950": "BIG5-HKSCS",
    "shift-jis": "CP932", "shiftjis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
    "windows-31j": "CP932", "cp932": "CP932", "ms932": "CP932", "ms-kanji": "CP932",
    "csshiftjis": "CP932",
    "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS", "cseucpkdfmtjapanese": "EUC-JP-MS",
    "iso-2022-jp": "ISO-2022-JP-2", "iso-2022-jp-2": "ISO-2022-JP-2",
    "csiso2022jp": "ISO-2022-JP-2",
    "euc-kr": "UHC", "cseuckr": "UHC", "ks-c-5601-1987": "UHC", "ks-c-5601-1989": "UHC",
    "ksc5601": "UHC", "ksc-5601": "UHC", "csksc56011987": "UHC", "iso-ir-149": "UHC",
    "korean": "UHC", "cp949": "UHC", "windows-949": "UHC",
    "iso-2022-kr": "ISO-2022-KR", "csiso2022kr": "ISO-2022-KR", "utf-7": "UTF-7",
  ]

  /// Whether a label names an encoding whose bytes are all ASCII, and so pass for UTF-8.
  static func isSevenBit(_ label: String) -> Bool {
    let label = normalized(label)
    return label.hasPrefix("iso-2022-") || label.hasPrefix("csiso2022") || label == "utf-7"
      || label == "hz-gb-2312"
  }

  /// The bytes in UTF-8, with a note if some could not be read; `nil` for an encoding that is none
  /// of these, or that the system does not have.
  static func utf8(_ bytes: [UInt8], declared: String) -> (text: [UInt8], note: String?)? {
    guard let name = names[normalized(declared)],
      let (read, isBroken) = CharacterConversion.utf8(bytes, from: name)
    else { return nil }
    let text = read.starts(with: byteOrderMark) ? Array(read[byteOrderMark.count...]) : read
    return (text, isBroken ? "not valid \(declared); what could not be read became U+FFFD" : nil)
  }

  /// What some programs put before text in GB18030 and UTF-7, too.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func normalized(_ label: String) -> String {
    label.lowercased().replacing("_", with: "-")
  }
}
