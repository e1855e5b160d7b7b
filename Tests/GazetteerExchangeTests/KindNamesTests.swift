import DataModel
import Testing

@testable import GazetteerExchange

struct KindNamesTests {
  @Test func `a label means the same however many were asked for before`() {
    var kinds = KindNames(own: ["own": .place])
    kinds.others = ["Other": .organization]
    let labels =
      ["own", "OWN", "Other", "other", "PER", "org", "City", "", "person "]
      + (0..<60).map { "label \($0)" } + ["Person", "loc", "Own", "PER"]
    let asked = KindNames(own: kinds.own)
    for label in labels + labels.reversed() {
      let bytes = Array("<\(label)>".utf8)
      let kind = kinds.kind(bytes, 1..<bytes.count - 1)
      #expect(kind == asked.kind(label) ?? (label == "Other" ? .organization : nil), "'\(label)'")
    }
    #expect(kinds.kind("loc") == .place && kinds.kind("label 3") == nil)
  }
}
