import DataModel

extension RuleProgram {
  func write(to image: inout ImageWriter) {
    rules.write(to: &image)
    code.write(to: &image)
    wordSets.sets.write(to: &image)
    image.append(UInt32(wordSets.wordCount))
    image.append(common)
  }

  /// The tables are made anew: they take less time to make than the files to read.
  init(from image: inout ImageReader) throws(LexiconImageError) {
    let rules = try [Rule](from: &image)
    let code = try [Instruction](from: &image)
    let wordSets = try [Set<Int32>](from: &image)
    let wordCount: UInt32 = try image.next()
    self.init(
      rules: rules, code: code, wordSets: wordSets, wordCount: Int(wordCount),
      common: try image.next())
  }
}

extension Rule: ImageCoding {
  func write(to image: inout ImageWriter) {
    name.write(to: &image)
    line.write(to: &image)
    switch outcome {
    case .nothing: image.append(UInt8.max)
    case .kind(let kind): kind.write(to: &image)
    }
    image.append(strength.rawValue)
    code.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let name = try String(from: &image)
    let line = try Int(from: &image)
    let kind: UInt8 = try image.next()
    let strength: UInt8 = try image.next()
    guard let strength = RuleStrength(rawValue: strength) else {
      throw LexiconImageError(reason: .damaged)
    }
    self.init(
      name: name, line: line, outcome: EntityKind(rawValue: kind).map { .kind($0) } ?? .nothing,
      strength: strength, code: try Int(from: &image))
  }
}

extension Instruction: ImageCoding {
  /// A number for the instruction, then its operands.
  func write(to image: inout ImageWriter) {
    func put(_ number: UInt8, _ a: UInt64 = 0, _ b: UInt64 = 0) {
      image.append(number)
      image.append(a)
      image.append(b)
    }
    switch self {
    case .token(let required, let excluded): put(0, required, excluded)
    case .phrase(let bit): put(1, bit)
    case .word(let word, let isCapitalized): put(2, UInt64(word), isCapitalized ? 1 : 0)
    case .anyWord(let set, let isCapitalized): put(3, UInt64(set), isCapitalized ? 1 : 0)
    // The features of a split are found anew.
    case .split(let first, let second, _): put(4, UInt64(first), UInt64(second))
    case .jump(let target): put(5, UInt64(target))
    case .open: put(6)
    case .close: put(7)
    case .blockStart: put(8)
    case .blockEnd: put(9)
    case .accept: put(10)
    }
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    let number: UInt8 = try image.next()
    let a: UInt64 = try image.next()
    let b: UInt64 = try image.next()
    func small(_ value: UInt64) -> Int32 { Int32(truncatingIfNeeded: value) }
    switch number {
    case 0: self = .token(required: a, excluded: b)
    case 1: self = .phrase(a)
    case 2: self = .word(small(a), isCapitalized: b != 0)
    case 3: self = .anyWord(small(a), isCapitalized: b != 0)
    case 4: self = .split(small(a), small(b), features: .max)
    case 5: self = .jump(small(a))
    case 6: self = .open
    case 7: self = .close
    case 8: self = .blockStart
    case 9: self = .blockEnd
    case 10: self = .accept
    default: throw LexiconImageError(reason: .damaged)
    }
  }
}
