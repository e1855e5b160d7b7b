import XMLSupport

/// What a page says of itself in its head: title, authors and day.
struct PageMetadata {
  /// `og:title`: the headline without the site's name.
  private(set) var socialTitle: String?
  /// The `<title>` element.
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: String?

  /// The first of these names that gives anybody counts, and all that it gives.
  private static let authorNames = [
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl", "citation_author",
  ]
  private static let dateNames: Set<String> = [
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created", "datepublished",
    "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime",
    "citation_date", "citation_publication_date", "publication_date", "originalpublicationdate",
  ]

  init(_ tree: HTMLTree) {
    var metaAuthors = [AuthorList](repeating: AuthorList(), count: PageMetadata.authorNames.count)
    var dataAuthor: String?
    var metaDate: String?
    var dataDate: String?
    var timeDate: String?
    for (position, node) in tree.nodes.enumerated() {
      switch node.name {
      case "meta": readMeta(position, tree, &metaAuthors, &metaDate)
      case "title" where title == nil:
        let text = (position..<node.end).flatMap { tree.text(of: $0) }
        let words = PageMetadata.folded(String(decoding: text, as: UTF8.self))
        if !words.isEmpty { title = words }
      case "script" where dataDate == nil || dataAuthor == nil:
        guard tree.attribute("type", of: position)?.lowercased() == "application/ld+json" else {
          continue
        }
        for child in position..<node.end {
          let data = tree.text(of: child)
          dataDate = dataDate ?? PageMetadata.publishedDate(inData: data)
          dataAuthor = dataAuthor ?? PageMetadata.author(inData: data)
        }
      case "time" where timeDate == nil:
        timeDate = tree.attribute("datetime", of: position).flatMap { CalendarDate.metadata($0) }
      default: break
      }
    }
    date = metaDate ?? dataDate ?? timeDate
    author = metaAuthors.lazy.compactMap(\.line).first ?? dataAuthor
  }

  private mutating func readMeta(
    _ position: Int, _ tree: HTMLTree, _ authors: inout [AuthorList], _ date: inout String?
  ) {
    guard let content = tree.attribute("content", of: position) else { return }
    for key in ["property", "name", "itemprop"] {
      guard let name = tree.attribute(key, of: position)?.lowercased() else { continue }
      if name == "og:title", socialTitle == nil {
        let words = PageMetadata.folded(content)
        if !words.isEmpty { socialTitle = words }
      } else if date == nil, PageMetadata.dateNames.contains(name) {
        date = CalendarDate.metadata(content)
      } else if let rank = PageMetadata.authorNames.firstIndex(of: name) {
        authors[rank].add(content)
      }
    }
  }

  /// The title for people: `og:title`; else the title without the site's name, as far as the page's
  /// first heading or a mark between them tells.
  func title(heading: String?) -> String? {
    if let socialTitle { return socialTitle }
    guard let title else { return heading }
    if let heading, title.count > heading.count, title.contains(heading) { return heading }
    for separator in [" | ", " — ", " – ", " :: ", " » ", " - "] {
      let parts = PageMetadata.split(title, separator)
      guard let last = parts.last, parts.count > 1 else { continue }
      let rest = parts.dropLast().joined(separator: separator)
      let words = rest.split(separator: " ").count
      // A dash may belong to the headline; a bar never does.
      let least = separator.contains("|") || separator.contains("»") ? 1 : 3
      if words >= least, words >= last.split(separator: " ").count { return rest }
    }
    return title
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }

  // MARK: - JSON-LD

  private static let dateKey = Array("\"datePublished\"".utf8)
  private static let authorKey = Array("\"author\"".utf8)
  private static let mostLevelsOfAuthors = 10

  private static func publishedDate(inData data: ArraySlice<UInt8>) -> String? {
    var rest = data
    while var value = value(of: dateKey, in: rest) {
      rest = value
      value = value.drop { $0 <= 0x20 || $0 == UInt8(ascii: "[") }
      guard value.popFirst() == UInt8(ascii: "\"") else { continue }
      let words = value.prefix { $0 != UInt8(ascii: "\"") }.prefix(40)
      if let day = CalendarDate.metadata(String(decoding: words, as: UTF8.self)) { return day }
    }
    return nil
  }

  private static func author(inData data: ArraySlice<UInt8>) -> String? {
    guard var rest = value(of: authorKey, in: data) else { return nil }
    let bytes = Array(rest)
    while true {
      var json = JSONScanner(bytes, bytes.count - rest.count..<bytes.count)
      var authors = AuthorList()
      if (try? authors.add(&json, levels: mostLevelsOfAuthors)) == true, let line = authors.line {
        return line
      }
      guard let next = value(of: authorKey, in: rest) else { return nil }
      rest = next
    }
  }

  /// What follows a key and its colon, without parsing what is often not quite JSON.
  private static func value(
    of key: [UInt8], in data: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    var rest = data
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      rest = rest[(quote + 1)...]
      guard data[quote...].starts(with: key) else { continue }
      var value = data[(quote + key.count)...].drop { $0 <= 0x20 }
      if value.popFirst() == UInt8(ascii: ":") { return value }
    }
    return nil
  }

  static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
