import DataModel

/// A row of a review sheet: a question about two names, and the user's verdict.
public struct ReviewAnswer: Hashable, Sendable {
  /// `same`, `different`, `drop`, or nothing.
  public var verdict: String
  /// `merged` or `apart`.
  public var question: String
  /// The kind of both names; where they have two, each has its own before it.
  public var kind: String
  public var name: String
  public var other: String

  public init(verdict: String, question: String, kind: String, name: String, other: String) {
    self.verdict = verdict
    self.question = question
    self.kind = kind
    self.name = name
    self.other = other
  }
}

extension Decisions {
  /// Adds the decision of a row of a review sheet, if it has a verdict.
  ///
  /// `drop` leaves out the first name: with its entity, or alone where a sieve joined it to another.
  public mutating func add(_ answer: ReviewAnswer, file: String, line: Int) throws(DecisionsError) {
    let word = trimmed(answer.verdict)
    if word.isEmpty { return }
    guard let verb = Verb(rawValue: word.lowercased()), verb != .rename else {
      throw DecisionsError(reason: .unknownVerdict(word), file: file, line: line)
    }
    guard let question = Doubt.Question(rawValue: trimmed(answer.question).lowercased()) else {
      throw DecisionsError(
        reason: .unknownQuestion(trimmed(answer.question)), file: file, line: line)
    }
    let name = self.name(ofCell: answer.name, kind: answer.kind)
    let other = self.name(ofCell: answer.other, kind: answer.kind)
    guard !name.text.isEmpty, !other.text.isEmpty else {
      throw DecisionsError(reason: .missingName(verdict: word), file: file, line: line)
    }
    // The other is the greater one: what leaves or joins it is the name.
    let names = verb == .drop ? [name] : [other, name]
    // One name may be asked about in several rows, and is dropped once.
    if verb == .drop, all.contains(where: { $0.verb == verb && $0.names == names }) { return }
    add(
      Decision(
        verb: verb, names: names, file: file, line: line, isOfSheet: true,
        dropsNameAlone: question == .merged))
  }

  /// A name with its own kind before it, or of the kind that the row has; an id needs none.
  ///
  /// The sheet asks about names as such. What a document settles in its own text is no question.
  private func name(ofCell cell: String, kind: String) -> Name {
    var name = name(trimmed(cell))
    name.isOfSheet = !name.mayBeID
    if name.kind == nil, !name.mayBeID { name.kind = EntityKind(name: trimmed(kind).lowercased()) }
    return name
  }
}
