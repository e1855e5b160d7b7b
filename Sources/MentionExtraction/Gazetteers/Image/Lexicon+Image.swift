import DataModel

extension Lexicon {
  /// Changes whenever the layout of an image or the meaning of what is in it does.
  private static let imageVersion: UInt32 = 5
  private static let imageMark = Array("comention lexicon".utf8)

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

  /// The compiled lexicon as bytes, from which it is read back many times faster than compiled.
  ///
  ///     mark, version, fingerprint, checksum of the rest, the rest
  ///
  /// - Parameter fingerprint: what the lexicon was made from, to be asked for when it is read.
  public func image(fingerprint: UInt64) -> [UInt8] {
    var body = ImageWriter()
    entries.write(to: &body)
    sources.write(to: &body)
    ruleExamples.write(to: &body)
    words.write(to: &body)
    trie.write(to: &body)
    aliases.write(to: &body)
    program.write(to: &body)
    lists.write(to: &body)
    endings.keys.sorted { $0.lexicographicallyPrecedes($1) }.write(to: &body)
    endings.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value).write(to: &body)
    nicknames.write(to: &body)
    countries.write(to: &body)
    countryOfWords.keys.sorted().write(to: &body)
    countryOfWords.sorted { $0.key < $1.key }.map(\.value).write(to: &body)
    var hash = ImageHash()
    hash.add(body.bytes)
    var image = ImageWriter()
    image.append(contentsOf: Lexicon.imageMark)
    image.append(Lexicon.imageVersion)
    image.append(fingerprint)
    image.append(hash.value)
    image.append(contentsOf: body.bytes)
    return image.bytes
  }

  /// The lexicon of an image.
  ///
  /// - Throws: `LexiconImageError` where the image is of another version, was made from other files
  ///   or is damaged.
  public init(image: [UInt8], fingerprint: UInt64) throws(LexiconImageError) {
    guard image.starts(with: Lexicon.imageMark) else {
      throw LexiconImageError(reason: .unknownFormat)
    }
    var reader = ImageReader(image, from: Lexicon.imageMark.count)
    guard try reader.next() == Lexicon.imageVersion else {
      throw LexiconImageError(reason: .unknownFormat)
    }
    guard try reader.next() == fingerprint else { throw LexiconImageError(reason: .stale) }
    let checksum: UInt64 = try reader.next()
    var hash = ImageHash()
    hash.add(image, from: reader.position)
    guard hash.value == checksum else { throw LexiconImageError(reason: .damaged) }

    self.init()
    entries = try [GazetteerEntry](from: &reader)
    sources = try [Source](from: &reader)
    ruleExamples = try [RuleExample](from: &reader)
    words = try WordTable(from: &reader)
    trie = try PhraseTrie(from: &reader)
    aliases = try [Alias](from: &reader)
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
    findBits()
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

extension GazetteerEntry: ImageCoding {
  func write(to image: inout ImageWriter) {
    name.write(to: &image)
    kind.write(to: &image)
    note.write(to: &image)
    container.write(to: &image)
    attributes.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(
      name: try String(from: &image), kind: try EntityKind(from: &image),
      note: try String?(from: &image), container: try Int32?(from: &image),
      attributes: try [String: String](from: &image))
  }
}

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

extension Alias: ImageCoding {
  func write(to image: inout ImageWriter) {
    text.write(to: &image)
    entry.write(to: &image)
    kind.write(to: &image)
    source.write(to: &image)
    line.write(to: &image)
    isCaseExact.write(to: &image)
    isWeak.write(to: &image)
    needs.write(to: &image)
    neededWords.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(
      text: try String(from: &image), entry: try Int32(from: &image),
      kind: try EntityKind(from: &image), source: try Int32(from: &image),
      line: try Int32(from: &image), isCaseExact: try Bool(from: &image),
      isWeak: try Bool(from: &image), needs: try [[UInt64]](from: &image),
      neededWords: try [String](from: &image))
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
    switch meaning {
    case .alias(let alias):
      image.append(0 as UInt8)
      image.append(UInt64(alias))
    case .list(let bit):
      image.append(1 as UInt8)
      image.append(bit)
    }
    capitals.write(to: &image)
    allCapitals.write(to: &image)
    next.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let isList = try Bool(from: &image)
    let value: UInt64 = try image.next()
    self.init(
      meaning: isList ? .list(value) : .alias(Int32(truncatingIfNeeded: value)),
      capitals: try UInt32(from: &image), allCapitals: try UInt32(from: &image),
      next: try Int32(from: &image))
  }
}
