import DataModel
import EntityResolution
import ExtractionPipeline
import FoundationEssentials
import TestSupport
import Testing

/// The file between the program and the user: written, passed through a spreadsheet, read.
struct ReviewSheetTests {
  private func row(
    _ name: String = "Ann Berg", _ other: String = "Ann Bergh", sentence: String = "Ann Berg left.",
    otherSentence: String = "Ann Bergh stayed."
  ) -> ReviewSheet.Row {
    ReviewSheet.Row(
      question: .apart, kinds: [.person], name: name, other: other,
      reason: "one letter apart: Berg / Bergh", edges: 3, mentions: 2, otherMentions: 9,
      sentence: sentence, otherSentence: otherSentence)
  }

  /// The decisions of a file, as `verb: name | name`.
  private func decisions(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    var options = Pipeline.Options()
    try options.addDecisions(path: folder.write("sheet.tsv", bytes))
    return options.decisions.all.map { decision in
      "\(decision.line) \(decision.verb): " + decision.names.map(\.text).joined(separator: " | ")
    }
  }

  private func decisions(_ text: String) throws -> [String] { try decisions(Array(text.utf8)) }

  private func complaint(_ text: String) throws -> String? {
    #expect(throws: DecisionsError.self) { try decisions(text) }.map {
      String($0.description.drop { $0 != ":" }.dropFirst())
    }
  }

  private let header =
    "verdict\tquestion\tkind\tname\tother\treason\tedges\tmentions\tother_mentions\tsentence\tother_sentence\n"

  @Test func `a sheet is a header and a line for each question`() {
    #expect(ReviewSheet(rows: []).text == header)
    #expect(
      ReviewSheet(rows: [row()]).text == header
        + "\tapart\tperson\tAnn Berg\tAnn Bergh\tone letter apart: Berg / Bergh\t3\t2\t9\tAnn Berg left.\tAnn Bergh stayed.\n"
    )
    var two = row()
    two.kinds = [.person, .place]
    #expect(ReviewSheet(rows: [two]).text.contains("\tapart\tperson / place\tAnn Berg\t"))
  }

  @Test(arguments: [
    ("a\tb\nc\r\nd", "a b c  d"), ("“no” he said", "“no” he said"),
    ("\"No,\" he said", "\"\"\"No,\"\" he said\""), ("=1+1", "'=1+1"), ("- a", "'- a"),
    ("@a", "'@a"), ("a\u{0}\u{85}\u{2028}b", "a   b"), ("+\"", "\"'+\"\"\""),
  ])
  func `no text breaks a row or becomes a formula`(_ sentence: String, _ field: String) {
    let lines = ReviewSheet(rows: [row(sentence: sentence)]).text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[1].split(separator: "\t", omittingEmptySubsequences: false)[9] == field)
  }

  @Test func `any text comes back as one row a question`() throws {
    for seed in UInt64(0)..<100 {
      var random = SeededGenerator(seed: seed)
      let rows = (0..<3).map { number in
        row("Name \(number)", "Other \(number)", sentence: random.hostileText(count: 20))
      }
      let text = ReviewSheet(rows: rows).text.split(separator: "\n").enumerated().map {
        ($0 == 0 ? "" : "same") + $1
      }.joined(separator: "\n")
      #expect(
        try decisions(text) == [
          "2 same: Other 0 | Name 0", "3 same: Other 1 | Name 1", "4 same: Other 2 | Name 2",
        ], "seed \(seed)")
    }
  }

  private let filled = #"""
    verdict\#tquestion\#tkind\#tname\#tother\#treason
    same\#tapart\#tperson\#tAnn Berg\#tAnn Bergh\#t"quoted ""reason"""
    \#tapart\#tperson\#tA\#tB\#tnothing
    different\#tmerged\#tperson\#tK. Masimov\#tKarim Massimov\#tspelling
    """#
  private let read = ["2 same: Ann Bergh | Ann Berg", "4 different: Karim Massimov | K. Masimov"]

  @Test func `a sheet is read however a spreadsheet saves it`() throws {
    #expect(try decisions(filled) == read)
    let lines = filled.split(separator: "\n")
    #expect(try decisions(lines.joined(separator: "\r\n") + "\r\n") == read)
    #expect(try decisions("\u{FEFF}" + filled) == read)
    let units = ("\u{FEFF}" + filled).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try decisions(units) == read)
    for separator in [",", ";"] {
      #expect(try decisions(String(filled.map { $0 == "\t" ? Character(separator) : $0 })) == read)
    }
    let quoted = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("\"") ? "\($0)" : "\"\($0)\"" }.joined(separator: "\t")
    }
    #expect(try decisions(quoted.joined(separator: "\n")) == read)
    let columns = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).reversed()
        .joined(separator: "\t")
    }
    #expect(try decisions(columns.joined(separator: "\n")) == read)
  }

  @Test func `cells that are missing at the end are empty, further columns are the user's`() throws
  {
    #expect(
      try decisions(
        "verdict\tquestion\tkind\tname\tother\treason\tmy note\nsame\tapart\tperson\ta\tb\n\n\t\nsame\tapart\t\tc\td\tx\t\"two\nlines\"\n"
      ) == ["2 same: b | a", "5 same: d | c"])
  }

  @Test func `what is wrong is named with its line`() throws {
    let head = "verdict\tquestion\tkind\tname\tother\n"
    #expect(
      try complaint(head + "\tapart\tperson\ta\tb\nyes\tapart\tperson\ta\tb\n")
        == "3: unknown verdict 'yes'; expected same, different, drop or nothing")
    #expect(
      try complaint("verdict\tquestion\tname\tother\nsame\tapart\ta\tb\n")
        == "1: no column 'kind'; expected the header of a review sheet")
    #expect(
      try complaint(head + "same\tapart\tperson\ta\n")
        == "2: 'same' without a name; expected both names of the row as --review wrote them")
    #expect(
      try complaint(head + "same\tapart\tperson\t\"a\tb\nsame\tapart\tperson\tc\td\n")
        == "2: a quote that is not closed; expected a row on each line")
    #expect(
      try complaint(head + "\tapart\tperson\t\"a\tb\nsame\tapart\tperson\tc\td\"\tx\n")
        == "2: a quote that is not closed; expected a row on each line")
  }

  @Test func `what is no sheet is a list of decisions`() throws {
    #expect(try decisions("same: a | b") == ["1 same: a | b"])
    #expect(try decisions("") == [])
    #expect(try decisions("# verdict\nsame: a | b") == ["2 same: a | b"])
  }

  @Test func `a sheet with verdicts is not replaced`() throws {
    let folder = try TemporaryFolder()
    let sheet = try folder.write("sheet.tsv", filled)
    let error = #expect(throws: ReviewSheetError.self) { try ReviewSheet.checkOutput(sheet) }
    #expect(
      error?.description
        == "'\(sheet)' holds 2 verdicts that a new sheet would replace; give it to --decisions and --review another name"
    )
    #expect(error.map { PipelineFailure($0) } == .output)
    let link = folder.path + "/link.tsv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: sheet)
    #expect(throws: ReviewSheetError.self) { try ReviewSheet.checkOutput(link) }
  }

  @Test func `an empty sheet, another file and none are`() throws {
    let folder = try TemporaryFolder()
    try ReviewSheet.checkOutput(folder.write("a.tsv", ReviewSheet(rows: [row()]).text))
    try ReviewSheet.checkOutput(folder.write("b.tsv", "something else"))
    try ReviewSheet.checkOutput(folder.path + "/c.tsv")
    #expect(throws: (any Error).self) { try ReviewSheet.checkOutput(folder.path + "/none/c.tsv") }
  }
}
