/// Two names about which resolution may be wrong: a question for the user.
public struct Doubt: Hashable, Sendable {
  public enum Question: String, Hashable, Sendable {
    /// A sieve joined them although they might be two.
    case merged
    /// They were left apart although they might be one.
    case apart
  }

  /// One of the two names.
  public struct Side: Hashable, Sendable {
    public var entity: Int
    /// Rows of the name table that show the name, the most mentioned first; never none.
    public var rows: [Int]
    /// What a decision calls it: the name, or an id where the name means several entities.
    public var reference: String
  }

  public var question: Question
  /// What was joined, or the entity of fewer mentions.
  public var name: Side
  /// What it was joined to, or the entity of more mentions.
  public var other: Side
  /// Why it is doubtful: "one letter apart: Masimov / Masimow".
  public var reason: String
}
