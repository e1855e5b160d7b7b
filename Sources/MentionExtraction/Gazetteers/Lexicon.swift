import DataModel

/// Gazetteers, word lists and rules, compiled for matching.
///
/// Compiling gives every distinct word of lists and rules a number (`Vocabulary`), every word list
/// and kind a feature bit, every phrase of a list a path in a trie over word numbers, and every rule
/// a run of instructions: a token needs one hash look-up to know all lists it belongs to. Gazetteers
/// become tables of their own (`GazetteerTable`), the user's before the lexicon's.
public struct Lexicon: Sendable {
  /// What a mention can be traced back to.
  public struct Source: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case gazetteer, rule, memory }
    public var kind: Kind
    /// The gazetteer file's or the rule's name.
    public var name: String
    /// The file and line, where there is one: `people.txt:12`.
    public var place: String?
  }

  /// Rules first, then the document's memory, then gazetteers by file.
  public internal(set) var sources: [Source] = []
  public internal(set) var ruleExamples: [RuleExample] = []

  var words = WordTable()
  var trie = PhraseTrie()
  /// The user's gazetteers in their order, then the lexicon's.
  private(set) var tables: [GazetteerTable] = []
  /// Where each table's aliases, entries and sources start among all.
  private(set) var firstAliases: [Int] = []
  private(set) var firstEntries: [Int] = []
  private(set) var firstSources: [Int] = []
  var program: RuleProgram
  var lists: [String: UInt64] = [:]
  /// The full form of a given name by each of its other forms, both folded: the lines of the list
  /// `nicknames`.
  public internal(set) var nicknames: [String: String] = [:]
  /// The first names of the lines of the list `nationalities`.
  var countries: [String] = []
  /// Position in `countries` by `wordsKey` of the folded words of a country's names and adjectives.
  var countryOfWords: [UInt64: Int32] = [:]
  /// Endings that make an unknown capitalized word a member of a list: "-stan".
  var endings: [[UInt8]: UInt64] = [:]
  /// Bytes of endings that are looked for.
  static let endingLengths = 2...7
  private(set) var marks = Tokenizer.WordFeatures()
  private(set) var bits = ListBits()
  /// Lists whose members are ordinary words, also when capitalized.
  private(set) var ordinary: UInt64 = 0

  /// Word lists that the extractor itself asks for; each may be empty.
  static let namedLists = [
    "abbreviations", "calendar", "common-words", "company-designators", "demonyms", "given-names",
    "honorifics", "hyphen-particles", "nationalities", "nicknames", "not-names",
    "organization-heads", "particles", "political-adjectives", "roles", "sentence-openers",
    "state-bodies", "state-matters", "surnames", "titles",
  ]

  /// Word lists whose members are ordinary words, also when capitalized.
  static let ordinaryLists = [
    "calendar", "common-words", "company-designators", "demonyms", "honorifics", "not-names",
    "organization-heads", "organization-tails", "organization-weak-tails", "place-tails",
    "political-adjectives", "roles", "sentence-openers", "titles",
  ]

  /// Compiles the files of a lexicon.
  ///
  /// - Throws: `LexiconError` with file, line and, in rules, a caret.
  public init(files: [LexiconFile]) throws(LexiconError) {
    program = RuleProgram()
    for file in files where !isValidUTF8(file.text) {
      throw LexiconError(.notUTF8, file: file.path, line: 1)
    }
    var compiler = LexiconCompiler()
    let wordFiles = files.filter { $0.role == .words }
    try compiler.nameLists(wordFiles)
    try compiler.addRules(files.filter { $0.role == .rules })
    try compiler.addMembers(wordFiles)
    sources = compiler.ruleSources
    sources.append(Source(kind: .memory, name: "document-memory", place: nil))
    sources.append(Source(kind: .memory, name: "same-name", place: nil))
    sources.append(Source(kind: .memory, name: "acronym", place: nil))
    sources.append(Source(kind: .memory, name: "capitalized", place: nil))
    words = WordTable(compiler.vocabulary, compiler.listsOfWord, compiler.trie)
    trie = compiler.trie
    lists = compiler.lists
    endings = compiler.endings
    nicknames = compiler.nicknames
    countries = compiler.countries
    countryOfWords = compiler.countryOfWords
    program = compiler.program
    ruleExamples = compiler.examples
    findBits()
    var own = GazetteerCompiler()
    for file in files where file.role == .gazetteer && !file.isAddition { try own.add(file) }
    let (table, foreign) = own.finished()
    if let container = foreign.first {
      throw LexiconError(
        .unknownContainer(container.name), file: container.file, line: container.line)
    }
    setTables([table])
    var additions: [GazetteerTable] = []
    for file in files where file.role == .gazetteer && file.isAddition {
      additions.append(try GazetteerTable.compiled([file], beside: self))
    }
    if !additions.isEmpty { add(additions) }
  }

  /// Without any file.
  init() {
    program = RuleProgram()
    var own = GazetteerCompiler()
    setTables([own.finished().table])
  }

  /// Adds the user's gazetteers, which win where two entries share a name.
  public mutating func add(_ additions: [GazetteerTable]) { setTables(additions + tables) }

  mutating func setTables(_ tables: [GazetteerTable]) {
    self.tables = tables
    firstAliases = []
    firstEntries = []
    firstSources = []
    sources.removeAll { $0.kind == .gazetteer }
    var (aliases, entries) = (0, 0)
    for table in tables {
      firstAliases.append(aliases)
      firstEntries.append(entries)
      firstSources.append(sources.count)
      aliases += table.aliases.count
      entries += table.entries.count
      sources += table.sources
    }
  }

  /// Finds the bits of the lists that the extractor asks for.
  mutating func findBits() {
    bits = ListBits(
      commonWords: bit("common-words"), demonyms: bit("demonyms"),
      designators: bit("company-designators"), givenNames: bit("given-names"),
      openers: bit("sentence-openers"), surnames: bit("surnames"),
      titles: bit("titles") | bit("honorifics"))
    marks = Tokenizer.WordFeatures(
      abbreviation: lists["abbreviations"] ?? 0, commonWord: lists["common-words"] ?? 0,
      placeWord: FeatureBits.place | (lists["demonyms"] ?? 0),
      particle: lists["hyphen-particles"] ?? 0,
      givenName: bits.givenNames)
    for name in Lexicon.ordinaryLists { ordinary |= lists[name] ?? 0 }
  }

  /// The feature bits of lists that the extractor itself asks for.
  struct ListBits: Sendable {
    var commonWords: UInt64 = 0
    var demonyms: UInt64 = 0
    var designators: UInt64 = 0
    var givenNames: UInt64 = 0
    var openers: UInt64 = 0
    var surnames: UInt64 = 0
    var titles: UInt64 = 0
  }

  /// Position in `sources` of what is not a file.
  var memorySource: Int { program.rules.count }
  var sameNameSource: Int { program.rules.count + 1 }
  var acronymSource: Int { program.rules.count + 2 }
  var capitalizedSource: Int { program.rules.count + 3 }

  func bit(_ list: String) -> UInt64 { lists[list] ?? 0 }

  /// A tokenizer that knows this lexicon's words.
  func tokenizer() -> Tokenizer {
    Tokenizer(words: words, marks: marks, tables: tables)
  }

  public var ruleCount: Int { program.rules.count }

  /// The gazetteer's, the rule's or the memory's name.
  public func description(ofSource source: Int) -> String { sources[source].name }
}

