import DataModel

/// The type of a key's values, as far as it matters here.
enum GraphMLType: Hashable {
  case boolean, integer, real, string

  /// - Parameter name: `attr.type`, in any case. What GraphML does not have (graph-tool's vectors)
  ///   is text.
  init(_ name: String?) {
    switch name.map({ GraphMLType.trimmed($0).lowercased() }) {
    case "boolean", "bool": self = .boolean
    case "int", "long", "integer", "short": self = .integer
    case "float", "double", "real": self = .real
    default: self = .string
    }
  }

  /// What a value of the type is, for messages.
  var expectation: String {
    switch self {
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .real: "a number"
    case .string: "text"
    }
  }

  /// Whether values of the type may be those of a field. A cluster's number is no kind, and a text
  /// that is a number may be a count.
  func suits(_ field: KnownAttribute) -> Bool {
    switch field.content {
    case .anything: true
    case .text: self == .string
    case .number: self != .boolean
    }
  }

  /// A value as a file writes it.
  enum Parsed {
    case value(AttributeValue)
    /// An empty number, or one that is none: as if it were not there.
    case absent
    case invalid
  }

  func parse(_ text: String) -> Parsed {
    if self == .string { return .value(.string(text)) }
    let word = GraphMLType.trimmed(text)
    if word.isEmpty { return .absent }
    switch self {
    case .boolean:
      switch word.lowercased() {
      case "true", "1": return .value(.boolean(true))
      case "false", "0": return .value(.boolean(false))
      default: return .invalid
      }
    case .integer:
      if let number = Int(word) { return .value(.integer(number)) }
      // Some programs write "3.0" for 3.
      guard let number = Double(word) else { return .invalid }
      return Int(exactly: number).map { .value(.integer($0)) } ?? .invalid
    case .real:
      guard let number = Double(word) else { return .invalid }
      return number.isFinite ? .value(.real(number)) : .absent
    case .string:
      return .value(.string(text))
    }
  }

  /// The text without XML's white space around it.
  static func trimmed(_ text: String) -> String {
    var rest = Substring(text).utf8
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest.count == text.utf8.count ? text : String(Substring(rest))
  }

  /// Whether a byte is white space to XML.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension AttributeValue {
  /// The value as a count, if it is a whole number.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .real(let number): Int(exactly: number)
    case .string(let text): Int(GraphMLType.trimmed(text))
    case .boolean: nil
    }
  }

  /// The value as a number.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .string(let text):
      Double(GraphMLType.trimmed(text)).flatMap { $0.isFinite ? $0 : nil }
    case .boolean: nil
    }
  }

  /// The value as text; a real number that is whole without ".0", since it names something.
  var name: String {
    if case .real = self, let number = wholeNumber { return String(number) }
    return text
  }
}
