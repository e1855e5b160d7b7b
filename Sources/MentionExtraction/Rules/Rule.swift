import DataModel

/// What a rule says its bracketed span is.
public enum RuleOutcome: Hashable, Sendable {
  case kind(EntityKind)
  /// Not a mention: the span is an event, a law, a work or a date.
  case nothing
}

/// How far a rule can be trusted.
public enum RuleStrength: UInt8, Hashable, Sendable {
  /// Makes a mention by itself.
  case sure
  /// Makes a mention unless the document says otherwise.
  case likely
  /// Only adds to other evidence.
  case hint
}

/// One named, declarative line of a rule file.
struct Rule: Sendable {
  var name: String
  var line: Int
  var outcome: RuleOutcome
  var strength: RuleStrength
  /// Where its instructions start.
  var code: Int
}

/// A line that a rule must catch or leave alone, as its file states it.
public struct RuleExample: Hashable, Sendable {
  public var rule: String
  public var file: String
  public var line: Int
  /// The text, with the span that the rule must find in brackets; no brackets where it must find
  /// nothing.
  public var marked: String
  public var mustMatch: Bool
}

/// A step of the matching machine, a backtracking form of Thompson's construction.
enum Instruction: Sendable {
  /// One token that has all `required` features and no `excluded` one.
  case token(required: UInt64, excluded: UInt64)
  /// A member of a word list or a gazetteer kind, of one or more tokens.
  case phrase(UInt64)
  /// One token that folds to this vocabulary word, perhaps only where it has a capital.
  case word(Int32, isCapitalized: Bool)
  /// One token that folds to a word of this set.
  case anyWord(Int32, isCapitalized: Bool)
  /// Try the first, then the second. The first can only match where the next token has one of
  /// `features`; all ones where it may match without a token or take any.
  case split(Int32, Int32, features: UInt64)
  case jump(Int32)
  case open, close
  case blockStart, blockEnd
  case accept
}
