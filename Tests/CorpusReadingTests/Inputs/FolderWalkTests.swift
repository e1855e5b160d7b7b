import DataModel
import FoundationEssentials
import Testing

@testable import CorpusReading

struct FolderWalkTests {
  @Test func `files come in byte order of their names, folders in their place`() throws {
    let folder = try ScratchFolder()
    for name in ["b.txt", "a/z.txt", "a/B.txt", "Z.md", "é.html", "c/d/e.jsonl", "plain"] {
      try folder.write(name, "text")
    }
    let list = try folder.list()
    #expect(
      folder.names(list) == [
        "Z.md", "a/B.txt", "a/z.txt", "b.txt", "c/d/e.jsonl", "plain", "é.html",
      ])
    #expect(list.diagnostics.isEmpty)
  }

  @Test func `hidden entries and other kinds of files are passed over`() throws {
    let folder = try ScratchFolder()
    for name in [".hidden.txt", ".git/a.txt", "a.txt", "b.png", "c/d.pdf"] {
      try folder.write(name, "text")
    }
    let list = try folder.list()
    #expect(folder.names(list) == ["a.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path): 2 files of other kinds passed over"
      ])
  }

  @Test func `a file that is named is read whatever its extension`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("notes.log", "text")
    let list = try CorpusReader().list([path])
    #expect(list.files.map(\.path) == [path])
    #expect(CorpusReader().read(list.files[0]).texts == ["text"])
  }

  @Test func `a path named twice is read once, without a word`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.txt", "text")
    let list = try CorpusReader().list([path, path, folder.path, folder.path])
    #expect(list.files.map(\.path) == [path])
    #expect(list.diagnostics.isEmpty)
  }

  @Test func `a folder inside another input is read once`() throws {
    let folder = try ScratchFolder()
    try folder.write("a/b.txt", "text")
    let list = try CorpusReader().list([folder.path + "/a", folder.path, folder.path + "/./a"])
    #expect(list.files.map(\.path) == [folder.path + "/a/b.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path)/a: a folder that was read already; read once",
        "\(folder.path)/./a: a folder that was read already; read once",
      ])
  }

  @Test func `a folder's slash is not doubled`() throws {
    let folder = try ScratchFolder()
    try folder.write("a.txt", "text")
    #expect(
      try CorpusReader().list([folder.path + "/"]).files.map(\.path) == [folder.path + "/a.txt"])
  }

  @Test func `a loop of links ends`() throws {
    let folder = try ScratchFolder()
    try folder.write("a/one.txt", "text")
    try folder.link("a/up", to: "")
    try folder.link("a/self", to: "a")
    let list = try folder.list()
    #expect(folder.names(list) == ["a/one.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path)/a/self: a folder that was read already; read once",
        "\(folder.path)/a/up: a folder that was read already; read once",
      ])
  }

  @Test func `a file that links lead to is read once`() throws {
    let folder = try ScratchFolder()
    try folder.write("b.txt", "text")
    try folder.link("a.txt", to: "b.txt")
    let list = try folder.list()
    #expect(folder.names(list) == ["a.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path)/b.txt: the same file as '\(folder.path)/a.txt'; read once"
      ])
  }

  @Test func `links to other folders are followed`() throws {
    let other = try ScratchFolder()
    try other.write("x y?.txt", "text")
    let folder = try ScratchFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/away", withDestinationPath: other.path)
    #expect(folder.names(try folder.list()) == ["away/x y?.txt"])
  }

  @Test func `a link that leads nowhere is a note`() throws {
    let folder = try ScratchFolder()
    try folder.link("a.txt", to: "gone.txt")
    try folder.link("b.txt", to: "b.txt")
    let list = try folder.list()
    #expect(list.files.isEmpty)
    #expect(list.diagnostics.map(\.severity) == [.note, .note])
    #expect(
      list.diagnostics.first?.description
        == "\(folder.path)/a.txt: a link that leads nowhere; passed over")
  }

  @Test func `an input that does not exist is an error`() throws {
    let error = #expect(throws: CorpusError.self) { try CorpusReader().list(["no/such.txt"]) }
    #expect(error?.description == "corpus: 'no/such.txt' does not exist")
    #expect(error?.reason == .missing)
  }

  @Test func `a device is no input`() throws {
    let error = #expect(throws: CorpusError.self) { try CorpusReader().list(["/dev/null"]) }
    #expect(
      error?.description
        == "corpus: '/dev/null' cannot be opened; expected a regular file, a folder or '-'")
  }

  @Test func `standard input is listed once`() throws {
    #expect(try CorpusReader().list(["-", "-"]).files == [InputFile(path: "-", id: "-")])
  }

  @Test func `a file that is gone when it is read is skipped`() {
    let result = CorpusReader().read(InputFile(path: "/no/such.txt", id: "such.txt"))
    #expect(result.messages == ["/no/such.txt: does not exist any more"])
    #expect(result.diagnostics.map(\.severity) == [.skipped])
  }

  @Test func `ids are relative to the base folder`() throws {
    let folder = try ScratchFolder()
    try folder.write("in/a.txt", "text")
    try folder.write("b.txt", "text")
    let reader = CorpusReader(base: folder.path + "/in/../in/")
    let list = try reader.list([folder.path])
    #expect(list.files.map(\.id) == [folder.path + "/b.txt", "a.txt"])
    #expect(reader.read(list.files[1]).documents.map(\.id) == ["a.txt"])
  }
}

struct BaseFolderTests {
  @Test func `only what is below is relative`() {
    let base = BaseFolder("/data/news")
    #expect(base.relative("/data/news/2022/a.txt") == "2022/a.txt")
    #expect(base.relative("/data/./news//a.txt") == "a.txt")
    #expect(base.relative("/data/newspapers/a.txt") == nil)
    #expect(base.relative("/data/news") == nil)
  }

  @Test func `paths may be relative to the working folder`() {
    #expect(BaseFolder("corpus").relative("./corpus/x/../a.txt") == "a.txt")
    #expect(BaseFolder(".").relative("corpus/a.txt") == "corpus/a.txt")
  }
}
