import DataModel

@testable import ExtractionScoring

func mention(
  _ start: Int, _ end: Int, _ kind: EntityKind? = .person, _ entity: String? = nil,
  or alternatives: [EntityKind] = [], optional: Bool = false
) -> AnnotatedMention {
  AnnotatedMention(
    start: start, end: end, kind: kind, alternatives: alternatives, entity: entity,
    isOptional: optional)
}

/// A document of mentions one letter long, each at its own place: `"aab"` mentions a, a, b; a dot
/// is a place without a mention.
func entities(_ id: String, _ letters: String, idsAreLocal: Bool = false) -> AnnotatedDocument {
  AnnotatedDocument(
    id: id, text: letters,
    mentions: letters.enumerated().filter { $0.element != "." }.map { place, letter in
      mention(place, place + 1, .person, String(letter))
    }, idsAreLocal: idsAreLocal)
}

/// Scores one document.
func score(
  gold: [AnnotatedMention], predicted: [AnnotatedMention],
  text: String = "abcdefghijklmnopqrstuvwxyz"
) -> ExtractionScorer.Report {
  ExtractionScorer().score(
    gold: [AnnotatedDocument(id: "a", text: text, mentions: gold)],
    predicted: [AnnotatedDocument(id: "a", text: text, mentions: predicted)])
}

extension PrecisionRecall {
  /// `right of predicted, of gold`.
  var counts: String { "\(right ?? -1) of \(predicted ?? -1), of \(gold ?? -1)" }

  func isClose(to precision: Double, _ recall: Double) -> Bool {
    abs(self.precision - precision) < 1e-12 && abs(self.recall - recall) < 1e-12
  }
}

extension ExtractionScorer.Report {
  /// Strict, partial and span counts.
  var counts: [String] { [strict.counts, partial.counts, span.counts] }
}
