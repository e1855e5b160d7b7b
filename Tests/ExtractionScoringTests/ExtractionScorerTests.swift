import DataModel
import Testing

@testable import ExtractionScoring

struct ExtractionScorerTests {
  @Test func `a mention of the same span and kind is right three times`() {
    let report = score(gold: [mention(2, 5)], predicted: [mention(2, 5)])
    #expect(report.counts == ["1 of 1, of 1", "1 of 1, of 1", "1 of 1, of 1"])
    #expect(report.errors.isEmpty)
  }

  @Test func `a mention of another kind is right as a span only`() {
    let report = score(gold: [mention(2, 5)], predicted: [mention(2, 5, .place)])
    #expect(report.counts == ["0 of 1, of 1", "0 of 1, of 1", "1 of 1, of 1"])
  }

  @Test func `a mention that overlaps is right in part only`() {
    let report = score(gold: [mention(2, 5)], predicted: [mention(4, 9)])
    #expect(report.counts == ["0 of 1, of 1", "1 of 1, of 1", "0 of 1, of 1"])
  }

  @Test func `mentions that only touch do not overlap`() {
    let report = score(gold: [mention(2, 5)], predicted: [mention(5, 9), mention(0, 2)])
    #expect(report.counts == ["0 of 2, of 1", "0 of 2, of 1", "0 of 2, of 1"])
  }

  @Test func `parts of one mention are right once`() {
    let report = score(gold: [mention(0, 9)], predicted: [mention(0, 3), mention(4, 9)])
    #expect(report.partial.counts == "1 of 2, of 1")
  }

  @Test func `one prediction over two mentions is right once`() {
    let report = score(gold: [mention(0, 3), mention(4, 9)], predicted: [mention(0, 9)])
    #expect(report.partial.counts == "1 of 1, of 2")
  }

  @Test func `equal spans are paired before larger overlaps, and larger before smaller`() {
    // Both predictions overlap the first mention by as much; the long one is left for the second.
    let exact = score(
      gold: [mention(3, 6), mention(7, 9)], predicted: [mention(0, 9), mention(3, 6)])
    #expect(exact.partial.counts == "2 of 2, of 2")
    let larger = score(
      gold: [mention(0, 6), mention(7, 9)], predicted: [mention(5, 9), mention(4, 6)])
    #expect(larger.partial.counts == "2 of 2, of 2")
  }

  @Test func `a kind that the annotation accepts too is right`() {
    let gold = [mention(2, 5, .place, or: [.organization])]
    let report = score(gold: gold, predicted: [mention(2, 5, .organization)])
    #expect(report.counts == ["1 of 1, of 1", "1 of 1, of 1", "1 of 1, of 1"])
    #expect(score(gold: gold, predicted: [mention(2, 5, .person)]).strict.counts == "0 of 1, of 1")
    // Recall is the gold kind's, precision the predicted kind's.
    let byKind = report.strictByKind
    #expect(byKind[.place]?.isClose(to: 0, 1) == true)
    #expect(byKind[.organization]?.isClose(to: 1, 0) == true)
    #expect(byKind[.person] == nil)
  }

  @Test func `an optional mention costs nothing when missed and earns nothing when found`() {
    let gold = [mention(2, 5), mention(8, 12, .place, optional: true)]
    let counts = ["1 of 1, of 1", "1 of 1, of 1", "1 of 1, of 1"]
    #expect(score(gold: gold, predicted: [mention(2, 5)]).counts == counts)
    for other in [
      mention(8, 12, .place), mention(8, 12, .person), mention(8, 12, nil), mention(7, 9, .place),
      mention(11, 20),
    ] {
      #expect(score(gold: gold, predicted: [mention(2, 5), other]).counts == counts)
    }
    #expect(score(gold: gold, predicted: [mention(2, 5), mention(12, 20)]).strict.predicted == 2)
  }

  @Test func `an optional mention does not excuse what overlaps a required one`() {
    let gold = [mention(0, 5), mention(6, 10, optional: true)]
    let report = score(gold: gold, predicted: [mention(3, 8, .place)])
    #expect(report.counts == ["0 of 1, of 1", "0 of 1, of 1", "0 of 1, of 1"])
  }

  @Test func `what equals an optional mention is excused though it overlaps a required one`() {
    let gold = [mention(0, 10, .organization), mention(3, 6, .place, optional: true)]
    let report = score(gold: gold, predicted: [mention(3, 6, .place)])
    #expect(report.strict.counts == "0 of 0, of 1")
  }

  @Test func `a gold mention without a kind counts as a span only`() {
    let gold = [mention(2, 5, nil)]
    #expect(
      score(gold: gold, predicted: [mention(2, 5)]).counts == [
        "0 of 0, of 0", "0 of 0, of 0", "1 of 1, of 1",
      ])
    #expect(
      score(gold: gold, predicted: []).counts == ["0 of 0, of 0", "0 of 0, of 0", "0 of 0, of 1"])
  }

  @Test func `a prediction without a kind is right as a span only`() {
    let report = score(gold: [mention(2, 5)], predicted: [mention(2, 5, nil)])
    #expect(report.counts == ["0 of 1, of 1", "0 of 1, of 1", "1 of 1, of 1"])
  }

  @Test func `of predictions on one span the first counts`() {
    let predicted = [mention(2, 5, .place), mention(2, 5, .person)]
    #expect(score(gold: [mention(2, 5)], predicted: predicted).strict.counts == "0 of 1, of 1")
    #expect(
      score(gold: [mention(2, 5)], predicted: predicted.reversed()).strict.counts == "1 of 1, of 1")
  }

  @Test func `documents are matched by id, and a missing one predicts nothing`() {
    let gold = ["a", "b", "c"].map {
      AnnotatedDocument(id: $0, text: "xyz", mentions: [mention(0, 1)])
    }
    let report = ExtractionScorer().score(gold: gold, predicted: [gold[2], gold[0]])
    #expect(report.strict.counts == "2 of 2, of 3")
  }

  @Test func `no documents are no errors`() {
    let report = ExtractionScorer().score(gold: [], predicted: [])
    #expect(report.strict.f1 == 1)
    #expect(report.coverage == nil)
    #expect(report.clustersInDocument == nil && report.clustersAcross == nil)
    #expect(report.edgesPerDocument == nil && report.edgesOfGraph == nil)
  }

  @Test(arguments: [
    ([], ["missed: [cat]"]),
    ([mention(9, 12, .place)], ["kind: [cat] cat (place)"]),
    ([mention(5, 12)], ["span: [cat] big cat (person)"]),
    ([mention(9, 12), mention(2, 4)], ["spurious: [🐈é]"]),
  ])
  func `an error says what was there and what was predicted instead`(
    _ predicted: [AnnotatedMention], _ errors: [String]
  ) {
    // Offsets count scalars: the é is one, the cat's picture too.
    let report = score(gold: [mention(9, 12)], predicted: predicted, text: "I 🐈é big cat sat")
    #expect(
      report.errors.map { miss in
        (["\(miss.sort.rawValue): [\(miss.text)]"] + miss.predicted).joined(separator: " ")
      } == errors)
  }

  @Test func `an error's context is the words around it on one line`() {
    let report = score(
      gold: [mention(4, 7)], predicted: [], text: "the cat\nsat")
    #expect(report.errors.map(\.context) == ["the [cat] sat"])
  }
}
