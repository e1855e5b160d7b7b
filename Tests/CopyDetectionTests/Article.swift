import DataModel
import TestSupport

/// A text of sentences of words.
struct Article {
  var headline: [String] = []
  var sentences: [[String]]

  var sketch: TextSketch {
    var sketcher = TextSketcher()
    for word in headline { sketcher.add(WordFolder.hash(Array(word.utf8)), isRunning: false) }
    for word in sentences.joined() {
      sketcher.add(WordFolder.hash(Array(word.utf8)), isRunning: true)
    }
    return sketcher.finish()
  }
}

extension SeededGenerator {
  /// Few words are frequent and many are rare, as in any language.
  private mutating func word() -> String {
    let rank = Double.random(in: 0..<1, using: &self)
    return "w\(Int(3000 * rank * rank * rank))"
  }

  private mutating func sentence() -> [String] {
    (0..<Int.random(in: 10...25, using: &self)).map { _ in word() }
  }

  mutating func article(sentences: Int) -> Article {
    Article(headline: sentence(), sentences: (0..<sentences).map { _ in sentence() })
  }

  private mutating func some(of count: Int, _ share: Double) -> [Int] {
    Array((0..<count).shuffled(using: &self).prefix(Int(Double(count) * share)))
  }

  /// Without a share of the sentences, under another headline.
  mutating func cut(_ article: Article, _ share: Double) -> Article {
    let gone = Set(some(of: article.sentences.count, share))
    return Article(
      headline: sentence(),
      sentences: article.sentences.indices.filter { !gone.contains($0) }
        .map { article.sentences[$0] })
  }

  /// With other sentences in the place of a share of them, under another headline.
  mutating func changed(_ article: Article, _ share: Double) -> Article {
    var copy = article
    copy.headline = sentence()
    for number in some(of: article.sentences.count, share) { copy.sentences[number] = sentence() }
    return copy
  }

  /// With another word or two in a share of the sentences, under another headline.
  mutating func edited(_ article: Article, _ share: Double) -> Article {
    var copy = article
    copy.headline = sentence()
    for number in some(of: article.sentences.count, share) {
      for _ in 0..<2 {
        copy.sentences[number][Int.random(in: 0..<10, using: &self)] = word()
      }
    }
    return copy
  }
}
