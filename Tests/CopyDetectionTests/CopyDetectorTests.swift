import CopyDetection
import DataModel
import TestSupport
import Testing

struct CopyDetectorTests {
  private func groups(_ articles: [Article]) -> [[Int]] {
    var detector = CopyDetector()
    for article in articles { detector.add(article.sketch) }
    let copies = detector.groups()
    return (0..<copies.count).map { copies.documents(of: $0) }
  }

  @Test(arguments: [0.1, 0.2])
  func `a copy is found of which a part of the sentences was cut or changed`(_ share: Double) {
    var missed = 0
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let article = random.article(sentences: Int.random(in: 8...60, using: &random))
      let cut = random.cut(article, share)
      let changed = random.changed(article, share)
      let edited = random.edited(article, share)
      let other = random.article(sentences: 20)
      if groups([article, cut, other, changed, edited]) != [[0, 1, 3, 4]] { missed += 1 }
    }
    #expect(missed <= 4)
  }

  @Test func `reports that share half of their text are no copies`() {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let background = random.article(sentences: Int.random(in: 6...30, using: &random))
      let reports = (0..<3).map { _ in
        Article(
          sentences: random.article(sentences: background.sentences.count).sentences
            + background.sentences)
      }
      #expect(groups(reports) == [], "seed \(seed)")
    }
  }

  @Test func `short texts are copies only word for word`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let article = random.article(sentences: 1)
      var other = article
      other.sentences[0][0] += "x"
      var headline = article
      headline.headline = ["changed"]
      #expect(groups([article, other, headline, article]) == [[0, 3]])
    }
  }

  @Test func `texts without words are no copies`() {
    let nothing = Article(sentences: [])
    #expect(groups([nothing, nothing]) == [])
    var detector = CopyDetector()
    detector.add(TextSketch())
    detector.add(TextSketch())
    #expect(detector.groups().isEmpty)
  }

  /// Every pair of documents is looked at.
  private func naiveGroups(_ articles: [Article], least: Double) -> [[Int]] {
    let sketches = articles.map(\.sketch)
    var groupOf = Array(articles.indices)
    for a in articles.indices {
      for b in articles.indices where sketches[a].resemblance(to: sketches[b]) >= least {
        let (from, to) = (max(groupOf[a], groupOf[b]), min(groupOf[a], groupOf[b]))
        groupOf = groupOf.map { $0 == from ? to : $0 }
      }
    }
    return Dictionary(grouping: articles.indices) { groupOf[$0] }.values.filter { $0.count > 1 }
      .map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test func `bands lead to what a look at every pair would find`() {
    var (same, all) = (0, 0)
    for seed in UInt64(0)..<60 {
      var random = SeededGenerator(seed: seed)
      var articles: [Article] = []
      for _ in 0..<8 {
        let article = random.article(sentences: Int.random(in: 1...30, using: &random))
        articles.append(article)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
          articles.append(random.changed(article, Double.random(in: 0...0.6, using: &random)))
        }
      }
      articles.shuffle(using: &random)
      let found = groups(articles)
      let naive = naiveGroups(articles, least: CopyDetector.leastResemblance)
      // Nothing is joined that a look at every pair would leave apart.
      for group in found {
        #expect(naive.contains { Set($0).isSuperset(of: group) }, "seed \(seed)")
      }
      all += naive.count
      same += naive.count { found.contains($0) }
    }
    #expect(Double(same) > 0.97 * Double(all))
  }
}
