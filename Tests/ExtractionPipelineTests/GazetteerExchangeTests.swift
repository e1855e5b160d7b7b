import DataModel
import ExtractionPipeline
import FoundationEssentials
import GazetteerExchange
import MentionExtraction
import TestSupport
import Testing

struct GazetteerExchangeTests {
  private func lexicon(_ gazetteers: [String]) throws -> Lexicon {
    var lexicon = try DefaultLexicon.lexicon
    lexicon.add([try GazetteerTable.compiled(LexiconFolder.gazetteers(gazetteers), beside: lexicon)]
    )
    return lexicon
  }

  /// The entries of the program's own gazetteers or of those that were added, those of one name and
  /// note as one.
  private func entries(
    of lexicon: Lexicon, isAdded: Bool
  ) -> [GazetteerEntry: [Lexicon.WrittenEntry]] {
    var entries: [Lexicon.WrittenEntry] = []
    lexicon.forEachWrittenEntry(ofAdded: isAdded) {
      var written = $0
      written.entry.container = nil
      entries.append(written)
    }
    return Dictionary(grouping: entries, by: \.entry)
  }

  @Test func `the whole lexicon as a table is imported and read as it was`() throws {
    let folder = try TemporaryFolder()
    let own = try DefaultLexicon.lexicon
    let table = folder.path + "/all.csv"
    #expect(try LexiconExport.write(own, ofAdded: false, as: .csv, to: table) > 10_000)
    let report = try GazetteerImporter.run(
      [table], GazetteerImporter.Options(.csv), to: folder.path + "/all.txt")
    #expect(report.rejected == 0)
    let expected = entries(of: own, isAdded: false)
    for file in ["all.csv", "all.txt"] {
      let found = entries(of: try lexicon(["\(folder.path)/\(file)"]), isAdded: true)
      #expect(found == expected, "\(file)")
    }
  }

  @Test func `a table is a gazetteer, and a mention names its row`() async throws {
    let folder = try TemporaryFolder()
    let table = try folder.write(
      "case.tsv",
      "kind\tname\taliases\nperson\tOrla Vance\tCaptain Vance\nplace\tPort Merrow\tMerrow (weak)\n")
    let lexicon = try lexicon([table])
    let text = try folder.write("a.txt", "Orla Vance left Port Merrow on Monday.")
    let pipeline = Pipeline(lexicon: lexicon, options: Pipeline.Options())
    let explanation = try await pipeline.explain("Port Merrow", in: [text], limit: 5)
    let clues = explanation.places.flatMap(\.explanation.clues)
    let clue = try #require(clues.first { $0.source.place == table })
    #expect(clue.line == 3)
  }

  @Test func `a compiled table is refused when the table has changed`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("case.csv", "name,kind\nOrla Vance,person\n")
    let compiled = folder.path + "/case.lexicon"
    _ = try LexiconCompilation.compile(
      LexiconFolder.gazetteers([table]), beside: DefaultLexicon.lexicon, to: compiled)
    try folder.write("case.csv", "name,kind\nOrla Vance,person\n")
    _ = try LexiconCompilation.read(compiled)
    try folder.write("case.csv", "name,kind\nLena Brandt,person\n")
    #expect(throws: LexiconError.self) { try LexiconCompilation.read(compiled) }
  }

  @Test(arguments: [
    ("name,kind\nA B,PRESON\n", "2: unknown kind 'PRESON'; expected person, organization or place"),
    ("name,kind\n\nA (B),person\n", "3: the name 'A (B)' has a '('"),
    ("who,kind\n", "1: no column 'name'; found 'who', 'kind'; name it with --column name=LABEL"),
  ])
  func `a table with a mistake stops the run`(table: String, complaint: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("case.csv", table)
    #expect {
      try LexiconFolder.gazetteers([file])
    } throws: {
      "\($0)" == "\(file):\(complaint)" && PipelineFailure($0).isData
    }
  }
}

extension PipelineFailure {
  fileprivate var isData: Bool {
    if case .data = self { true } else { false }
  }
}
