import DataModel
import Testing

@testable import EntityResolution

/// The rows of a review sheet as decisions.
struct SheetDecisionTests {
  private func answer(
    _ verdict: String, _ question: String, _ name: String, _ other: String, kind: String = "person"
  ) -> ReviewAnswer {
    ReviewAnswer(verdict: verdict, question: question, kind: kind, name: name, other: other)
  }

  private func decided(_ answers: ReviewAnswer...) throws -> Decisions {
    var decisions = Decisions()
    for (number, answer) in answers.enumerated() {
      try decisions.add(answer, file: "s.tsv", line: number + 2)
    }
    return decisions
  }

  private func entities(_ corpus: Corpus, _ decisions: Decisions) -> [String] {
    let resolution = EntityResolver(entries: [], decisions: decisions).resolve(corpus.table)
    #expect(resolution.diagnostics == [])
    return resolution.entities.map { entity in
      "\(entity.id): " + entity.aliases.map { "\($0.text) x\($0.mentions)" }.joined(separator: ", ")
    }
  }

  @Test func `a row without a verdict decides nothing`() throws {
    #expect(try decided(answer(" ", "merged", "a", "b"), answer("", "?", "", "")).all.isEmpty)
  }

  @Test func `a verdict may be written in any case`() throws {
    let all = try decided(
      answer("Same", "merged", "a", "b"), answer(" DIFFERENT ", "Apart", "place a", "b"),
      answer("drop", "apart", "person.a", "b")
    ).all
    #expect(all.map(\.verb) == [.same, .different, .drop])
    #expect(all.map(\.line) == [2, 3, 4])
    #expect(all.map { $0.names.map(\.text) } == [["b", "a"], ["b", "a"], ["person.a"]])
    #expect(all.map { $0.names.map(\.kind) } == [[.person, .person], [.person, .place], [nil]])
  }

  @Test(arguments: [
    (
      ("yes", "merged", "a", "b"),
      "s.tsv:2: unknown verdict 'yes'; expected same, different, drop or nothing"
    ),
    (
      ("rename", "merged", "a", "b"),
      "s.tsv:2: unknown verdict 'rename'; expected same, different, drop or nothing"
    ),
    (("same", "both", "a", "b"), "s.tsv:2: unknown question 'both'; expected merged or apart"),
    (
      ("same", "apart", "a", " "),
      "s.tsv:2: 'same' without a name; expected both names of the row as --review wrote them"
    ),
  ])
  func `a row that makes no sense is named`(
    _ row: (String, String, String, String), _ message: String
  ) throws {
    let error = #expect(throws: DecisionsError.self) {
      try decided(answer(row.0, row.1, row.2, row.3))
    }
    #expect(error?.description == message)
  }

  private let short = Corpus(
    ["person Karim Smith x3", "person Smith < Karim Smith x2"], ["person Smith x5"])

  @Test func `a short name leaves where no document says whose it is`() throws {
    #expect(
      entities(short, try decided(answer("different", "merged", "Smith", "Karim Smith"))) == [
        "person.karim-smith: Karim Smith x3, Smith x2", "person.smith: Smith x5",
      ])
  }

  @Test func `dropping a joined name keeps what it was joined to`() throws {
    #expect(
      entities(short, try decided(answer("drop", "merged", "Smith", "Karim Smith"))) == [
        "person.karim-smith: Karim Smith x3, Smith x2"
      ])
  }

  @Test func `dropping a joined name drops what is short for it`() throws {
    let corpus = Corpus(
      ["person Karim Massimov x3"], ["person Karim Masimov", "person Masimov < Karim Masimov x4"])
    let dropped = try decided(answer("drop", "merged", "Karim Masimov", "Karim Massimov"))
    #expect(entities(corpus, dropped) == ["person.karim-massimov: Karim Massimov x3"])
  }

  @Test func `a name that was left apart is dropped whole, and once`() throws {
    let corpus = Corpus(
      ["person Ada Smith"], ["person Bea Smith", "person Smith < Bea Smith"], ["person Smith x5"])
    let dropped = try decided(
      answer("drop", "apart", "Smith", "Ada Smith"), answer("drop", "apart", "Smith", "Bea Smith"))
    #expect(
      entities(corpus, dropped) == [
        "person.ada-smith: Ada Smith x1", "person.bea-smith: Bea Smith x1, Smith x1",
      ])
  }

  @Test func `two that are one take the name of the second`() throws {
    let corpus = Corpus(["person Washington"], ["place Washington x3"])
    let joined = try decided(
      answer("same", "apart", "person Washington", "place Washington", kind: "person / place"))
    #expect(entities(corpus, joined) == ["place.washington: Washington x4"])
  }

  @Test func `ids are those from before the first row`() throws {
    let corpus = Corpus(["place O'Neill"], ["place Oneill"])
    func rows(_ ids: String...) throws -> Decisions {
      var decisions = Decisions()
      for id in ids {
        try decisions.add(answer("drop", "apart", id, "x", kind: "place"), file: "s", line: 2)
      }
      return decisions
    }
    #expect(entities(corpus, try rows("place.oneill")) == ["place.oneill: Oneill x1"])
    // Once the first is gone the second has its id, but the sheet means the first by it.
    #expect(entities(corpus, try rows("place.oneill", "place.oneill-2")) == [])
    let twice = EntityResolver(
      entries: [], decisions: try decided(answer("drop", "apart", "place.oneill", "x"))
    ).resolve(corpus.table)
    #expect(twice.entities.map(\.id) == ["place.oneill"])
  }

  @Test func `what a sheet asks its answers decide`() throws {
    for (verdict, question) in [("different", Doubt.Question.merged), ("same", .apart)] {
      let lines = [
        ["person Karim Massimov x3", "person Massimov < Karim Massimov"], ["person Karim Masimov"],
        ["person K. Massimov"], ["person Karim Serikovich Massimov"], ["person Timur Masimov"],
        ["person Masimov x2"], ["place Masimov"], ["organization Massimov Fund"],
        ["organization Massimov Foond"], ["organization Massimov Funds"], ["organization MF"],
        ["person Bill Massimov"], ["person Massimov < Bill Massimov", "person Bill Massimov"],
      ]
      let corpus = Corpus(lines)
      let doubts = DoubtFinder(entries: []).doubts(
        in: corpus.table, resolution: try corpus.resolution()
      ).filter { $0.question == question }
      #expect(doubts.count > 1)
      for doubt in doubts {
        let kind = try corpus.resolution().entities[doubt.name.entity].kind.name
        let resolution = EntityResolver(
          entries: [],
          decisions: try decided(
            answer(
              verdict, question.rawValue, doubt.name.reference, doubt.other.reference, kind: kind))
        ).resolve(corpus.table)
        #expect(resolution.diagnostics == [])
        let name = Set(doubt.name.rows.map { resolution.entityOfName[$0] })
        let other = Set(doubt.other.rows.map { resolution.entityOfName[$0] })
        #expect(name.count == 1)
        #expect(name.isDisjoint(with: other) == (question == .merged), "\(doubt)")
      }
    }
  }
}
