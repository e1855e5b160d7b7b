import DataModel
import XMLSupport

/// Extracts the article from an HTML page.
///
/// Three steps: elements that by name, role or class are no text are dropped (`PageMap`); the rest
/// becomes lines (`PageText`); of these the lines of the article are kept: those inside `<article>`
/// or `<main>`, else inside the smallest element that holds most of the page's paragraphs, with the
/// heading and what stands between it and the article. The document's text is these lines with
/// blank lines between them; each is a block.
struct PageReader {
  /// Of the page's text, the part that an element must hold to be the article.
  private static let articleShare = 0.5
  private static let containerShare = 0.7
  /// More lines than this between heading and article are something else.
  private static let mostLinesAfterHeading = 12
  /// A line is a link if so much of it is inside `<a>`.
  private static let linkShare = 0.8

  /// - Parameter isArticle: whether the page has an article among other things, or is all text, as
  ///   pages are that are sent by mail.
  static func document(id: String, text: [UInt8], isArticle: Bool = true) -> Document {
    let tree = HTMLReader.read(text)
    guard !tree.nodes.isEmpty else { return Document(id: id, text: [], blocks: []) }
    let map = PageMap(tree)
    let all = PageText(map).lines
    let lines = isArticle ? articleLines(all, map) : all
    var list = LineList()
    for line in lines { list.append(line.text, zone: zone(of: line)) }
    let metadata = PageMetadata(tree)
    var document = list.document(id: id, date: metadata.date)
    document.author = metadata.author
    document.title = metadata.title(heading: document.headlineTitle)
    return document
  }

  // MARK: - The article

  private static func articleLines(_ lines: [PageText.Line], _ map: PageMap) -> [PageText.Line] {
    let article = article(in: map)
    let end = map.tree.nodes[article].end
    guard let first = lines.firstIndex(where: { $0.node >= article && $0.node < end }) else {
      return lines
    }
    let inside = lines[first...].prefix { $0.node < end }
    if inside.contains(where: { map.tree.nodes[$0.node].name == "h1" }) { return Array(inside) }
    // The heading often stands before the element that holds the paragraphs.
    guard let heading = lines[..<first].lastIndex(where: { map.tree.nodes[$0.node].name == "h1" })
    else { return Array(inside) }
    let between = lines[(heading + 1)..<first]
    return [lines[heading]] + (between.count <= mostLinesAfterHeading ? between : []) + inside
  }

  private static func article(in map: PageMap) -> Int {
    let nodes = map.tree.nodes
    let total = Double(map.textBefore.last ?? 0)
    var main: Int?
    var article: Int?
    for (position, node) in nodes.enumerated() where !node.isText {
      let isMain = node.name == "main" || map.tree.attribute("role", of: position) == "main"
      let isArticle = node.name == "article"
      guard isMain || isArticle, map.textCount(of: position) > 0 else { continue }
      if isMain, main.map({ map.textCount(of: $0) < map.textCount(of: position) }) ?? true {
        main = position
      }
      if isArticle, article.map({ map.textCount(of: $0) < map.textCount(of: position) }) ?? true {
        article = position
      }
    }
    let whole = main.map { Double(map.textCount(of: $0)) } ?? total
    if let article, Double(map.textCount(of: article)) >= articleShare * whole { return article }
    if let main { return main }
    return densest(in: map, total: total)
  }

  /// The smallest element that holds most of the text, but no paragraph or part of one.
  private static func densest(in map: PageMap, total: Double) -> Int {
    let nodes = map.tree.nodes
    let container = nodes.indices.last { position in
      !nodes[position].isText && !PageElements.inline.contains(nodes[position].name)
        && !["p", "li", "td", "th", "tr", "blockquote", "pre", "dd", "dt"]
          .contains(nodes[position].name)
        && !PageElements.headings.contains(nodes[position].name)
        && Double(map.textCount(of: position)) >= containerShare * total
    }
    return container ?? 0
  }

  // MARK: - Zones

  static func zone(of line: PageText.Line) -> Zone? {
    let recognizer = ZoneRecognizer()
    let visible = line.text.count { $0 > 0x20 }
    let isLink = Double(line.linkCount) > linkShare * Double(visible)
    switch line.zone {
    case .caption:
      let role = recognizer.role(of: line.text.indices, in: line.text.span)
      return role == .zone(.credit) ? .credit : .caption
    case .byline:
      // An author's box has a picture's credit and links to more, too.
      let role = recognizer.role(of: line.text.indices, in: line.text.span)
      return role == .timestamp || role == .zone(.boilerplate) ? .boilerplate : .byline
    case .some(let zone): return zone
    case nil: break
    }
    if line.isHeading { return isLink ? .linkList : .headline }
    let endsSentence = SentenceEnd.stands(atEndOf: line.text.indices, in: line.text.span)
    return isLink && !endsSentence ? .linkList : nil
  }
}
