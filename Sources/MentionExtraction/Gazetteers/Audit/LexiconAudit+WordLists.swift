import DataModel

extension LexiconAudit {
  /// A member of a word list and where it stands.
  private struct Member {
    var text: String
    /// "-enko", without the hyphen.
    var ending: [UInt8]?
    var spelling: Spelling
    var file: String
    var line: Int

    static let dot = WordFolder.hash([UInt8(ascii: ".")])

    /// Members that differ in this have nothing in common.
    var key: [UInt64] { ending.map { [0, WordFolder.hash($0)] } ?? spelling.hashes }

    /// Whether every word that is another member of the same key is this member too.
    func covers(_ other: Member) -> Bool {
      // Only words by themselves tell a capitalized word from one in capitals.
      spelling.covers(
        other.spelling, shortest: spelling.words.count > 1 ? 0 : WordLists.shortestShouted)
    }
  }

  /// Reports members that a list has already or that no text can hold, and lists that nobody asks
  /// for.
  mutating func auditWordLists() {
    let asked = askedLists
    let lists = Dictionary(grouping: files.filter { $0.role == .words }, by: \.name)
    for (name, files) in lists {
      if lexicon.bit(name) & asked == 0 {
        add(
          "no rule and no code asks for the list '\(name)'; expected @\(name) in a rule",
          files[0].path, 1)
      }
      auditMembers(files.flatMap(members))
    }
  }

  /// The lists that rules name, and those that the extractor does.
  private var askedLists: UInt64 {
    var asked: UInt64 = 0
    for name in Lexicon.namedLists + Lexicon.ordinaryLists { asked |= lexicon.bit(name) }
    for instruction in lexicon.program.code {
      switch instruction {
      case .token(let required, let excluded): asked |= required | excluded
      case .phrase(let bit): asked |= bit
      default: break
      }
    }
    return asked
  }

  private func members(of file: LexiconFile) -> [Member] {
    var reader = SpellingReader()
    var folder = WordFolder()
    var members: [Member] = []
    forEachLexiconLine(in: file) { number, line in
      for field in line.split(separator: UInt8(ascii: "|")) {
        let bytes = [UInt8](field.trimmed)
        let text = String(decoding: bytes, as: UTF8.self)
        var member = Member(
          text: text, spelling: Spelling(), file: file.path, line: number)
        if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
          _ = folder.fold(bytes.span, 1, bytes.count)
          member.ending = folder.bytes
        } else {
          member.spelling = reader.spelling(of: text)
        }
        members.append(member)
      }
    }
    return members
  }

  private mutating func auditMembers(_ members: [Member]) {
    var tokenizer = lexicon.tokenizer()
    var earlier: [[UInt64]: [Member]] = [:]
    for member in members {
      if let reason = fault(of: member, &tokenizer) {
        add("'\(member.text)' \(reason)", member.file, member.line)
      } else if let other = earlier[member.key]?.first(where: {
        member.covers($0) || $0.covers(member)
      }) {
        auditRepetition(member, other)
      } else {
        earlier[member.key, default: []].append(member)
      }
    }
  }

  /// Why a member is no use; `nil` where it is.
  private func fault(of member: Member, _ tokenizer: inout Tokenizer) -> String? {
    if let ending = member.ending {
      let lengths = Lexicon.endingLengths
      return lengths.contains(ending.count)
        ? nil
        : "is an ending of \(ending.count) letters; expected \(lengths.lowerBound) to \(lengths.upperBound)"
    }
    if member.spelling.words.isEmpty { return "holds no word" }
    if member.spelling.words.count > RuleAnalyzer.longestPhrase {
      return
        "has \(member.spelling.words.count) words; expected at most \(RuleAnalyzer.longestPhrase)"
    }
    let read = tokenizer.tokens(of: member.text)
    if read.map(\.hash) == member.spelling.hashes + [Member.dot] {
      return "is found without its dot; expected none, or the word in the list abbreviations too"
    }
    return read.map(\.hash) == member.spelling.hashes
      ? nil : "is never found: texts have \(LexiconAudit.listed(read, in: Array(member.text.utf8)))"
  }

  private mutating func auditRepetition(_ member: Member, _ other: Member) {
    // Of two that are worth the same, the second is one too many.
    let (extra, kept) = other.covers(member) ? (member, other) : (other, member)
    let place = LexiconAudit.place(
      kept.line, of: kept.file, seenFrom: (extra.line, extra.file))
    add(
      extra.text == kept.text
        ? "'\(extra.text)' repeats; first \(place)"
        : "'\(extra.text)' finds nothing that '\(kept.text)' \(place) does not; expected one of them",
      extra.file, extra.line)
  }
}
