import XMLSupport

/// The authors that a document names, as one line for people to read.
///
/// Names are taken as they stand but for white space and a "By" before them. What is plainly no
/// name is left out: an address of a page, and what programs write where nobody gave one.
struct AuthorList {
  /// Characters of a line; a longer one is cut and ends with "…".
  static let longest = 200

  /// What programs write where nobody gave a name, in small letters.
  private static let placeholders: Set<String> = [
    "admin", "administrator", "author", "by", "default", "microsoft office user", "n/a", "nan",
    "none", "null", "owner", "python-docx", "root", "unknown", "unknown author", "user",
    "windows user",
  ]

  private static let separator = ", "

  private var names: [String] = []
  /// Characters of the names, with a separator behind each.
  private var count = 0

  init() {}

  /// - Parameter value: a name, or a list as YAML and Python write it: `[Jane Doe, 'John Roe']`.
  init(listed value: String) { add(listed: value) }

  /// The names with commas between them; `nil` if there are none.
  var line: String? {
    guard !names.isEmpty else { return nil }
    let line = names.joined(separator: AuthorList.separator)
    guard line.unicodeScalars.count > AuthorList.longest else { return line }
    return String(line.unicodeScalars.prefix(AuthorList.longest - 1)).trimmed + "…"
  }

  /// Adds a name, unless it is there already; tells whether it is one.
  @discardableResult
  mutating func add(_ value: String) -> Bool {
    var name = AuthorList.folded(value)
    if name.lowercased().hasPrefix("by ") { name = String(name.dropFirst(3)) }
    guard AuthorList.isName(name) else { return false }
    // One name more than there is room for shows that the line is cut.
    if count <= AuthorList.longest + AuthorList.separator.count, !names.contains(name) {
      names.append(name)
      count += name.unicodeScalars.count + AuthorList.separator.count
    }
    return true
  }

  mutating func add(listed value: String) {
    guard value.count > 1, value.first == "[", value.last == "]" else {
      add(value)
      return
    }
    var name = ""
    var isBlank = true
    var quote: Character?
    for character in value.dropFirst().dropLast() {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'", isBlank {
        quote = character
      } else if quote == nil, character == "," {
        add(name)
        name = ""
        isBlank = true
      } else {
        name.append(character)
        isBlank = isBlank && character.isWhitespace
      }
    }
    add(name)
  }

  /// White space and control characters as single spaces; little more than can be shown.
  private static func folded(_ value: String) -> String {
    var folded = String.UnicodeScalarView()
    var count = 0
    var isBehindSpace = false
    for scalar in value.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        isBehindSpace = count > 0
        continue
      }
      if isBehindSpace { folded.append(" ") }
      folded.append(scalar)
      count += isBehindSpace ? 2 : 1
      isBehindSpace = false
      // A "By " before the name is not shown.
      if count > longest + 3 { break }
    }
    return String(folded)
  }

  private static func isName(_ name: String) -> Bool {
    guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return false }
    // What a template was to fill in.
    if name.contains("{") || placeholders.contains(name.lowercased()) { return false }
    let isAddress =
      name.contains("://")
      || !name.contains(" ")
        && (name.hasPrefix("www.") || name.contains("/") && name.contains("."))
    return !isAddress
  }
}

extension AuthorList {
  /// Adds what a value in JSON names: a string, an object's `name`, or a list of these.
  ///
  /// - Parameter levels: as deep as values may nest.
  /// - Returns: `false` where an object may be read in two ways.
  mutating func add(
    _ json: inout JSONScanner, levels: Int
  ) throws(JSONFault) -> Bool {
    guard json.peek() == UInt8(ascii: "[") else { return try addPerson(&json, levels: levels) }
    try json.start(UInt8(ascii: "["))
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard try addPerson(&json, levels: levels - 1) else { return false }
    }
    return true
  }

  private mutating func addPerson(
    _ json: inout JSONScanner, levels: Int
  ) throws(JSONFault) -> Bool {
    switch json.peek() {
    case UInt8(ascii: "\""): add(try json.string())
    case UInt8(ascii: "{"):
      try json.start(UInt8(ascii: "{"))
      var isFirst = true
      var isNamed = false
      while let key = try json.nextKey(&isFirst) {
        // Who else reads the object may know an escaped key for this one.
        if key.hasEscapes { return false }
        guard json.bytes[key.range].elementsEqual("name".utf8) else {
          try json.skip(levels: levels - 1)
          continue
        }
        if isNamed { return false }
        isNamed = true
        if json.peek() == UInt8(ascii: "\"") {
          add(try json.string())
        } else {
          try json.skip(levels: levels - 1)
        }
      }
    default: try json.skip(levels: levels)
    }
    return true
  }
}

/// The same as the library reads it.
struct AuthorValue: Decodable {
  let list: AuthorList

  private struct Person: Decodable {
    let name: String?

    private enum Key: String, CodingKey { case name }

    init(from decoder: any Decoder) throws {
      if let members = try? decoder.container(keyedBy: Key.self) {
        name = try? members.decode(String.self, forKey: .name)
      } else {
        name = try? decoder.singleValueContainer().decode(String.self)
      }
    }
  }

  init(from decoder: any Decoder) throws {
    var list = AuthorList()
    let value = try decoder.singleValueContainer()
    // One that is `null` is no person to the library.
    let people =
      (try? value.decode([Person?].self)) ?? [try? value.decode(Person.self)]
    for person in people { if let name = person?.name { list.add(name) } }
    self.list = list
  }
}
