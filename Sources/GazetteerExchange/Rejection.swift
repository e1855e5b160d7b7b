/// A line, or a name of one, that cannot be part of a gazetteer.
struct Rejection {
  enum Reason {
    case notUTF8
    case tooLong(limit: Int)
    case brokenJSON(byte: Int)
    case unclosedQuote
    case columns(found: Int, expected: String)
    case lacks(String)
    case unknownKind(String)
    case expression(String)
    case tokenPattern(String)
    case apart(id: String)
    case noWord(String)
    case mark(String, name: String)
    case start(String)
    case longName(String)
    case controlCharacter(String)
    case attribute(String, value: String)
  }

  var line: Int
  var reason: Reason

  /// What rejections of this sort are counted under.
  var sort: String {
    switch reason {
    case .notUTF8: "not UTF-8"
    case .tooLong: "line too long"
    case .brokenJSON: "no JSON object"
    case .unclosedQuote: "quote not closed"
    case .columns: "wrong number of columns"
    case .lacks: "something missing"
    case .unknownKind: "unknown kind"
    case .expression: "regular expression"
    case .tokenPattern: "pattern of more than words"
    case .apart: "lines of one id apart"
    case .noWord: "name without a word"
    case .mark: "name with a mark that gazetteers use"
    case .start: "name that begins like a comment or section"
    case .longName: "name too long"
    case .controlCharacter: "control character"
    case .attribute: "attribute left out"
    }
  }

  var message: String {
    switch reason {
    case .notUTF8: "not valid UTF-8; expected UTF-8"
    case .tooLong(let limit): "a line of more than \(limit >> 20) MB; expected a shorter one"
    case .brokenJSON(let byte): "no JSON at byte \(byte + 1); expected an object"
    case .unclosedQuote: "a quote that is not closed; expected '\"' at the end of the field"
    case .columns(let found, let expected):
      "\(found) \(found == 1 ? "column" : "columns"); expected \(expected)"
    case .lacks(let what): "no \(what)"
    case .unknownKind(let word):
      "unknown kind '\(word)'; expected person, organization or place"
    case .expression(let text): "'\(text)' is a regular expression; expected plain words"
    case .tokenPattern(let what):
      "a pattern with '\(what)'; expected tokens with one of LOWER, TEXT and ORTH"
    case .apart(let id):
      "the id '\(id)' was on earlier lines too; expected lines of one id next to one another"
    case .noWord(let name): "the name '\(name)' has no word"
    case .mark(let mark, let name): "the name '\(name)' has a '\(mark)'"
    case .start(let name): "the name '\(name)' begins like a comment or a section"
    case .longName(let name):
      "the name '\(name.prefix(40))…' is too long; expected at most \(EntryCleaner.longestName) bytes"
    case .controlCharacter(let name):
      "the name '\(String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 })))' has a control character"
    case .attribute(let key, let value):
      "the \(key) '\(value)' has one of '{', '}' and '=', or is too long"
    }
  }
}
