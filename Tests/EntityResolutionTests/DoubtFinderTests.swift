import DataModel
import Testing

@testable import EntityResolution

/// What is asked about a corpus, each doubt as `question name | other (reason)`.
struct DoubtFinderTests {
  private static let entries = [
    GazetteerEntry(name: "Zambia", kind: .place), GazetteerEntry(name: "Gambia", kind: .place),
    GazetteerEntry(name: "Slovakia", kind: .place), GazetteerEntry(name: "Slavakia", kind: .place),
    GazetteerEntry(name: "Kassym-Jomart Tokayev", kind: .person),
    GazetteerEntry(name: "Georgia", kind: .place),
    GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
  ]
  private static let nicknames = ["william": "william", "bill": "william", "kate": "katherine"]

  private func doubts(
    _ documents: [[String]], decisions: String = "", sheet: [ReviewAnswer] = []
  ) throws -> [Doubt] {
    let corpus = Corpus(documents)
    var decided = Decisions()
    try decided.add(Array(decisions.utf8), file: "d")
    for answer in sheet { try decided.add(answer, file: "d.tsv", line: 2) }
    let resolution = EntityResolver(
      entries: DoubtFinderTests.entries, decisions: decided,
      nicknames: DoubtFinderTests.nicknames
    ).resolve(corpus.table)
    #expect(resolution.diagnostics == [])
    return DoubtFinder(entries: DoubtFinderTests.entries, nicknames: DoubtFinderTests.nicknames)
      .doubts(in: corpus.table, resolution: resolution)
  }

  private func asked(_ documents: [[String]], decisions: String = "") throws -> [String] {
    try doubts(documents, decisions: decisions).map {
      "\($0.question) \($0.name.reference) | \($0.other.reference) (\($0.reason))"
    }
  }

  // MARK: - Merges

  @Test(arguments: [
    (
      ["person Karim Massimov x3", "person Karim Masimov"],
      "merged Karim Masimov | Karim Massimov (spelling: Masimov / Massimov differ as transliterations do)"
    ),
    (
      ["person Karim Massimov x3", "person Massimov"],
      "merged Massimov | Karim Massimov (short name: only one full name ends in Massimov)"
    ),
    (
      ["person George W. Bush x3", "person George Bush"],
      "merged George Bush | George W. Bush (same name but for initials)"
    ),
    (
      ["person William Hartwell x3", "person Bill Hartwell"],
      "merged Bill Hartwell | William Hartwell (nickname: Bill / William)"
    ),
    (
      [
        "organization SLF < Silver Lane Fund", "organization Silver Lane Fund x3",
        "organization SLF",
      ],
      "merged SLF | Silver Lane Fund (acronym: other documents use it for this name)"
    ),
  ])
  func `a merge by the form of names is asked about`(_ lines: [String], _ doubt: String) throws {
    // The first two lines of an acronym's case are one document, all others stand alone.
    let isOne = lines[0].contains("<")
    let documents = isOne ? [Array(lines[..<2])] + lines[2...].map { [$0] } : lines.map { [$0] }
    #expect(try asked(documents) == [doubt])
  }

  @Test(arguments: [
    ["person Karim Massimov", "person KARIM MASSIMOV"],
    ["person Massimov < Karim Massimov", "person Karim Massimov"],
    ["organization The Silver Lane Fund x2", "organization Silver Lane Fund"],
    ["person Kassym-Jomart Tokayev @4", "person Tokayev @4"],
    ["person Shaun O'Neill x2", "person Shaun ONeill"],
    ["organization Acme Ltd. x2", "organization Acme"],
    ["organization Acme Ltd. x2", "organization Acme Limited"],
  ])
  func `a merge that nobody doubts is not`(_ lines: [String]) throws {
    #expect(try asked(lines.map { [$0] }) == [])
  }

