/// What lines between `---` at the top of Markdown say of the document.
///
///     ---
///     title: The unrest
///     date: 2022-01-07
///     authors:
///       - Jane Doe
///       - name: John Roe
///     ---
struct FrontMatter {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: String?
  /// The line after it.
  private(set) var end = 0

  private static let mostLines = 200

  init(_ lines: [TextLine], in text: [UInt8]) {
    func isRule(_ line: TextLine) -> Bool {
      text[line.range].elementsEqual("---".utf8) || text[line.range].elementsEqual("...".utf8)
    }
    guard let first = lines.first, isRule(first),
      let last = lines.dropFirst().prefix(FrontMatter.mostLines).firstIndex(where: isRule)
    else { return }
    end = last + 1
    var authors = AuthorList()
    // Whether the lines below a key are its value.
    var isInAuthors = false
    for line in lines[1..<last] {
      let words = String(decoding: text[line.range], as: UTF8.self)
      let isIndented = ![0x0A, 0x0D].contains(text[line.start - 1])
      if isIndented || words.first == "-" {
        if isInAuthors, let name = FrontMatter.name(inItem: words) { authors.add(name) }
        continue
      }
      guard let colon = words.firstIndex(of: ":") else { continue }
      let value = FrontMatter.unquoted(String(words[words.index(after: colon)...]).trimmed)
      isInAuthors = false
      switch words[..<colon].lowercased() {
      case "title" where !value.isEmpty: title = value
      case "date": date = CalendarDate.prefix(of: value)
      case "author", "authors":
        authors.add(listed: value)
        isInAuthors = value.isEmpty
      default: break
      }
    }
    author = authors.line
  }

  /// `- Jane Doe`, `- name: Jane Doe` or `name: Jane Doe`; `nil` if something else is told.
  private static func name(inItem words: String) -> String? {
    let item = words.first == "-" ? String(words.dropFirst()).trimmed : words
    guard item.first != "\"", item.first != "'", let colon = item.firstIndex(of: ":") else {
      return unquoted(item)
    }
    guard item[..<colon].lowercased() == "name" else { return nil }
    return unquoted(String(item[item.index(after: colon)...]).trimmed)
  }

  private static func unquoted(_ value: String) -> String {
    guard value.count >= 2, let quote = value.first, quote == "\"" || quote == "'",
      value.last == quote
    else { return value }
    return String(value.dropFirst().dropLast())
  }
}
