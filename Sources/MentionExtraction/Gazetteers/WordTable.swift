import FlatMemory

/// The word lists that a word belongs to, by the way it is written.
struct WordLists: Hashable, BitwiseCopyable, Sendable {
  /// Lists that have the word in small letters: they hold however it is written.
  var anyCase: UInt64 = 0
  /// Lists that have it with a capital.
  var capitalized: UInt64 = 0
  /// Lists that have it in capitals.
  var allCapitals: UInt64 = 0

  /// "MOSCOW" is the word "Moscow", but "KO" is not the name "Ko".
  static let shortestShouted = 5

  /// The lists that have the word as it is written.
  func features(_ shape: Shape, length: Int) -> UInt64 {
    switch shape {
    case .capitalized, .initial: anyCase | capitalized
    case .allCapitals:
      anyCase | allCapitals | (length >= WordLists.shortestShouted ? capitalized : 0)
    default: anyCase
    }
  }
}

/// All that the lexicon knows of single words, found by hash in one place of memory.
///
/// The words of a text are spread over the whole table, so that a look-up costs what it costs to
/// fetch one slot: a slot is a quarter of a cache line, and the lists of its word, which many words
/// share, are numbered.
struct WordTable: Sendable {
  /// A word of the vocabulary.
  struct Word: BitwiseCopyable, Sendable {
    fileprivate(set) var hash: UInt64 = 0
    /// Its number, or -1 for a word that the lexicon does not have.
    fileprivate(set) var number: Int32 = -1
    fileprivate var bits: UInt32 = 0

    var phrases: PhraseWord { PhraseWord(rawValue: UInt8(bits & 7)) }
    fileprivate var lists: Int { Int(bits >> 3) }
  }

  /// A power of two in number.
  private let slots: FlatArray<Word>
  private let lists: FlatArray<WordLists>
  /// The node of the phrase trie that each word leads to, or -1.
  let nodes: FlatArray<Int32>

  /// No words.
  init() {
    slots = FlatArray([Word()])
    lists = FlatArray([WordLists()])
    nodes = FlatArray()
  }

  /// The words of a vocabulary with their lists, one for each.
  init(_ vocabulary: Vocabulary, _ listsOfWord: [WordLists], _ trie: PhraseTrie) {
    var slots = [Word](repeating: Word(), count: vocabulary.capacity)
    var lists = [WordLists()]
    var nodes: [Int32] = []
    nodes.reserveCapacity(vocabulary.count)
    var numberOfLists = [WordLists(): 0]
    let continuing = trie.continuingWords
    for (number, hash) in vocabulary.hashes.enumerated() {
      let own = listsOfWord[number]
      let known = numberOfLists[own] ?? lists.count
      if known == lists.count {
        lists.append(own)
        numberOfLists[own] = known
      }
      let node = trie.child(of: PhraseTrie.root, word: Int32(number))
      nodes.append(node)
      var phrases: PhraseWord = continuing.contains(Int32(number)) ? .continues : []
      if node >= 0 { phrases.formUnion(trie.hasChild[Int(node)] ? [.starts, .leadsOn] : .starts) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Word(
        hash: hash, number: Int32(number), bits: UInt32(known) << 3 | UInt32(phrases.rawValue))
    }
    self.slots = FlatArray(slots)
    self.lists = FlatArray(lists)
    self.nodes = FlatArray(nodes)
  }

  /// The word with a hash; its number is -1 where the lexicon does not have it.
  subscript(_ hash: UInt64) -> Word {
    let found = slots[slot(of: hash)]
    return found.number < 0 ? Word(hash: hash) : found
  }

  /// The lists that have a word as it is written.
  func features(of word: Word, _ shape: Shape, length: Int) -> UInt64 {
    lists[word.lists].features(shape, length: length)
  }

  /// Where a hash stands or belongs.
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }
}

extension WordTable {
  func write(to file: inout FlatFileWriter) {
    file.add(slots)
    file.add(lists)
    file.add(nodes)
  }

  init(from file: inout FlatFile) throws(FlatFileError) {
    slots = try file.array(of: Word.self)
    lists = try file.array(of: WordLists.self)
    nodes = try file.array(of: Int32.self)
    guard slots.count.nonzeroBitCount == 1 else { throw FlatFileError(.damaged) }
  }
}
