/// What part a stretch of text plays in its document.
public enum Zone: UInt8, Hashable, Sendable, CaseIterable {
  /// Running text.
  case body
  /// The document's title or a headline within it.
  case headline
  /// Text under a picture.
  case caption
  /// Who wrote or contributed: "By Jane Doe", "Jane Doe contributed to this report".
  case byline
  /// Who owns a picture or a text: "Photo: AP".
  case credit
  /// Where, and by which agency, a report was filed: "ALMATY, Kazakhstan (AP) —". Found by
  /// extraction, as a sentence before the first one of its block.
  case dateline
  /// A list of links to other articles: "Read more".
  case linkList
  /// Navigation, adverts, share buttons: no mention is looked for here.
  case boilerplate
  /// What a message quotes of the one that it answers, and which that one says itself.
  case quote

  /// The zone's word in files and on the command line.
  public var name: String {
    switch self {
    case .body: "body"
    case .headline: "headline"
    case .caption: "caption"
    case .byline: "byline"
    case .credit: "credit"
    case .dateline: "dateline"
    case .linkList: "links"
    case .boilerplate: "boilerplate"
    case .quote: "quote"
    }
  }

  public init?(name: some StringProtocol) {
    guard let zone = Zone.allCases.first(where: { $0.name == name }) else { return nil }
    self = zone
  }

  /// Whether mentions in this zone form co-mention edges unless the user says otherwise: the
  /// reporter and the agency stand beside everyone, which says nothing, and a quote says again what
  /// was said.
  public var formsEdges: Bool {
    switch self {
    case .body, .headline, .caption: true
    case .byline, .credit, .dateline, .linkList, .boilerplate, .quote: false
    }
  }
}

/// A paragraph, list item or heading: line breaks inside a block are only white space.
public struct Block: Hashable, Sendable {
  public var range: ByteRange
  public var zone: Zone

  public init(range: ByteRange, zone: Zone) {
    self.range = range
    self.zone = zone
  }
}

/// One document's text, valid UTF-8, with its blocks in order.
public struct Document: Sendable {
  /// Unique in a corpus; orders documents and so decides every tie.
  public var id: String
  public var title: String?
  /// Who wrote it, as the document says; between several there are commas.
  public var author: String?
  /// The day of publication as `YYYY-MM-DD`.
  public var date: String?
  public var text: [UInt8]
  /// Ascending and disjoint; text between blocks is white space or markup.
  public var blocks: [Block]

  public init(
    id: String, title: String? = nil, author: String? = nil, date: String? = nil, text: [UInt8],
    blocks: [Block]
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.date = date
    self.text = text
    self.blocks = blocks
  }

  /// The text of a range, as a string.
  public func string(_ range: ByteRange) -> String {
    String(decoding: text[range.start..<range.end], as: UTF8.self)
  }

  /// The 1-based line that a byte stands on, counting line feeds.
  public func line(of offset: Int) -> Int {
    var line = 1
    for byte in text[..<min(offset, text.count)] where byte == 0x0A { line += 1 }
    return line
  }
}
