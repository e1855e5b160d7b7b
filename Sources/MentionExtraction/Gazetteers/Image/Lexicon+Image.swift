import DataModel
import FlatMemory

extension Lexicon {
  /// Changes whenever the layout of an image or the meaning of what is in it does.
  private static let imageVersion: UInt32 = 6
  private static let imageMark = "comention image"

  /// Identifies what a lexicon is made from: the files with their roles, paths and text, in order.
  public static func fingerprint(of files: [LexiconFile]) -> UInt64 {
    var hash = ImageHash()
    for file in files {
      hash.add([file.role == .gazetteer ? 1 : file.role == .words ? 2 : 3])
      hash.add(Array(file.path.utf8))
      hash.add(file.text)
    }
    return hash.value
  }

  /// The compiled lexicon as bytes, which a file is mapped of rather than compiled again.
  ///
  /// - Parameter fingerprint: what the lexicon was made from, to be asked for when it is read.
  /// - Precondition: it has no gazetteers of the user's.
  public func image(fingerprint: UInt64) -> [UInt8] {
    var rest = ImageWriter()
    sources.filter { $0.kind != .gazetteer }.write(to: &rest)
    ruleExamples.write(to: &rest)
    trie.write(to: &rest)
    program.write(to: &rest)
    lists.write(to: &rest)
    endings.keys.sorted { $0.lexicographicallyPrecedes($1) }.write(to: &rest)
    endings.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value).write(to: &rest)
    nicknames.write(to: &rest)
    countries.write(to: &rest)
    countryOfWords.keys.sorted().write(to: &rest)
    countryOfWords.sorted { $0.key < $1.key }.map(\.value).write(to: &rest)
    var file = FlatFileWriter()
    file.add(rest.bytes)
    words.write(to: &file)
    tables[0].write(to: &file)
    return file.file(
      mark: Lexicon.imageMark, version: Lexicon.imageVersion, key: fingerprint)
  }

  /// The lexicon of an image in memory, or in a file that is mapped.
  ///
  /// - Throws: `LexiconImageError` where the image is of another version, was made from other files
  ///   or is damaged.
  public init(image: [UInt8], fingerprint: UInt64) throws(LexiconImageError) {
    try self.init(fingerprint: fingerprint) { () throws(FlatFileError) in
      try FlatFile(bytes: image, mark: Lexicon.imageMark)
    }
  }

  public init(imageAt path: String, fingerprint: UInt64) throws(LexiconImageError) {
    try self.init(fingerprint: fingerprint) { () throws(FlatFileError) in
      try FlatFile(path: path, mark: Lexicon.imageMark)
    }
  }

  private init(
    fingerprint: UInt64, _ open: () throws(FlatFileError) -> FlatFile
  ) throws(LexiconImageError) {
    self.init()
    let (key, rest, table): (UInt64, FlatArray<UInt8>, GazetteerTable)
    do throws(FlatFileError) {
      var file = try open()
      guard file.version == Lexicon.imageVersion else { throw FlatFileError(.unknownFormat) }
      key = file.key
      rest = try file.array(of: UInt8.self)
      words = try WordTable(from: &file)
      table = try GazetteerTable(from: &file)
    } catch {
      throw LexiconImageError(reason: error.reason == .damaged ? .damaged : .unknownFormat)
    }
    guard key == fingerprint else { throw LexiconImageError(reason: .stale) }
    try read(Array(rest))
    setTables([table])
    findBits()
  }

  /// What is neither words nor gazetteers.
  private mutating func read(_ rest: [UInt8]) throws(LexiconImageError) {
    var reader = ImageReader(rest, from: 0)
    sources = try [Source](from: &reader)
    ruleExamples = try [RuleExample](from: &reader)
    trie = try PhraseTrie(from: &reader)
    program = try RuleProgram(from: &reader)
    lists = try [String: UInt64](from: &reader)
    let endingKeys = try [[UInt8]](from: &reader)
    let endingLists = try [UInt64](from: &reader)
    nicknames = try [String: String](from: &reader)
    countries = try [String](from: &reader)
    let countryKeys = try [UInt64](from: &reader)
    let countryNumbers = try [Int32](from: &reader)
    guard endingKeys.count == endingLists.count, countryKeys.count == countryNumbers.count else {
      throw LexiconImageError(reason: .damaged)
    }
    countryOfWords = Dictionary(zip(countryKeys, countryNumbers)) { first, _ in first }
    endings = Dictionary(zip(endingKeys, endingLists)) { first, _ in first }
  }
}

/// A checksum of bytes, eight at a time: each is mixed in by a multiplication and a shift, after
/// MurmurHash2 (Austin Appleby).
struct ImageHash {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ bytes: [UInt8], from start: Int = 0) {
    var position = start
    while position + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[position + offset]) << UInt64(offset * 8) }
      mix(word)
      position += 8
    }
    var rest = UInt64(bytes.count - start)
    while position < bytes.count {
      rest = rest << 8 | UInt64(bytes[position])
      position += 1
    }
    mix(rest)
  }

  private mutating func mix(_ word: UInt64) {
    let factor: UInt64 = 0xC6A4_A793_5BD1_E995
    var word = word &* factor
    word ^= word >> 47
    value = (value ^ word &* factor) &* factor
  }
}

// MARK: - Parts

extension Lexicon.Source: ImageCoding {
  func write(to image: inout ImageWriter) {
    image.append(kind == .gazetteer ? 0 : kind == .rule ? 1 : 2 as UInt8)
    name.write(to: &image)
    place.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let kind: UInt8 = try image.next()
    self.init(
      kind: kind == 0 ? .gazetteer : kind == 1 ? .rule : .memory, name: try String(from: &image),
      place: try String?(from: &image))
  }
}

extension RuleExample: ImageCoding {
  func write(to image: inout ImageWriter) {
    rule.write(to: &image)
    file.write(to: &image)
    line.write(to: &image)
    marked.write(to: &image)
    mustMatch.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(
      rule: try String(from: &image), file: try String(from: &image), line: try Int(from: &image),
      marked: try String(from: &image), mustMatch: try Bool(from: &image))
  }
}

extension WordLists: ImageCoding {
  func write(to image: inout ImageWriter) {
    anyCase.write(to: &image)
    capitalized.write(to: &image)
    allCapitals.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(
      anyCase: try UInt64(from: &image), capitalized: try UInt64(from: &image),
      allCapitals: try UInt64(from: &image))
  }
}

extension Phrase: ImageCoding {
  func write(to image: inout ImageWriter) {
    list.write(to: &image)
    capitals.write(to: &image)
    allCapitals.write(to: &image)
    next.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(
      list: try UInt64(from: &image), capitals: try UInt32(from: &image),
      allCapitals: try UInt32(from: &image), next: try Int32(from: &image))
  }
}
