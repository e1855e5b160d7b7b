import DataModel

extension LexiconAudit {
  /// Matching compares the letters of so many words: `Phrase` has a bit for each.
  private static let mostWords = 32

  /// Reports names that no text can hold, and needed words that no text can meet.
  ///
  /// Each name is put into a sentence, with what it needs behind it, and looked for as in any
  /// document.
  mutating func auditReach(_ names: [ListedName]) {
    var analysis = DocumentAnalysis(lexicon: lexicon)
    var tokenizer = lexicon.tokenizer()
    for name in names {
      let alias = name.alias
      for needed in alias.neededWords {
        guard let reason = fault(of: needed, alias, &tokenizer) else { continue }
        add("'\(needed)' in the needs of '\(alias.text)' \(reason)", name)
      }
      let words = name.spellings[0].words.count
      if words > LexiconAudit.mostWords {
        add("'\(alias.text)' has \(words) words; expected at most \(LexiconAudit.mostWords)", name)
        continue
      }
      let lead = "They saw "
      let tail = " with " + alias.neededWords.joined(separator: " and ")
      let text = Array((lead + alias.text + tail).utf8)
      // A byline is the zone in which capitals always tell something.
      let block = Block(range: ByteRange(0, text.count), zone: .byline)
      analysis.start(Document(id: "name", text: text, blocks: [block]), &tokenizer)
      let isFound = analysis.candidates.contains { $0.alias == Int32(name.number) }
      if isFound, name.spellings[0].hasWord { continue }
      let range = ByteRange(lead.utf8.count, lead.utf8.count + alias.text.utf8.count)
      add("'\(alias.text)' is never found: \(reading(of: range, in: analysis))", name)
    }
  }

  /// Why a needed word or phrase says nothing; `nil` where it does.
  private func fault(of needed: String, _ alias: Alias, _ tokenizer: inout Tokenizer) -> String? {
    let words = tokenizer.tokens(of: needed)
    guard words.contains(where: { $0.shape != .punctuation }) else {
      return "is no word; expected words that texts on it have"
    }
    let name = tokenizer.tokens(of: alias.text).map(\.hash)
    return name.indices.contains { name[$0...].starts(with: words.map(\.hash)) }
      ? "is a part of the name; expected other words that texts on it have" : nil
  }

  /// What a text that has a name makes of it.
  private func reading(of name: ByteRange, in analysis: DocumentAnalysis) -> String {
    let tokens = analysis.tokens.filter {
      Int($0.start) < name.end && name.start < Int($0.end)
    }
    guard tokens.contains(where: { $0.shape != .punctuation }) else { return "it holds no word" }
    let ends = analysis.sentences.dropLast().map { analysis.byteRange($0.tokens).end }
    if ends.contains(where: { name.start < $0 && $0 < name.end }) {
      return "texts have the end of a sentence in it"
    }
    return "texts have \(LexiconAudit.listed(tokens, in: analysis.document.text))"
  }

  /// Tokens as a message shows them.
  static func listed(_ tokens: TokenTable, in text: [UInt8]) -> String {
    let words = tokens.map { token in
      "'\(String(decoding: text[Int(token.start)..<Int(token.end)], as: UTF8.self))'"
    }
    return "the \(words.count == 1 ? "word" : "words") \(words.joined(separator: " "))"
  }
}
