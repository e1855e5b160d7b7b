import DataModel
import FoundationEssentials
import TestSupport
import Testing

@testable import CorpusReading

struct FolderWalkTests {
  @Test func `files come in byte order of their names, folders in their place`() throws {
    let folder = try TemporaryFolder()
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
    let folder = try TemporaryFolder()
    for name in [".hidden.txt", ".git/a.txt", "a.txt", "b.png", "c/d.xlsx"] {
      try folder.write(name, "text")
    }
    let list = try folder.list()
    #expect(folder.names(list) == ["a.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path): 2 files of other kinds passed over: 1 .png, 1 .xlsx"
      ])
  }

  @Test func `a packed file is of the kind that the name before its ending says`() throws {
    let folder = try TemporaryFolder()
    let names = [
      "a.csv.GZ", "a.eml", "a.mbox", "a.mbx.gz", "a.warc.gz", "a.warc.wet.gz", "notes.gz",
    ]
    for name in names + ["a.tar.gz", "a.png.gz", ".gz"] { try folder.write(name, "text") }
    let list = try folder.list()
    #expect(folder.names(list) == names)
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path): 2 files of other kinds passed over: 1 .png, 1 .tar"
      ])
  }

  @Test func `a file that is named is read whatever its extension`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("notes.log", "text")
    let list = try CorpusReader().list([path])
    #expect(list.files.map(\.path) == [path])
    #expect(CorpusReader().read(list.files[0]).texts == ["text"])
  }

  @Test func `a path named twice is read once, without a word`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "text")
    let list = try CorpusReader().list([path, path, folder.path, folder.path])
    #expect(list.files.map(\.path) == [path])
    #expect(list.diagnostics.isEmpty)
  }

  @Test func `a folder inside another input is read once`() throws {
    let folder = try TemporaryFolder()
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
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "text")
    #expect(
      try CorpusReader().list([folder.path + "/"]).files.map(\.path) == [folder.path + "/a.txt"])
  }

  @Test func `a loop of links ends`() throws {
    let folder = try TemporaryFolder()
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
    let folder = try TemporaryFolder()
    try folder.write("b.txt", "text")
    try folder.link("a.txt", to: "b.txt")
    let list = try folder.list()
    #expect(folder.names(list) == ["a.txt"])
    #expect(
      list.diagnostics.map(\.description) == [
        "\(folder.path)/b.txt: the same file as '\(folder.path)/a.txt'; read once"
      ])
  }

  @Test func `a link to a file of a folder that was walked is the same file`() throws {
    let folder = try TemporaryFolder()
    for name in ["a/b.txt", "a/c.log", "a/.d.txt", "n.txt", "z.txt"] {
      try folder.write(name, "text")
    }
    try folder.link("l.txt", to: "z.txt")
    try folder.link("m.txt", to: "n.txt")
    try folder.link("o.txt", to: "n.txt")
    try folder.link("p.txt", to: "a/b.txt")
    // What a walk passes over is not listed yet.
    try folder.link("q.txt", to: "a/c.log")
    try folder.link("r.txt", to: "a/.d.txt")
    try folder.link("s.txt", to: "q.txt")
    let list = try folder.list()
    #expect(folder.names(list) == ["a/b.txt", "l.txt", "m.txt", "q.txt", "r.txt"])
    let path = folder.path
    #expect(
      list.diagnostics.map(\.description) == [
        "\(path)/n.txt: the same file as '\(path)/m.txt'; read once",
        "\(path)/o.txt: the same file as '\(path)/m.txt'; read once",
        "\(path)/p.txt: the same file as '\(path)/a/b.txt'; read once",
        "\(path)/s.txt: the same file as '\(path)/q.txt'; read once",
        "\(path)/z.txt: the same file as '\(path)/l.txt'; read once",
        "\(path): 1 file of another kind passed over: 1 .log",
      ])
  }

  @Test func `a file named after its folder is read once, without a word`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "text")
    for input in [folder.path, folder.path + "/"] {
      let list = try CorpusReader().list([input, path])
      #expect(list.files.map(\.path) == [path])
      #expect(list.diagnostics.isEmpty)
    }
  }

  @Test func `however links lead about, each file is listed once`() throws {
    var notes = 0
    for seed in 1...40 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let folder = try TemporaryFolder()
      var names = ["a.txt", "x/a.txt"]
      for name in names { try folder.write(name, "text") }
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let parent = ["", "x/", "y/", "x/z/"].randomElement(using: &generator) ?? ""
        let name =
          parent
          + (["a.txt", "b.txt", "B.txt", "c", "d.md"].randomElement(using: &generator) ?? "")
        guard !names.contains(name) else { continue }
        if Bool.random(using: &generator) {
          try folder.write(name, "text")
        } else {
          try FileManager.default.createDirectory(
            atPath: folder.path + "/" + parent, withIntermediateDirectories: true)
          let targets = names + ["x", "y", "gone", ""]
          try folder.link(name, to: targets.randomElement(using: &generator) ?? "")
        }
        names.append(name)
      }
      let list = try folder.list()
      let listed = list.files.map { Self.realPath($0.path) }
      #expect(Set(listed).count == listed.count, "seed \(seed)")
      let files = names.map { folder.path + "/" + $0 }.filter { path in
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
      }
      #expect(Set(listed) == Set(files.map(Self.realPath)), "seed \(seed)")
      notes += list.diagnostics.count
    }
    #expect(notes > 0)
  }

  private static func realPath(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
  }

  @Test func `links to other folders are followed`() throws {
    let other = try TemporaryFolder()
    try other.write("x y?.txt", "text")
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/away", withDestinationPath: other.path)
    #expect(folder.names(try folder.list()) == ["away/x y?.txt"])
  }

  @Test func `a link that leads nowhere is a note`() throws {
    let folder = try TemporaryFolder()
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
    #expect(error?.description == "'no/such.txt' does not exist")
    #expect(error?.reason == .missing)
  }

  @Test func `a device is no input`() throws {
    let error = #expect(throws: CorpusError.self) { try CorpusReader().list(["/dev/null"]) }
    #expect(
      error?.description
        == "'/dev/null' cannot be opened; expected a regular file, a folder or '-'")
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
    let folder = try TemporaryFolder()
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

  @Test(arguments: [
    "/data/news", "/data/./news/", "/data/news/2022//", "/data", "/data/newspapers",
  ])
  func `entries of a folder are below where their paths are`(folder: String) {
    let base = BaseFolder("/data/news")
    #expect(
      base.prefix(ofEntriesIn: folder).map { $0 + "a.txt" } == base.relative(folder + "/a.txt"))
  }

  @Test func `paths may be relative to the working folder`() {
    #expect(BaseFolder("corpus").relative("./corpus/x/../a.txt") == "a.txt")
    #expect(BaseFolder(".").relative("corpus/a.txt") == "corpus/a.txt")
  }
}
