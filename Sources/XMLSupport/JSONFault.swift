/// No JSON, or not the JSON that it should be, and where.
package struct JSONFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unexpected(found: String, expected: String)
    /// The bytes ended since there was no reading on.
    case cannotRead(XMLError)
  }

  package var place: JSONPlace
  package var reason: Reason

  package var message: String {
    switch reason {
    case .unexpected(let found, let expected): "found \(found); expected \(expected)"
    case .cannotRead(let error): error.message
    }
  }
}

/// Where something stands in JSON.
package struct JSONPlace: Hashable, Sendable {
  /// 0-based.
  package var byte: Int
  /// 1-based.
  package var line: Int
  /// 1-based, in characters.
  package var column: Int
}
