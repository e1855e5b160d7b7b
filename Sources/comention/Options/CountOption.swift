import ArgumentParser

/// Numbers that the user may give, of which none may be below zero.
enum CountOption {
  static func check(_ value: Int?, _ option: String) throws {
    if let value, value < 0 { throw ValidationError("\(option) \(value): expected 0 or more") }
  }

  /// A limit of which zero means none.
  static func limit(_ value: Int) -> Int? { value > 0 ? value : nil }
}
