import DataModel

/// Everything that nodes may be called, folded, and found by the beginnings of its words.
///
/// Each word is kept once, in a sorted table, with the spellings that have it. What a spelling
/// begins with is a matter of its first word, so one table answers all questions.
struct SpellingTable: Sendable {
  private struct Spelling: Sendable {
    var text: Range<Int>
    var node: Int32
    var role: NodeSpelling.Role
  }

  /// All spellings, one after the other.
  private var bytes: [UInt8] = []
  private var spellings: [Spelling] = []
  /// Places of the words in `bytes`, in the order of their bytes.
  private var words: [Range<Int>] = []
  /// Positions of the spellings that have a word, in the order of the words.
  private var positions: [Int32] = []
  /// Where the positions of each word begin, and after the last one where they end.
  private var starts: [Int] = []

  init(_ nodes: [CoMentionGraph.Node]) {
    addSpellings(of: nodes)
    addWords()
  }

  /// A spelling that counts more stands for the same one that counts less; ids are kept apart,
  /// since they are found in fewer ways.
  private mutating func addSpellings(of nodes: [CoMentionGraph.Node]) {
    var folder = WordFolder()
    for (number, node) in nodes.enumerated() {
      let first = spellings.count
      func add(_ text: String, _ role: NodeSpelling.Role, _ table: inout SpellingTable) {
        let start = table.bytes.count
        folder.fold(name: [UInt8](text.utf8).span, onto: &table.bytes)
        let range = start..<table.bytes.count
        let isKnown = table.spellings[first...].contains {
          $0.role != .id && table.bytes[$0.text] == table.bytes[range]
        }
        if isKnown {
          table.bytes.removeSubrange(range)
        } else {
          table.spellings.append(Spelling(text: range, node: Int32(number), role: role))
        }
      }
      add(node.name, .name, &self)
      add(node.label, .label, &self)
      add(node.id, .id, &self)
      for alias in node.aliases { add(alias, .alias, &self) }
    }
  }

  private mutating func addWords() {
    var index = PositionIndex()
    var found: [Range<Int>] = []
    var pairs: [(word: Int32, spelling: Int32)] = []
    for (number, spelling) in spellings.enumerated() {
      var start = spelling.text.lowerBound
      while start < spelling.text.upperBound {
        var hash = WordFolder.seed
        var end = start
        while end < spelling.text.upperBound, bytes[end] != 0x20 {
          hash = WordFolder.step(hash, bytes[end])
          end += 1
        }
        var search = index.search(for: WordFolder.finish(hash))
        var known: Int?
        while known == nil, let candidate = index.next(&search) {
          if bytes[found[candidate]] == bytes[start..<end] { known = candidate }
        }
        if known == nil {
          index.insert(found.count, at: search)
          found.append(start..<end)
        }
        pairs.append((Int32(known ?? found.count - 1), Int32(number)))
        start = end + 1
      }
    }
    let order = found.indices.sorted { isBefore(found[$0], found[$1]) }
    var rank = [Int](repeating: 0, count: found.count)
    for (place, word) in order.enumerated() { rank[word] = place }
    words = order.map { found[$0] }
    starts = [Int](repeating: 0, count: words.count + 2)
    for pair in pairs { starts[rank[Int(pair.word)] + 2] += 1 }
    for word in words.indices { starts[word + 2] += starts[word + 1] }
    positions = [Int32](repeating: 0, count: pairs.count)
    // Each start moves on to where its word ends, which is where the next one begins.
    for pair in pairs {
      let word = rank[Int(pair.word)] + 1
      positions[starts[word]] = pair.spelling
      starts[word] += 1
    }
  }

  private func isBefore(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    bytes[a].lexicographicallyPrecedes(bytes[b])
  }

  // MARK: - Questions

  func spellings(beginningWith folded: String, isWhole: Bool) -> [NodeSpelling] {
    let wanted = Array(folded.utf8)
    let first = Array(wanted.prefix { $0 != 0x20 })
    // Only a spelling without words equals nothing, and no word leads to it.
    let candidates =
      first.isEmpty
      ? spellings.indices.map(Int32.init)
      : positions(ofWordsBeginningWith: first, isWhole: isWhole || first.count < wanted.count)
    return candidates.compactMap { position in
      let spelling = spellings[Int(position)]
      let text = bytes[spelling.text]
      let isFound = isWhole ? text.elementsEqual(wanted) : text.starts(with: wanted)
      return isFound ? nodeSpelling(spelling) : nil
    }
  }

  func spellings(withWordBeginningWith folded: String) -> [NodeSpelling] {
    positions(ofWordsBeginningWith: Array(folded.utf8), isWhole: false).map {
      nodeSpelling(spellings[Int($0)])
    }
  }

  func forEachWord(_ body: (String) throws -> Void) rethrows {
    for word in words { try body(String(decoding: bytes[word], as: UTF8.self)) }
  }

  /// Positions of spellings, each once and in order.
  private func positions(ofWordsBeginningWith wanted: [UInt8], isWhole: Bool) -> [Int32] {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if bytes[words[middle]].lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < words.count, bytes[words[end]].starts(with: wanted),
      !isWhole || words[end].count == wanted.count
    {
      end += 1
    }
    var found = positions[starts[low]..<starts[end]].sorted()
    var kept = 0
    for position in found where kept == 0 || found[kept - 1] != position {
      found[kept] = position
      kept += 1
    }
    found.removeSubrange(kept...)
    return found
  }

  private func nodeSpelling(_ spelling: Spelling) -> NodeSpelling {
    NodeSpelling(
      node: Int(spelling.node), folded: String(decoding: bytes[spelling.text], as: UTF8.self),
      role: spelling.role)
  }
}
