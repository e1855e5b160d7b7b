import DataModel
import Testing

@testable import ExtractionScoring

struct PrecisionRecallTests {
  @Test func `precision, recall and F1 come from the counts`() {
    let figure = PrecisionRecall(right: 2, predicted: 4, gold: 8)
    #expect(figure.isClose(to: 0.5, 0.25))
    #expect(abs(figure.f1 - 1.0 / 3) < 1e-12)
  }

  @Test func `nothing predicted where there is nothing is right`() {
    #expect(PrecisionRecall(right: 0, predicted: 0, gold: 0).f1 == 1)
  }

  @Test func `nothing predicted where there is something, and the reverse, are wrong`() {
    let missed = PrecisionRecall(right: 0, predicted: 0, gold: 3)
    #expect(missed.isClose(to: 0, 0) && missed.f1 == 0)
    let spurious = PrecisionRecall(right: 0, predicted: 3, gold: 0)
    #expect(spurious.isClose(to: 0, 0) && spurious.f1 == 0)
  }

  @Test func `a kind that found gold of another kind may differ in precision and recall`() {
    let figure = PrecisionRecall(right: 1, predicted: 2, gold: 1, rightPredictions: 2)
    #expect(figure.isClose(to: 1, 1))
  }

  @Test func `a kind is accepted where it is the gold kind or an alternative`() {
    let gold = mention(0, 1, .place, or: [.organization])
    #expect(gold.accepts(.place))
    #expect(gold.accepts(.organization))
    #expect(!gold.accepts(.person))
    #expect(!gold.accepts(nil))
  }
}
