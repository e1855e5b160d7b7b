import DataModel

/// What the attributes of a file mean: those that a GraphML file declares, or the names that a JSON
/// file uses.
protocol AttributeKeys: ~Copyable {
  /// The field that a value is for; `nil` if it becomes an attribute.
  func field(of datum: GraphMLDatum, in scope: AttributeScope) -> KnownAttribute?
  /// What the attribute of a key is called.
  func attributeName(of key: Int) -> String
}
