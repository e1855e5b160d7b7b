import MentionExtraction
import TestSupport
import Testing

@testable import ExtractionPipeline

struct LexiconFolderTests {
  private func message(_ path: String?, _ environment: [String: String] = [:]) -> String? {
    #expect(throws: LexiconFolderError.self) {
      try LexiconFolder(path: path, environment: environment)
    }?.description
  }

  @Test func `a folder that is no lexicon is named`() throws {
    let folder = try TemporaryFolder()
    let expected = "is no lexicon; expected a folder with gazetteers, words and rules"
    #expect(message(folder.path) == "'\(folder.path)' \(expected)")
    #expect(message("/nowhere") == "'/nowhere' \(expected)")
    #expect(message(nil, ["COMENTION_LEXICON": "/nowhere"]) == "'/nowhere' \(expected)")
    // A file where the folder should be.
    try folder.write("words", "")
    #expect(message(folder.path) == "'\(folder.path)' \(expected)")
  }

  @Test func `the path comes before the environment`() throws {
    let folder = try TemporaryFolder()
    try folder.write("words/a.txt", "")
    let environment = ["COMENTION_LEXICON": "/nowhere"]
    #expect(try LexiconFolder(path: folder.path, environment: environment).path == folder.path)
    let other = try LexiconFolder(environment: ["COMENTION_LEXICON": folder.path])
    #expect(other.path == folder.path)
  }

  @Test func `a lexicon found nowhere lists where it was looked for and how to name it`() {
    let error = LexiconFolderError(reason: .notFound(tried: ["/a/lexicon", "/b"]), path: "/a")
    #expect(
      error.description
        == "no lexicon found; tried '/a/lexicon', '/b'; name its folder with --lexicon or COMENTION_LEXICON"
    )
  }

  @Test
  func `files come by role and name, own gazetteers first, without hidden ones and other kinds`()
    throws
  {
    let folder = try TemporaryFolder()
    for name in [
      "words/b.txt", "words/a.txt", "words/.hidden.txt", "words/notes.md", "rules/people.txt",
      "gazetteers/places.txt", "README.txt",
    ] {
      try folder.write(name, name)
    }
    let own = try folder.write("own.list", "mine")
    let files = try LexiconFolder(path: folder.path).files(gazetteers: [own], rules: [own])
    #expect(
      files.map(\.path) == [
        own, "gazetteers/places.txt", "words/a.txt", "words/b.txt", "rules/people.txt", own,
      ])
    #expect(files.map(\.role) == [.gazetteer, .gazetteer, .words, .words, .rules, .rules])
    #expect(files.map(\.name) == ["own.list", "places", "a", "b", "people", "own.list"])
    #expect(files.map { String(decoding: $0.text, as: UTF8.self) }.last == "mine")
    #expect(files.map(\.isAddition) == [true, false, false, false, false, true])
  }

  @Test func `a gazetteer or rule file that cannot be read is named`() throws {
    let folder = try LexiconFolder(path: DefaultLexicon.path)
    let gazetteer = #expect(throws: LexiconFolderError.self) {
      try folder.files(gazetteers: ["/nowhere/people.txt"])
    }
    #expect(gazetteer?.description == "'/nowhere/people.txt' cannot be read")
    let rules = #expect(throws: LexiconFolderError.self) {
      try folder.files(rules: ["/nowhere/rules.txt"])
    }
    #expect(rules?.description == "'/nowhere/rules.txt' cannot be read")
    #expect(rules.map { PipelineFailure($0) } == .input)
  }

  @Test func `the lexicon that comes along loads and has entries and rules`()
    throws
  {
    let lexicon = try DefaultLexicon.lexicon
    #expect(lexicon.entries.count > 100)
    #expect(lexicon.ruleCount > 10)
  }

  @Test func `a gazetteer of one's own is used beside the others`() async throws {
    let folder = try TemporaryFolder()
    let own = try folder.write("own.txt", "[organization]\nZorblatt Frobnicators\n")
    let document = try folder.write("a.txt", "They wrote to the Zorblatt Frobnicators of Almaty.")
    let files = try LexiconFolder(path: DefaultLexicon.path).files(gazetteers: [own])
    let lexicon = try Lexicon(files: files)
    let corpus = try await Pipeline(lexicon: lexicon, options: Pipeline.Options()).extract(
      [document], keepsText: true)
    let items = try corpus.mentionLines(lexicon: lexicon).flatMap(\.mentions)
    #expect(items.map(\.entity) == ["organization.zorblatt-frobnicators", "place.almaty"])
    #expect(items.map(\.rule).first == "own")
  }
}
