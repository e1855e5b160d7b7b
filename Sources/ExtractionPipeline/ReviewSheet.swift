import DataModel
import EntityResolution

/// A table of doubtful merges and splits that the user fills in: tabs between the columns, a
/// header, one question a line.
///
/// The program writes it with an empty column of verdicts and reads it back as decisions. In
/// between it may have been through a spreadsheet, so it is read in any encoding, with any order of
/// columns, with commas or semicolons for tabs, and with quotes around what needs them.
public struct ReviewSheet: Sendable {
  public struct Row: Hashable, Sendable {
    public var question: Doubt.Question
    /// The kind of both names; two where they differ.
    public var kinds: [EntityKind]
    /// What a decision calls the two.
    public var name: String
    public var other: String
    public var reason: String
    /// Entities that the name meets: edges that would go elsewhere.
    public var edges: Int
    public var mentions: Int
    public var otherMentions: Int
    /// The first sentence with each name.
    public var sentence: String
    public var otherSentence: String

    public init(
      question: Doubt.Question, kinds: [EntityKind], name: String, other: String, reason: String,
      edges: Int, mentions: Int, otherMentions: Int, sentence: String, otherSentence: String
    ) {
      self.question = question
      self.kinds = kinds
      self.name = name
      self.other = other
      self.reason = reason
      self.edges = edges
      self.mentions = mentions
      self.otherMentions = otherMentions
      self.sentence = sentence
      self.otherSentence = otherSentence
    }
  }

  enum Column: String, CaseIterable {
    case verdict, question, kind, name, other, reason, edges, mentions
    case otherMentions = "other_mentions"
    case sentence
    case otherSentence = "other_sentence"
  }

  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  /// The file's text, verdicts left empty.
  public var text: String {
    var lines = [Column.allCases.map(\.rawValue)]
    for row in rows {
      lines.append(
        [
          "", row.question.rawValue, row.kinds.map(\.name).joined(separator: " / "), row.name,
          row.other, row.reason, "\(row.edges)", "\(row.mentions)", "\(row.otherMentions)",
          ReviewSheet.text(row.sentence), ReviewSheet.text(row.otherSentence),
        ].map(ReviewSheet.field))
    }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// A field without tabs, line breaks and other control characters, in quotes if it holds any, as
  /// spreadsheets expect. Scalars, not characters, since an accent may follow a quote.
  private static func field(_ text: String) -> String {
    var field = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      let isBreak = [.control, .lineSeparator, .paragraphSeparator].contains(category)
      field.append(isBreak ? " " : scalar)
      if scalar == "\"" { field.append(scalar) }
    }
    return field.contains("\"") ? "\"\(String(field))\"" : String(field)
  }

  /// A sentence that no spreadsheet takes for a formula: what begins with one of these signs would
  /// be computed, and text from outside must not be.
  private static func text(_ sentence: String) -> String {
    guard let first = sentence.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else {
      return sentence
    }
    return "'" + sentence
  }
}
