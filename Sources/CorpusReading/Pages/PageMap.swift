import DataModel
import XMLSupport

/// What each element of a page is for, and how much text it holds.
struct PageMap {
  /// A mark that would drop this part of the page's paragraphs is mistaken: sites give whole
  /// articles classes such as "with-sidebar".
  private static let mostDropped = 0.4
  /// Longer texts are not a byline, a credit or a caption, whatever their class.
  private static let longestByline = 400
  private static let longestCaption = 1500

  let tree: HTMLTree
  /// Whether an element and all in it is left out.
  private(set) var isDropped: [Bool]
  /// The zone that an element's mark gives it.
  private(set) var zones: [Zone?]
  /// Characters of the page's paragraphs before each node, dropped ones left out; one more at the
  /// end.
  private(set) var textBefore: [Int]
  /// First-rank headings before each node; one more at the end.
  private let headingsBefore: [Int]

  init(_ tree: HTMLTree) {
    self.tree = tree
    isDropped = Array(repeating: false, count: tree.nodes.count)
    zones = Array(repeating: nil, count: tree.nodes.count)
    textBefore = []
    var headings = 0
    headingsBefore =
      tree.nodes.map { node in
        defer { if node.name == "h1" { headings += 1 } }
        return headings
      } + [headings]
    markByName()
    let visible = tree.nodes.indices.map { tree.text(of: $0).count { $0 > 0x20 } }
    let all = textCounts(visible, paragraphsOnly: false)
    let inParagraphs = textCounts(visible, paragraphsOnly: true)
    let usesParagraphs = (inParagraphs.last ?? 0) * 5 > all.last ?? 0
    markByAttributes(all, usesParagraphs ? inParagraphs : all)
    textBefore = textCounts(visible, paragraphsOnly: usesParagraphs)
  }

  /// The characters of text inside an element, as far as it counts for finding the article.
  func textCount(of node: Int) -> Int { textBefore[tree.nodes[node].end] - textBefore[node] }

  private mutating func markByName() {
    var isInArticle = 0
    var position = 0
    while position < tree.nodes.count {
      let node = tree.nodes[position]
      if node.name == "article" || node.name == "main" {
        isInArticle = max(isInArticle, node.end)
      }
      let isOutside = position >= isInArticle
      if PageElements.dropped.contains(node.name)
        || isOutside && (node.name == "footer" || node.name == "header" && !hasHeading(position))
      {
        isDropped[position] = true
        position = node.end
      } else {
        position += 1
      }
    }
  }

  private func hasHeading(_ node: Int) -> Bool {
    headingsBefore[tree.nodes[node].end] > headingsBefore[node]
  }

  /// - Parameters:
  ///   - all: characters before each node.
  ///   - counted: the same of the text that counts.
  private mutating func markByAttributes(_ all: [Int], _ counted: [Int]) {
    let total = counted.last ?? 0
    var position = 0
    while position < tree.nodes.count {
      let node = tree.nodes[position]
      if isDropped[position] {
        position = node.end
        continue
      }
      defer { position += 1 }
      guard !node.isText, !["html", "body", "article", "main"].contains(node.name) else { continue }
      let share = counted[node.end] - counted[position]
      let isMost = Double(share) > PageMap.mostDropped * Double(total)
      let length = all[node.end] - all[position]
      let role = tree.attribute("role", of: position)
      let mark = PageElements.mark(position, in: tree)
      switch mark {
      case .zone(.quote): zones[position] = .quote
      case .zone(.linkList) where !isMost || total == 0: zones[position] = .linkList
      case .zone(.caption) where length <= PageMap.longestCaption: zones[position] = .caption
      case .zone(let zone) where zone != .linkList && length <= PageMap.longestByline:
        zones[position] = zone
      default: break
      }
      if node.name == "figcaption" { zones[position] = .caption }
      let isMarked =
        mark == .dropped || PageElements.doubtful.contains(node.name)
        || role.map { PageElements.droppedRoles.contains($0) } ?? false
        || PageElements.isHidden(position, in: tree)
      if isMarked, !isMost, !PageElements.headings.contains(node.name), !hasHeading(position) {
        isDropped[position] = true
        position = node.end - 1
      }
    }
  }

  /// Characters that are not white space before each node, outside what is dropped.
  ///
  /// - Parameter visible: such characters in each node.
  private func textCounts(_ visible: [Int], paragraphsOnly: Bool) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(tree.nodes.count + 1)
    var count = 0
    var paragraphEnd = 0
    var droppedEnd = 0
    for (position, node) in tree.nodes.enumerated() {
      counts.append(count)
      if isDropped[position] { droppedEnd = max(droppedEnd, node.end) }
      if node.name == "p" { paragraphEnd = max(paragraphEnd, node.end) }
      guard node.isText, position >= droppedEnd, !paragraphsOnly || position < paragraphEnd else {
        continue
      }
      count += visible[position]
    }
    counts.append(count)
    return counts
  }
}