  @Test func `legal forms are asked about where there are several`() throws {
    #expect(
      try asked([["organization Acme x3"], ["organization Acme Ltd."], ["organization Acme, LLC"]])
        == [
          "merged Acme Ltd. | Acme (legal forms differ: LLC, Ltd.)",
          "merged Acme, LLC | Acme (legal forms differ: LLC, Ltd.)",
        ])
  }

  @Test func `one name of an entity is asked about once, however many rows it has`() throws {
    let documents = [
      ["person Karim Massimov x3"], ["person Karim Masimov", "person Masimov < Karim Masimov"],
      ["person KARIM MASIMOV"], ["person? Karim Masimov"],
    ]
    let found = try doubts(documents)
    #expect(found.map(\.name.reference) == ["Karim Masimov"])
    #expect(found[0].name.rows.count == 3)
  }

  // MARK: - Splits

  @Test(arguments: [
    (
      ["person Ann Bergh x3", "person Ann Berg"],
      "apart Ann Berg | Ann Bergh (one letter apart: Berg / Bergh)"
    ),
    (
      ["place Port Merrow x3", "place Port Morrew", "place Port Merorw"],
      "apart Port Merorw | Port Merrow (one letter apart: Merorw / Merrow)"
    ),
    (
      ["organization Nordlicht Freight x2", "organization Nord Licht Freight"],
      "apart Nord Licht Freight | Nordlicht Freight (one word or two: Nord Licht Freight / Nordlicht Freight)"
    ),
    (
      ["person Karim Massimov x3", "person K. Massimov"],
      "apart K. Massimov | Karim Massimov (same surname, initial fits)"
    ),
    (
      ["person Yuri Andropov", "person Yu. Andropov x3"],
      "apart Yu. Andropov | Yuri Andropov (same surname, initial fits)"
    ),
    (
      ["person Vladimir Putin x3", "person Vladimir Vladimirovich Putin"],
      "apart Vladimir Vladimirovich Putin | Vladimir Putin (same first and last name)"
    ),
    (
      ["person William Charles Hartwell x3", "person Bill Hartwell"],
      "apart Bill Hartwell | William Charles Hartwell (nickname: Bill / William)"
    ),
    (
      ["organization Silver Lane Fund", "organization SLF x3"],
      "apart SLF | Silver Lane Fund (acronym: its letters are the initials of the name)"
    ),
    (
      ["organization The Committee for Open Markets", "organization COM"],
      "apart COM | The Committee for Open Markets (acronym: its letters are the initials of the name)"
    ),
    (
      ["person Washington x3", "place Washington"],
      "apart place Washington | person Washington (same name, two kinds: Washington)"
    ),
    (
      ["person Kassym-Jomart Tokayev @4 x3", "person Kassym-Jomart Tokaiev"],
      "merged Kassym-Jomart Tokaiev | Kassym-Jomart Tokayev (spelling: Tokaiev / Tokayev differ as transliterations do)"
    ),
    (
      ["person Tokayev @4 x3", "person Kassym-Jomart Tokayeb"],
      "apart Kassym-Jomart Tokayeb | Kassym-Jomart Tokayev (one letter apart: Tokayeb / Tokayev)"
    ),
  ])
  func `two that may be one are asked about`(_ lines: [String], _ doubt: String) throws {
    #expect(try asked(lines.map { [$0] }) == [doubt])
  }

  @Test(arguments: [
    ["person Claus Tu", "person Claus Wu"],
    ["place Aksu", "place Oksu"],
    ["organization Unit 731", "organization Unit 732"],
    ["organization Brigade Alpha 7", "organization Brigade Alpha 17"],
    ["person Ann Bergh", "organization Ann Berg"],
    ["place Zambia @0", "place Gambia @1"],
    ["person Alba", "organization ALBA"],
    ["place Slovakia @2", "place Slavakia @3"],
    ["person Karim Massimov", "person T. Massimov"],
    ["person J. K. Smith", "person John Paul Smith"],
    ["person Robert Hartwell", "person Bill Hartwell"],
    ["organization Silver Lane Fund", "organization SLC"],
    ["organization Silver Lane", "organization SL"],
    ["person Karim Massimov", "person Timur Massimov"],
  ])
  func `two that no one would take for one are not`(_ lines: [String]) throws {
    #expect(try asked(lines.map { [$0] }) == [])
  }

  @Test func `a surname of several is asked about with the three most mentioned`() throws {
    let people = ["Ada", "Bea", "Cleo", "Dora", "Edda"].enumerated().map {
      ["person \($1) Smith x\($0 + 2)"]
    }
    #expect(
      try asked(people + [["person Smith x9"]]) == [
        "apart Smith | Edda Smith (short name: 5 full names end in Smith)",
        "apart Smith | Dora Smith (short name: 5 full names end in Smith)",
        "apart Smith | Cleo Smith (short name: 5 full names end in Smith)",
      ])
  }

  @Test func `what is asked of a third of more mentions is not asked of two`() throws {
    let documents = [
      ["person William Hartwell x9"], ["person William A. Hartwell x2"],
      ["person William B. Hartwell x3"], ["person W. Hartwell"],
    ]
    #expect(
      try asked(documents) == [
        "apart William B. Hartwell | William Hartwell (same first and last name)",
        "apart William A. Hartwell | William Hartwell (same first and last name)",
        "apart W. Hartwell | William Hartwell (same surname, initial fits)",
      ])
    let apart = "different: William Hartwell | W. Hartwell"
    #expect(
      try asked(documents, decisions: apart).suffix(2) == [
        "apart W. Hartwell | William B. Hartwell (same surname, initial fits)",
        "apart W. Hartwell | William A. Hartwell (same surname, initial fits)",
      ])
  }

  @Test func `an id stands for a name that means two`() throws {
    let documents = [
      ["person Karim Smith", "person Smith < Karim Smith"],
      ["person Timur Smith", "person Smith < Timur Smith"], ["person Smith @4"], ["person Smith"],
    ]
    // "Smith" alone is the first gazetteer's man; elsewhere documents say whose it is.
    #expect(try asked(documents) == [])
    let kinds = [["place Georgia @5 x3"], ["place Georgia @6 x2"], ["person Georgia"]]
    #expect(
      try asked(kinds) == [
        "apart person Georgia | place.georgia (same name, two kinds: Georgia)",
        "apart person Georgia | place.georgia-us-state (same name, two kinds: Georgia)",
      ])
  }

  // MARK: - Decisions

  @Test(arguments: [
    ("same: Karim Massimov | Karim Masimov", ["person Karim Massimov x3", "person Karim Masimov"]),
    (
      "different: Karim Massimov | Karim Masimov",
      ["person Karim Massimov x3", "person Karim Masimov"]
    ),
    ("different: Ann Berg | Ann Bergh", ["person Ann Bergh", "person Ann Berg"]),
    ("same: Ann Bergh | Ann Berg", ["person Ann Bergh", "person Ann Berg"]),
    ("drop: Ann Berg", ["person Ann Bergh", "person Ann Berg"]),
    (
      "different: person Washington | place Washington", ["person Washington", "place Washington"]
    ),
  ])
  func `what is decided is not asked`(_ decision: String, _ lines: [String]) throws {
    #expect(try asked(lines.map { [$0] }).count == 1)
    #expect(try asked(lines.map { [$0] }, decisions: decision) == [])
  }

  @Test func `a decision about one of several leaves the questions about the others`() throws {
    let documents = [["person Ada Smith"], ["person Bea Smith"], ["person Smith x9"]]
    #expect(
      try asked(documents, decisions: "different: Smith | Ada Smith") == [
        "apart Smith | Bea Smith (short name: 2 full names end in Smith)"
      ])
    #expect(try asked(documents, decisions: "same: Ada Smith | Smith") == [])
  }

  @Test func `the order of the documents decides nothing but ties`() throws {
    let documents = [
      ["person Ann Bergh x3"], ["person Ann Berg"], ["person A. Bergh"], ["place Ann Berg"],
      ["organization Silver Lane Fund"], ["organization SLF"], ["person Bergh"],
    ]
    let first = try asked(documents).sorted()
    #expect(first.count >= 4)
    #expect(try asked(documents.reversed()).sorted() == first)
  }
}
