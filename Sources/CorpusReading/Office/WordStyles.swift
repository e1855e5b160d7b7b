import DataModel
import XMLSupport

/// What the styles of a Word document say of its paragraphs.
///
/// The ids of styles are in the language of the program that made them; their names are not.
struct WordStyles {
  private struct Style {
    var name = ""
    var base: String?
    var isHeading = false
  }

  private static let longestChain = 20

  private var styles: [String: Style] = [:]

  /// Reads `word/styles.xml`.
  mutating func read(_ bytes: [UInt8], file: String) throws(XMLError) {
    var xml = try XMLReader(bytes: bytes, file: file)
    var id: String?
    var style = Style()
    while let event = try xml.next() {
      guard event == .start else { continue }
      let namespace = xml.namespace ?? ""
      func value(_ name: String = "val") -> String? { xml.attribute(name, namespace: namespace) }
      switch xml.name {
      case "style":
        if let id { styles[id] = style }
        (id, style) = (value("styleId"), Style())
      case "name": style.name = value()?.lowercased() ?? ""
      case "basedOn": style.base = value()
      case "outlineLvl": style.isHeading = WordStyles.isHeading(level: value())
      default: break
      }
    }
    if let id { styles[id] = style }
  }

  /// Whether an outline level is a heading's; the tenth is that of running text.
  static func isHeading(level: String?) -> Bool {
    level.flatMap { Int($0) }.map { $0 < 9 } ?? false
  }

  /// The zone of paragraphs of a style.
  func zone(of id: String) -> Zone? {
    // "Heading1" where the styles are not told.
    var style = styles[id] ?? Style(name: id.lowercased())
    for _ in 0..<WordStyles.longestChain {
      if let zone = WordStyles.zone(name: style.name) { return zone }
      if style.isHeading { return .headline }
      guard let base = style.base, let next = styles[base] else { return nil }
      style = next
    }
    return nil
  }

  private static func zone(name: String) -> Zone? {
    if name == "title" || name == "subtitle" || name.hasPrefix("heading") { return .headline }
    if name == "caption" { return .caption }
    if name.hasPrefix("toc ") || name == "table of figures" { return .linkList }
    return nil
  }
}
