import DataModel
import XMLSupport

/// What a document says of itself beside its text.
struct DocumentProperties {
  private(set) var title: String?
  private(set) var author: String?
  /// The day on which it was made, or else changed.
  private(set) var date: String?

  /// Of elements of these names, the first that is a day counts.
  private static let dates = ["created", "creation-date", "modified", "date"]

  init(title: String?, authors: [String] = [], date: String?) {
    self.title = title.flatMap { DocumentProperties.words($0) }
    var list = AuthorList()
    for author in authors { list.add(author) }
    author = list.line
    self.date = date.flatMap { CalendarDate.metadata($0) }
  }

  /// Reads `docProps/core.xml` or `meta.xml`; nothing of what is not there.
  init(_ bytes: [UInt8]?) {
    var values: [String: String] = [:]
    // A text with broken properties is a text.
    if let bytes, var xml = try? XMLReader(bytes: bytes, file: "properties") {
      var value: [UInt8] = []
      while let event = try? xml.next() {
        guard event == .start else { continue }
        let name = xml.name
        if xml.takeLeaf(&value), values[name] == nil {
          values[name] = String(decoding: value, as: UTF8.self)
        }
      }
    }
    let dates = DocumentProperties.dates.lazy.compactMap { values[$0] }
    // What LibreOffice calls the creator is who changed the text last.
    let author = ["initial-creator", "creator"].lazy.compactMap { values[$0] }.first {
      var list = AuthorList()
      return list.add($0)
    }
    self.init(
      title: values["title"], authors: author.map { [$0] } ?? [],
      date: dates.first { CalendarDate.metadata($0) != nil })
  }

  /// A title with single spaces; `nil` for what programs write if nobody gave one.
  private static func words(_ title: String) -> String? {
    let words = PageMetadata.folded(title)
    let small = words.lowercased()
    if words.isEmpty || small == "untitled" || small.hasPrefix("untitled document")
      || small.hasPrefix("microsoft word - ")
    {
      return nil
    }
    // A file's name.
    let ending = small.suffix(5).drop { $0 != "." }
    return fileExtensions.contains(String(ending)) ? nil : words
  }

  private static let fileExtensions: Set<String> = [
    ".doc", ".docx", ".dot", ".dotx", ".odt", ".rtf", ".pdf", ".tex", ".dvi", ".ps", ".indd",
    ".qxd", ".wpd", ".pub", ".htm", ".html", ".txt", ".tmp",
  ]
}

extension Document {
  /// Takes title, author and date from properties, as far as they tell them; else the title from
  /// the text.
  mutating func describe(_ properties: DocumentProperties) {
    author = properties.author
    date = properties.date
    title = properties.title ?? headlineTitle
  }
}
