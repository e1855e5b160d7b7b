import DataModel
import XMLSupport

/// What a page's elements are, by name, role and class.
enum PageElements {
  /// Never text of an article.
  static let dropped: Set<String> = [
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "applet", "canvas", "button", "input", "select", "option", "textarea", "datalist", "map",
    "audio", "video", "dialog", "nav", "menu", "progress", "meter",
  ]

  /// Dropped unless much of the page's text is in them.
  static let doubtful: Set<String> = ["aside", "form"]

  /// Part of the line that they stand in.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture",
    "source",
  ]

  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  static let droppedRoles: Set<String> = [
    "navigation", "banner", "search", "complementary", "contentinfo", "dialog", "alertdialog",
    "alert", "menu", "menubar", "toolbar", "tablist", "tooltip",
  ]

  /// Words of `class` and `id` by which pages mark what is not their text.
  private static let droppedWords: Set<String> = [
    "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "share",
    "sharing",
    "sharebar", "sharedaddy", "social", "socials", "comments", "comment", "disqus", "newsletter",
    "subscribe", "subscription", "promo", "promos", "ad", "ads", "advert", "adverts",
    "advertisement",
    "advertising", "sponsor", "sponsored", "outbrain", "taboola", "cookie", "cookies", "consent",
    "gdpr", "paywall", "regwall", "popup", "modal", "overlay", "sidebar", "toolbar", "tags",
    "taglist", "tagcloud", "pagination", "pager", "skip", "skiplink", "login", "signin", "signup",
    "masthead", "footer", "reflist", "references", "editsection", "navbox", "catlinks", "hatnote",
    "toc", "donate", "donation",
  ]
  private static let droppedPairs: Set<String> = [
    "sr only", "screen reader", "visually hidden", "is hidden", "mw editsection",
  ]

  private static let linkWords: Set<String> = [
    "related", "recommended", "recommendations", "recommendation", "recirc", "recirculation",
    "readmore", "trending", "popular", "mostread", "morestories", "suggested", "alsoread", "upnext",
  ]
  private static let linkPairs: Set<String> = [
    "read more", "most read", "most popular", "more stories", "see also", "also read", "read also",
    "you may", "up next", "further reading", "more on", "more from", "read next",
  ]
  /// What mail programs put around the message that is answered.
  private static let quotePairs: Set<String> = ["gmail quote", "yahoo quoted", "moz cite"]
  private static let bylineWords: Set<String> = [
    "byline", "bylines", "author", "authors", "contributor", "contributors", "writer", "reporter",
    "journalist",
  ]
  private static let creditWords: Set<String> = [
    "credit", "credits", "copyright", "photographer", "photocredit", "imagecredit",
  ]
  private static let captionWords: Set<String> = ["caption", "captions", "figcaption"]

  /// What the class, id and other attributes of an element say of it.
  enum Mark: Hashable {
    case dropped
    case zone(Zone)
  }

  static func mark(_ node: Int, in tree: HTMLTree) -> Mark? {
    if tree.nodes[node].name == "blockquote", tree.attribute("type", of: node) == "cite" {
      return .zone(.quote)
    }
    if let name = tree.attribute("itemprop", of: node)?.lowercased() {
      if name == "author" || name == "creator" { return .zone(.byline) }
      if name == "caption" { return .zone(.caption) }
    }
    if tree.attribute("rel", of: node)?.lowercased() == "author" { return .zone(.byline) }
    let words =
      words(tree.attribute("class", of: node)) + [""] + words(tree.attribute("id", of: node))
    guard words.count > 1 else { return nil }
    let pairs = zip(words, words.dropFirst()).map { $0 + " " + $1 }
    func names(_ set: Set<String>, _ pairSet: Set<String> = []) -> Bool {
      words.contains { set.contains($0) } || pairs.contains { pairSet.contains($0) }
    }
    if names([], quotePairs) { return .zone(.quote) }
    if names(linkWords, linkPairs) { return .zone(.linkList) }
    if names(droppedWords, droppedPairs) { return .dropped }
    if names(creditWords) { return .zone(.credit) }
    if names(captionWords) { return .zone(.caption) }
    if names(bylineWords) { return .zone(.byline) }
    return nil
  }

  /// Whether an element says that it is not to be seen.
  static func isHidden(_ node: Int, in tree: HTMLTree) -> Bool {
    if tree.attribute("hidden", of: node) != nil { return true }
    if tree.attribute("aria-hidden", of: node) == "true" { return true }
    guard let style = tree.attribute("style", of: node) else { return false }
    let rules = style.lowercased().filter { !$0.isWhitespace }
    return rules.contains("display:none") || rules.contains("visibility:hidden")
  }

  /// The words of a list of class names: "article__relatedLinks" is article, related and links.
  static func words(_ names: String?) -> [String] {
    guard let names else { return [] }
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for scalar in names.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic
      let isCapital = scalar.isASCII && scalar.value &- 0x41 < 26
      if !isLetter || isCapital && wasSmall {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isLetter { word.unicodeScalars.append(scalar) }
      // A class name's end keeps "read" and "more" of two names apart.
      if scalar == " " { words.append("") }
      wasSmall = isLetter && !isCapital
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