private func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  String(validating: bytes, as: UTF8.self) != nil
}

/// Builds the tables of a lexicon.
struct LexiconCompiler {
  var vocabulary = Vocabulary()
  var listsOfWord: [WordLists] = []
  var trie = PhraseTrie()
  var lists: [String: UInt64] = [:]
  var endings: [[UInt8]: UInt64] = [:]
  var nicknames: [String: String] = [:]
  var countries: [String] = []
  var countryOfWords: [UInt64: Int32] = [:]
  var program = RuleProgram()
  var ruleSources: [Lexicon.Source] = []
  var examples: [RuleExample] = []

  private var tokenizer = Tokenizer(words: WordTable(), marks: .init(), keepsCompounds: true)
  private var tokens = TokenTable()
  private var folder = WordFolder()

  // MARK: - Word lists

  /// Gives each list its bit.
  mutating func nameLists(_ files: [LexiconFile]) throws(LexiconError) {
    let names = Set(files.map(\.name)).union(Lexicon.namedLists).sorted()
    guard names.count <= FeatureBits.mostLists else {
      throw LexiconError(.tooManyLists(names.count), file: files[0].path, line: 1)
    }
    for (number, name) in names.enumerated() { lists[name] = 1 << UInt64(number) }
    lists["person"] = FeatureBits.person
    lists["organization"] = FeatureBits.organization
    lists["place"] = FeatureBits.place
  }

