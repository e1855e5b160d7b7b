import DataModel
import TestSupport
import Testing

@testable import EntityResolution

/// Decisions on small corpora made up from a seed: each holds, and nothing traps.
struct RandomDecisionTests {
  private static let names = [
    "Karim Massimov", "Karim Masimov", "Massimov", "Karim K. Massimov", "Acme", "Acme Inc.",
    "Georgia",
    "Gruzia", "CSTO",
  ]
  private static let entries = [
    GazetteerEntry(name: "Georgia", kind: .place),
    GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
  ]

  private func corpus(_ chance: inout SeededGenerator) -> Corpus {
    Corpus(
      (0..<Int.random(in: 1...5, using: &chance)).map { _ in
        (0..<Int.random(in: 1...5, using: &chance)).map { _ in line(&chance) }
      })
  }

  private func line(_ chance: inout SeededGenerator) -> String {
    let name = RandomDecisionTests.names.randomElement(using: &chance) ?? ""
    let count = " x\(Int.random(in: 1...4, using: &chance))"
    switch name {
    case "Georgia", "Gruzia":
      return "place \(name) @\(Int.random(in: 0...1, using: &chance))" + count
    case "Acme", "Acme Inc.", "CSTO": return "organization \(name)" + count
    case "Massimov" where Bool.random(using: &chance):
      return "person Massimov < Karim Massimov" + count
    default: return "person\(Int.random(in: 0...4, using: &chance) == 0 ? "?" : "") \(name)" + count
    }
  }

  /// The entities of all rows of a name.
  private func entities(_ name: String, _ corpus: Corpus, _ resolution: Resolution) -> Set<Int> {
    Set(
      corpus.table.rows.indices.filter { corpus.table.rows[$0].key.text == name }
        .compactMap { resolution.entityOfName[$0] })
  }

  private func pair(_ chance: inout SeededGenerator) -> (String, String) {
    let names = RandomDecisionTests.names.shuffled(using: &chance)
    return (names[0], names[1])
  }

  @Test(arguments: UInt64(0)..<200)
  func `what is the same is one entity`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let corpus = corpus(&chance)
    let (a, b) = pair(&chance)
    let resolution = try corpus.resolution(
      RandomDecisionTests.entries, decisions: "same: \(a) | \(b)")
    guard resolution.diagnostics.isEmpty else { return }
    let found = entities(a, corpus, resolution).union(entities(b, corpus, resolution))
    #expect(found.count <= 1, "seed \(seed): \(a) | \(b)")
  }

  @Test func `a first name that two entities share is joined whole or reported`() throws {
    let corpus = Corpus(["place Georgia @0"], ["place Georgia @1"], ["place Sakartvelo"])
    let resolution = try corpus.resolution(
      RandomDecisionTests.entries, decisions: "same: Georgia | Sakartvelo")
    #expect(resolution.entities.count == 1 || !resolution.diagnostics.isEmpty)
    #expect(
      resolution.diagnostics.map(\.message) == [
        "'Georgia' may mean place.georgia or place.georgia-us-state; write the id; the decision was not applied"
      ])
    #expect(resolution.entities.count == 3)
  }

  @Test(arguments: UInt64(0)..<400)
  func `what is different is never one entity`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let corpus = corpus(&chance)
    let (a, b) = pair(&chance)
    let resolution = try corpus.resolution(
      RandomDecisionTests.entries, decisions: "different: \(a) | \(b)")
    guard resolution.diagnostics.isEmpty else { return }
    #expect(
      entities(a, corpus, resolution).isDisjoint(with: entities(b, corpus, resolution)),
      "seed \(seed): \(a) | \(b)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `what is dropped is nowhere`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let corpus = corpus(&chance)
    let (a, _) = pair(&chance)
    let resolution = try corpus.resolution(RandomDecisionTests.entries, decisions: "drop: \(a)")
    #expect(entities(a, corpus, resolution).isEmpty, "seed \(seed): \(a)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `many decisions together neither trap nor depend on the run`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let corpus = corpus(&chance)
    let text = (0..<8).map { _ in
      let (a, b) = pair(&chance)
      let verb = Decisions.Verb.allCases.randomElement(using: &chance) ?? .drop
      return "\(verb): \(a)" + (verb == .drop ? "" : " | \(b)")
    }.joined(separator: "\n")
    let first = try corpus.resolution(RandomDecisionTests.entries, decisions: text)
    let second = try corpus.resolution(RandomDecisionTests.entries, decisions: text)
    #expect(first.entities == second.entities, "seed \(seed)")
    #expect(first.entityOfName == second.entityOfName, "seed \(seed)")
    #expect(first.merges == second.merges, "seed \(seed)")
    #expect(first.diagnostics == second.diagnostics, "seed \(seed)")
    #expect(corpus.isExplained(first), "seed \(seed)")
  }
}
