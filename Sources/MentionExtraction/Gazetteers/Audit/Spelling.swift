/// How a name or a member of a word list must stand in a text, as compiling reads it: its words, and
/// which of them must have capitals.
struct Spelling {
  /// What a word's letters must be.
  enum Letters {
    case any, capitalized, allCapitals
  }

  struct Word {
    /// Of the folded form.
    var hash: UInt64
    var letters: Letters
    /// Bytes as written.
    var length: Int
  }

  var words: [Word] = []
  /// One word at least is more than a mark.
  var hasWord = false

  /// What texts are looked up by.
  var hashes: [UInt64] { words.map(\.hash) }

  /// Whether every text that fits `other`, which has the same words, fits this too.
  ///
  /// - Parameter shortest: the bytes from which on a capitalized word may stand in capitals.
  func covers(_ other: Spelling, shortest: Int) -> Bool {
    zip(words, other.words).allSatisfy { own, word in
      own.letters == .any || own.letters == word.letters
        || own.letters == .capitalized && word.letters == .allCapitals
          && min(own.length, word.length) >= shortest
    }
  }

  /// Whether some text fits both this and `other`, which has the same words.
  func meets(_ other: Spelling, shortest: Int) -> Bool {
    zip(words, other.words).allSatisfy { own, word in
      own.letters == word.letters || own.letters == .any || word.letters == .any
        || max(own.length, word.length) >= shortest
    }
  }
}

/// Reads spellings as compiling a lexicon does.
struct SpellingReader {
  private var tokenizer = Tokenizer(words: WordTable(), marks: .init(), keepsCompounds: true)

  /// The ways in which a gazetteer's name is looked for: as it stands, and without its hyphens.
  mutating func spellings(ofName text: String) -> [Spelling] {
    [text, GazetteerCompiler.withoutHyphens(text)].compactMap { $0.map { spelling(of: $0) } }
  }

  mutating func spelling(of text: String) -> Spelling {
    let tokens = tokenizer.tokens(of: text)
    return Spelling(
      words: tokens.map { token in
        Spelling.Word(
          hash: token.hash,
          letters: token.shape == .allCapitals
            ? .allCapitals : token.shape.startsWithCapital ? .capitalized : .any,
          length: Int(token.end - token.start))
      },
      hasWord: tokens.contains { $0.shape != .punctuation })
  }
}
