import DataModel

/// A `<data>`: the value of a key.
struct GraphMLDatum {
  var key: Int
  /// `nil` if it is empty, no number, or a drawing.
  var value: AttributeValue?
  /// The label in a drawing.
  var label: String?
  /// As it stands in the file.
  var text: String
  var place: GraphMLPlace
  /// Whether it is the key's, and not the element's own.
  var isStandard = false
}
