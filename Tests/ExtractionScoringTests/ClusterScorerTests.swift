import DataModel
import Testing

@testable import ExtractionScoring

struct ClusterScorerTests {
  private func report(_ gold: [AnnotatedDocument], _ predicted: [AnnotatedDocument])
    -> ExtractionScorer.Report
  {
    ExtractionScorer().score(gold: gold, predicted: predicted)
  }

  /// The example of Bagga and Baldwin (1998): five, two and five mentions; the response joins two
  /// of the three entities.
  @Test(arguments: [
    ("AAAAABBBBBBB", 16.0 / 21, 21.0 / 31), ("AAAAABBAAAAA", 7.0 / 12, 21.0 / 46),
  ])
  func `B-cubed is what the paper's example gives`(
    _ predicted: String, _ bCubed: Double, _ pairwise: Double
  ) throws {
    let found = report([entities("a", "aaaaabbccccc")], [entities("a", predicted)])
    let score = try #require(found.clustersInDocument)
    #expect(abs(score.bCubed.precision - bCubed) < 1e-12)
    #expect(score.bCubed.recall == 1)
    #expect(score.pairwise.isClose(to: pairwise, 1))
    #expect(score.pairwise.gold == 10 + 1 + 10)
  }

  @Test func `an entity torn in two costs recall`() throws {
    let found = report([entities("a", "aaaa")], [entities("a", "xxyy")])
    let score = try #require(found.clustersInDocument)
    #expect(score.bCubed.isClose(to: 1, 0.5))
    #expect(score.pairwise.counts == "2 of 2, of 6")
  }

  @Test func `predictions without an entity stand alone`() throws {
    let found = report(
      [entities("a", "aa")],
      [AnnotatedDocument(id: "a", text: "aa", mentions: [mention(0, 1), mention(1, 2)])])
    let score = try #require(found.clustersInDocument)
    #expect(score.bCubed.isClose(to: 1, 0.5))
  }

  @Test func `only matched mentions are clustered, and coverage says how many those are`() throws {
    let found = report([entities("a", "aab.")], [entities("a", "x..y")])
    #expect(found.coverage == 1.0 / 3)
    #expect(try #require(found.clustersInDocument).bCubed.isClose(to: 1, 1))
    #expect(report([entities("a", "aab")], []).coverage == 0)
    #expect(report([entities("a", "aab")], []).clustersInDocument == nil)
  }

  @Test func `a mention of another kind that overlaps matches for clusters`() {
    let gold = AnnotatedDocument(id: "a", text: "abc", mentions: [mention(0, 2, .person, "a")])
    let predicted = AnnotatedDocument(id: "a", text: "abc", mentions: [mention(1, 3, .place, "x")])
    #expect(report([gold], [predicted]).coverage == 1)
  }

  @Test func `names joined across documents count across the set only`() throws {
    let gold = [entities("d", "aa"), entities("e", "b")]
    let found = report(gold, [entities("d", "xx"), entities("e", "x")])
    #expect(try #require(found.clustersInDocument).bCubed.isClose(to: 1, 1))
    let across = try #require(found.clustersAcross)
    // 2/3, 2/3 and 1/3 of each mention's cluster are right.
    #expect(across.bCubed.isClose(to: 5.0 / 9, 1))
    #expect(across.pairwise.counts == "1 of 3, of 1")
  }

  @Test func `ids that hold within a document give no figures across documents`() {
    let gold = [entities("d", "ab", idsAreLocal: true), entities("e", "ab", idsAreLocal: true)]
    let found = report(gold, gold)
    #expect(found.clustersAcross == nil && found.edgesOfGraph == nil)
    #expect(found.clustersInDocument != nil && found.edgesPerDocument != nil)
    #expect(report(gold + [entities("f", "ab")], gold).clustersAcross != nil)
  }

  @Test func `two entities are joined where one document mentions both`() throws {
    let gold = [entities("d", "abc"), entities("e", "ab")]
    let found = report(gold, [entities("d", "xyz"), entities("e", "xy")])
    #expect(found.edgesPerDocument?.counts == "4 of 4, of 4")
    #expect(found.edgesOfGraph?.counts == "3 of 3, of 3")
  }

  @Test func `of an entity torn in two only the larger part stands for it`() {
    // z is the rest of a: spurious, so its edges are wrong.
    let found = report([entities("d", "aaab")], [entities("d", "xxzy")])
    #expect(found.edgesPerDocument?.counts == "1 of 3, of 1")
    let gold = [entities("d", "aab"), entities("e", "a")]
    for (larger, smaller) in [("x", "z"), ("z", "x")] {
      let predicted = [entities("d", larger + larger + "y"), entities("e", smaller)]
      #expect(report(gold, predicted).edgesOfGraph?.counts == "1 of 1, of 1")
    }
  }

  @Test func `an entity that joins two stands for the one it shares most mentions with`() {
    let found = report([entities("d", "aabc")], [entities("d", "xxxy")])
    // Found: a-c. Missed: a-b, b-c.
    #expect(found.edgesPerDocument?.counts == "1 of 1, of 3")
  }

  @Test func `on a tie the first gold entity in order is meant`() {
    // x is as often a, which stands beside c, as b, which stands alone.
    let gold = [entities("d", "ac"), entities("e", "b")]
    let found = report(gold, [entities("d", "xy"), entities("e", "x")])
    #expect(found.edgesOfGraph?.counts == "1 of 1, of 1")
  }

  @Test func `on a tie the first predicted entity in order stands for it`() {
    let gold = [entities("d", "ab"), entities("e", "a")]
    let first = report(gold, [entities("d", "xy"), entities("e", "z")])
    #expect(first.edgesOfGraph?.counts == "1 of 1, of 1")
    let second = report(gold, [entities("d", "zy"), entities("e", "x")])
    #expect(second.edgesOfGraph?.counts == "0 of 1, of 1")
  }

  @Test func `a spurious mention joins a spurious entity to the others of its document`() {
    let found = report([entities("d", "ab.")], [entities("d", "xyz")])
    #expect(found.edgesPerDocument?.counts == "1 of 3, of 1")
  }

  @Test func `what an optional mention or one without an entity excuses makes no node`() {
    var gold = entities("d", "ab")
    gold.mentions += [mention(2, 4, .place, "c", optional: true), mention(5, 7, .place)]
    var predicted = entities("d", "xy")
    predicted.mentions += [
      mention(2, 4, .place, "z"), mention(3, 5, .place, "v"), mention(5, 6, .place, "w"),
    ]
    let found = report([gold], [predicted])
    #expect(found.edgesPerDocument?.counts == "1 of 1, of 1")
    #expect(found.coverage == 1)
  }
}
