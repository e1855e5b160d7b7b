import DataModel
import ExtractionPipeline
import FoundationEssentials
import MentionExtraction
import TestSupport
import Testing

struct CompiledGazetteerTests {
  private static let names = """
    [person]
    Orla Vance | Captain Vance {note=skipper, file=12}
    [place in Kazakhstan]
    Port Merrow (needs: Vance, K-pop)
    [organization]
    Silver Lane Fund | SLF (case) | al-Merrow Fund
    Nur Otan | Fatherland Party
    """

  private static let text =
    "Captain Vance of the SLF left Port Merrow. The Silver Lane Fund and the Fatherland Party met al-Merrow Fund in Kazakhstan. Nur Otan won. K-pop was played."

  private func compile(_ folder: TemporaryFolder, _ names: String = names) throws -> (
    text: String, compiled: String
  ) {
    let text = try folder.write("names.txt", names)
    let compiled = folder.path + "/names.lexicon"
    _ = try LexiconCompilation.compile(
      LexiconFolder.gazetteers([text]), beside: DefaultLexicon.lexicon, to: compiled)
    return (text, compiled)
  }

  private func lexicon(_ gazetteer: String) throws -> Lexicon {
    try LexiconCache(environment: ["COMENTION_CACHE": ""]).lexicon(
      files: LexiconFolder(path: DefaultLexicon.path).files(gazetteers: [gazetteer]))
  }

  @Test func `a compiled gazetteer finds what its text does`() async throws {
    let folder = try TemporaryFolder()
    let (text, compiled) = try compile(folder)
    try folder.write("a.txt", CompiledGazetteerTests.text)
    var found: [[MentionLine]] = []
    var graphs: [CoMentionGraph] = []
    for gazetteer in [text, compiled] {
      let lexicon = try lexicon(gazetteer)
      let pipeline = Pipeline(lexicon: lexicon, options: Pipeline.Options())
      let corpus = try await pipeline.extract([folder.path + "/a.txt"], keepsText: true)
      found.append(try corpus.mentionLines(lexicon: lexicon))
      graphs.append(try await pipeline.graph(of: corpus))
    }
    #expect(found[0] == found[1])
    #expect(graphs[0] == graphs[1])
    #expect(
      Set(graphs[0].nodes.map(\.id)) == [
        "person.orla-vance-skipper", "organization.silver-lane-fund", "organization.nur-otan",
        "place.port-merrow", "place.kazakhstan",
      ])
    let captain = try #require(graphs[0].nodes.first { $0.kind == "person" })
    #expect(captain.attributes == [Attribute("file", .string("12"))])
    let port = try #require(graphs[0].nodes.first { $0.label == "Port Merrow" })
    #expect(port.attributes == [Attribute("within", .string("Kazakhstan"))])
  }

  @Test func `equal gazetteers make equal files`() throws {
    let folder = try TemporaryFolder()
    let first = try Data(contentsOf: URL(filePath: compile(folder).compiled))
    let second = try Data(contentsOf: URL(filePath: compile(folder).compiled))
    #expect(first == second)
  }

  @Test func `a compiled gazetteer whose text has changed since is refused`() throws {
    let folder = try TemporaryFolder()
    let (text, compiled) = try compile(folder)
    // Written again with the same text: as good as before.
    try folder.write("names.txt", CompiledGazetteerTests.names)
    _ = try LexiconCompilation.read(compiled)
    try folder.write("names.txt", CompiledGazetteerTests.names + "\nAcme Lane Bank")
    #expect(throws: LexiconError(stale: compiled, source: text)) {
      try LexiconCompilation.read(compiled)
    }
    // Without its text it stands for itself.
    try FileManager.default.removeItem(atPath: text)
    _ = try LexiconCompilation.read(compiled)
  }

  @Test func `a damaged compiled gazetteer is refused with what to do`() throws {
    let folder = try TemporaryFolder()
    let compiled = try compile(folder).compiled
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: compiled)))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: compiled))
    do {
      _ = try LexiconCompilation.read(compiled)
      Issue.record("read")
    } catch {
      #expect(
        error.description
          == "\(compiled): damaged; make it again with 'comention lexicon compile'")
    }
  }

  @Test func `a compiled gazetteer is known by its first bytes, whatever it is called`() throws {
    let folder = try TemporaryFolder()
    let (text, compiled) = try compile(folder)
    try FileManager.default.copyItem(atPath: compiled, toPath: folder.path + "/odd.txt")
    #expect(LexiconCompilation.isCompiled(folder.path + "/odd.txt"))
    #expect(!LexiconCompilation.isCompiled(text))
    #expect(!LexiconCompilation.isCompiled(folder.path + "/none"))
  }

  @Test func `an entry of the user's and one of the program's with one name are one`() async throws
  {
    let folder = try TemporaryFolder()
    let text = try folder.write("names.txt", "[organization]\nNur Otan | Fatherland Party")
    let file = try folder.write("a.txt", "Nur Otan won. The Fatherland Party lost.")
    let pipeline = Pipeline(lexicon: try lexicon(text), options: Pipeline.Options())
    let corpus = try await pipeline.extract([file])
    #expect(corpus.resolution.entities.map(\.id) == ["organization.nur-otan"])
    #expect(corpus.resolution.entities.map(\.mentions) == [2])
  }
}
