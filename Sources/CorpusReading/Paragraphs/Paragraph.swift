import DataModel

/// A stretch of a document that is one block, before its zone is settled.
struct Paragraph: Hashable {
  var range: Range<Int>
  /// The zone that markup gives it, if any: no guess overrules it.
  var zone: Zone?

  init(_ range: Range<Int>, zone: Zone? = nil) {
    self.range = range
    self.zone = zone
  }
}
