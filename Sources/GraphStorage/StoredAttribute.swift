import DataModel

/// An attribute as a store keeps it: `{"name": "wikidata", "type": "string", "value": "Q1"}`.
struct StoredAttribute: Codable {
  let name: String
  let type: String
  let value: String

  init(_ attribute: Attribute) {
    name = attribute.name
    switch attribute.value {
    case .string(let text): (type, value) = ("string", text)
    case .integer(let number): (type, value) = ("int", "\(number)")
    case .real(let number): (type, value) = ("double", "\(number)")
    case .boolean(let isTrue): (type, value) = ("boolean", isTrue ? "true" : "false")
    }
  }

  var attribute: Attribute {
    switch type {
    case "int": Attribute(name, Int(value).map { .integer($0) } ?? .string(value))
    case "double": Attribute(name, Double(value).map { .real($0) } ?? .string(value))
    case "boolean": Attribute(name, .boolean(value == "true"))
    default: Attribute(name, .string(value))
    }
  }

  /// Nothing for none.
  static func text(_ attributes: [Attribute]) throws -> String? {
    attributes.isEmpty ? nil : try StoredJSON.encode(attributes.map { StoredAttribute($0) })
  }

  static func attributes(_ text: [UInt8]) throws -> [Attribute] {
    text.isEmpty ? [] : try StoredJSON.decode([StoredAttribute].self, text).map(\.attribute)
  }
}
