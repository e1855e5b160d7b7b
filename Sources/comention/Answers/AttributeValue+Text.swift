import DataModel

extension AttributeValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .boolean(let value): try container.encode(value)
    }
  }

  /// As tables show it.
  var text: String {
    switch self {
    case .string(let value): value
    case .integer(let value): "\(value)"
    case .real(let value): value.shortText
    case .boolean(let value): "\(value)"
    }
  }

  /// As CSV has it.
  var exactText: String {
    if case .real(let value) = self { value.exactText } else { text }
  }
}

extension [Attribute] {
  /// Values by their names, for JSON.
  var byName: [String: AttributeValue] {
    Dictionary(map { ($0.name, $0.value) }) { first, _ in first }
  }
}
