import DataModel
import TestSupport
import Testing

@testable import EntityResolution

/// Questions about small corpora made up from a seed, each answered in every way.
struct RandomSheetTests {
  private static let lines = [
    "person Karim Massimov", "person Karim Masimov", "person? Karim Masimov", "person Massimov",
    "person Massimov < Karim Massimov", "person Masimov < Karim Masimov", "person Masimov",
    "person Karim K. Massimov", "person K. Massimov", "person Timur Masimov",
    "person Karimm Massimov", "person Karim Massimov @3", "person Massimov @3", "place Massimov",
    "organization Acme", "organization Acme Inc.", "organization Acme LLC", "organization Acme @2",
    "organization CSTO", "organization CSTO < Central State Transport Office",
    "organization Central State Transport Office", "place Georgia @0", "place Georgia @1",
    "person Georgia",
  ]
  private static let entries = [
    GazetteerEntry(name: "Georgia", kind: .place),
    GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
    GazetteerEntry(name: "Acme", kind: .organization),
    GazetteerEntry(name: "Karim Massimov", kind: .person),
  ]

  @Test(arguments: UInt64(0)..<300)
  func `what a sheet asks its answers decide`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let corpus = Corpus(
      (0..<Int.random(in: 1...6, using: &chance)).map { _ in
        (0..<Int.random(in: 1...5, using: &chance)).map { _ in
          (RandomSheetTests.lines.randomElement(using: &chance) ?? "")
            + " x\(Int.random(in: 1...4, using: &chance))"
        }
      })
    let entries = RandomSheetTests.entries
    let before = try corpus.resolution(entries)
    for doubt in DoubtFinder(entries: entries).doubts(in: corpus.table, resolution: before) {
      for verdict in ["same", "different", "drop"] {
        var decisions = Decisions()
        try decisions.add(
          ReviewAnswer(
            verdict: verdict, question: doubt.question.rawValue,
            kind: before.entities[doubt.name.entity].kind.name, name: doubt.name.reference,
            other: doubt.other.reference), file: "s.tsv", line: 2)
        let after = EntityResolver(entries: entries, decisions: decisions).resolve(corpus.table)
        let name = Set(doubt.name.rows.map { after.entityOfName[$0] })
        let other = Set(doubt.other.rows.map { after.entityOfName[$0] })
        #expect(after.diagnostics == [], "seed \(seed): \(verdict) \(doubt)")
        #expect(name.count == 1, "seed \(seed): \(verdict) \(doubt)")
        #expect(
          name.isDisjoint(with: other) == (verdict != "same"), "seed \(seed): \(verdict) \(doubt)")
        #expect((name == [nil]) == (verdict == "drop"), "seed \(seed): \(verdict) \(doubt)")
        #expect(!other.contains(nil), "seed \(seed): \(verdict) \(doubt)")
        let again = DoubtFinder(entries: entries).doubts(in: corpus.table, resolution: after)
        #expect(
          !again.contains { $0.name == doubt.name && $0.other == doubt.other },
          "seed \(seed): \(verdict) \(doubt)")
      }
    }
  }
}
