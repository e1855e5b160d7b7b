import DataModel
import TestSupport
import Testing

@testable import ExtractionScoring

/// The scorer against what must hold for any annotation, on random ones.
struct ExtractionScorerTwinTests {
  private func documents(_ seed: UInt64, _ random: inout SeededGenerator) -> [AnnotatedDocument] {
    (0..<3).map { number in
      var mentions: [AnnotatedMention] = []
      var start = 0
      while start < 30 {
        start += Int.random(in: 0...4, using: &random)
        let end = start + Int.random(in: 1...4, using: &random)
        mentions.append(
          mention(
            start, end, EntityKind.allCases.randomElement(using: &random),
            "e\(Int.random(in: 0...3, using: &random))"))
        start = end
      }
      return AnnotatedDocument(
        id: "d\(number)", text: String(repeating: "x", count: 40), mentions: mentions)
    }
  }

  @Test func `annotations scored against themselves are wholly right, however ordered`() {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let gold = documents(seed, &random)
      let shuffled = gold.shuffled(using: &random).map { document in
        var document = document
        document.mentions.shuffle(using: &random)
        return document
      }
      let report = ExtractionScorer().score(gold: gold, predicted: shuffled)
      let figures = [
        report.strict, report.partial, report.span, report.clustersInDocument?.bCubed,
        report.clustersInDocument?.pairwise, report.clustersAcross?.bCubed,
        report.clustersAcross?.pairwise, report.edgesPerDocument, report.edgesOfGraph,
      ]
      #expect(figures.allSatisfy { $0?.isClose(to: 1, 1) ?? false }, "seed \(seed)")
      #expect(report.coverage == 1 && report.errors.isEmpty, "seed \(seed)")
    }
  }

  @Test func `gold and prediction exchanged exchange precision and recall`() {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let (a, b) = (documents(seed, &random), documents(seed, &random))
      let one = ExtractionScorer().score(gold: a, predicted: b)
      let other = ExtractionScorer().score(gold: b, predicted: a)
      for (x, y) in [
        (one.strict, other.strict), (one.span, other.span), (one.partial, other.partial),
      ] {
        #expect(x.right == y.right && x.gold == y.predicted, "seed \(seed)")
        #expect(x.isClose(to: y.recall, y.precision), "seed \(seed)")
      }
    }
  }

  @Test func `strict and span agree with looking every mention up`() {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let (gold, predicted) = (documents(seed, &random), documents(seed, &random))
      let report = ExtractionScorer().score(gold: gold, predicted: predicted)
      var (strict, span) = (0, 0)
      for (document, other) in zip(gold, predicted) {
        for mention in document.mentions {
          for found in other.mentions where found.isSameSpan(mention) {
            span += 1
            strict += found.kind == mention.kind ? 1 : 0
          }
        }
      }
      #expect(report.strict.right == strict && report.span.right == span, "seed \(seed)")
      #expect(report.strict.gold == gold.reduce(0) { $0 + $1.mentions.count }, "seed \(seed)")
      let byKind = report.strictByKind.values.reduce(0) { $0 + ($1.right ?? 0) }
      #expect(byKind == strict, "seed \(seed)")
    }
  }

  @Test func `the first position of a predicate is the one a walk finds`() {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 0...20, using: &random)
      let values = (0..<count).map { _ in Int.random(in: 0...9, using: &random) }.sorted()
      for bound in -1...11 {
        #expect(
          values.partitioningIndex { $0 >= bound } == values.firstIndex { $0 >= bound } ?? count,
          "seed \(seed)")
      }
    }
  }
}