  mutating func addMembers(_ files: [LexiconFile]) throws(LexiconError) {
    for file in files {
      let bit = lists[file.name] ?? 0
      try forEachLexiconLine(in: file) { (_, line) throws(LexiconError) in
        let members = line.split(separator: UInt8(ascii: "|"))
        for member in members { addMember(member.trimmed, bit) }
        if file.name == "nationalities" { addCountry(members.map(\.trimmed)) }
        if file.name == "nicknames" { addNicknames(members) }
      }
    }
  }

  /// The forms of one given name, the full one first. A form means the full name of the line that
  /// has it first.
  private mutating func addNicknames(_ forms: [ArraySlice<UInt8>]) {
    let folded = forms.map { String(decoding: $0, as: UTF8.self).foldedName }
    for form in folded where nicknames[form] == nil { nicknames[form] = folded[0] }
  }

  /// The names of one country, the first of which is shown.
  private mutating func addCountry(_ names: [ArraySlice<UInt8>]) {
    for (number, name) in names.enumerated() {
      let text = [UInt8](name)
      tokens.removeAll(keepingCapacity: true)
      tokenizer.tokenize(text.span, 0..<text.count, into: &tokens)
      countryOfWords[wordsKey(tokens.lazy.map(\.hash))] = Int32(countries.count)
      if number == names.count - 1 {
        countries.append(String(decoding: names[0], as: UTF8.self))
      }
    }
  }

  private mutating func addMember(_ line: ArraySlice<UInt8>, _ bit: UInt64) {
    if line.first == UInt8(ascii: "-"), line.count > 1 {
      let suffix = [UInt8](line.dropFirst())
      _ = folder.fold(suffix.span, 0, suffix.count)
      endings[folder.bytes, default: 0] |= bit
      return
    }
    let (words, capitals, allCapitals) = self.words(of: [UInt8](line))
    guard let first = words.first else { return }
    if words.count == 1 {
      if allCapitals & 1 == 1 {
        listsOfWord[Int(first)].allCapitals |= bit
      } else if capitals & 1 == 1 {
        listsOfWord[Int(first)].capitalized |= bit
      } else {
        listsOfWord[Int(first)].anyCase |= bit
      }
    } else {
      trie.insert(words, bit, capitals: capitals, allCapitals: 0)
    }
  }

  /// The vocabulary numbers of a phrase's words, and which of them start with a capital or are
  /// written in capitals.
  private mutating func words(of text: [UInt8]) -> ([Int32], UInt32, UInt32) {
    tokens.removeAll(keepingCapacity: true)
    tokenizer.tokenize(text.span, 0..<text.count, into: &tokens)
    var words: [Int32] = []
    var capitals: UInt32 = 0
    var allCapitals: UInt32 = 0
    for token in 0..<tokens.count {
      let hash = folder.hash(text.span, Int(tokens[token].start), Int(tokens[token].end))
      words.append(add(hash))
      if token < 32 {
        if tokens[token].shape.startsWithCapital { capitals |= 1 << UInt32(token) }
        if tokens[token].shape == .allCapitals { allCapitals |= 1 << UInt32(token) }
      }
    }
    return (words, capitals, allCapitals)
  }

  /// The number of the word with a hash.
  private mutating func add(_ hash: UInt64) -> Int32 {
    let word = vocabulary.add(hash)
    while listsOfWord.count <= Int(word) { listsOfWord.append(WordLists()) }
    return word
  }

  // MARK: - Rules

  /// Comes before the members of lists, so that the words of rules are the vocabulary's first.
  mutating func addRules(_ files: [LexiconFile]) throws(LexiconError) {
    // The parser's closure cannot reach into this compiler, whose vocabulary is still empty.
    var words = vocabulary
    var folder = WordFolder()
    var parser = RuleParser(lists: lists) { literal in
      let bytes = [UInt8](literal.utf8)
      return words.add(folder.hash(bytes.span, 0, bytes.count))
    }
    var parsed: [(LexiconFile, [Rule])] = []
    for file in files {
      let before = parser.rules.count
      try parser.parse(file)
      parsed.append((file, Array(parser.rules[before...])))
    }
    vocabulary = words
    listsOfWord = Array(repeating: WordLists(anyCase: FeatureBits.isLiteral), count: words.count)
    program = RuleProgram(
      rules: parser.rules, code: parser.code, wordSets: parser.wordSets, wordCount: words.count,
      common: lists["common-words"] ?? 0)
    examples = parser.examples
    for (file, rules) in parsed {
      for rule in rules {
        ruleSources.append(
          Lexicon.Source(kind: .rule, name: rule.name, place: "\(file.path):\(rule.line)"))
      }
    }
  }
}
