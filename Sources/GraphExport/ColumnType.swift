import DataModel

/// The type of a column, one that every program reads.
enum ColumnType: Hashable {
  case string
  /// Within 32 bits, which is what Java programs make of GraphML's `int`.
  case integer
  case real

  /// The largest whole number below which a `Double` holds each.
  private static let exactLimit = 1 << 53

  private init(_ value: AttributeValue) {
    switch value {
    case .string, .boolean: self = .string
    case .real: self = .real
    case .integer(let number):
      if Int32(exactly: number) != nil {
        self = .integer
      } else {
        self = number.magnitude <= ColumnType.exactLimit.magnitude ? .real : .string
      }
    }
  }

  /// Makes the type wide enough for one more value.
  static func widen(_ type: inout ColumnType?, by value: AttributeValue) {
    let other = ColumnType(value)
    switch (type, other) {
    case (nil, _): type = other
    case (.string, _), (_, .string): type = .string
    case (.real, _), (_, .real): type = .real
    case (.integer, .integer): break
    }
  }

  /// A value as this type has it.
  func converted(_ value: AttributeValue?) -> AttributeValue? {
    switch (self, value) {
    case (.real, .integer(let number)?): .real(Double(number))
    case (.string, .integer(let number)?): .string(String(number))
    case (.string, .real(let number)?): DecimalNumber.text(number).map { .string($0) }
    case (.string, .boolean(let truth)?): .string(truth ? "true" : "false")
    default: value
    }
  }
}

extension AttributeValue {
  /// As text between tags or commas.
  var text: String {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .real(let number): DecimalNumber.text(number) ?? ""
    case .boolean(let truth): truth ? "true" : "false"
    }
  }
}
