import DataModel
import FoundationEssentials
import MentionExtraction
import TestSupport
import Testing

@testable import GazetteerExchange

struct ImporterTests {
  @Test func `conflicts are counted with the first of each sort`() throws {
    let found = try Imported(
      .regexner, "Santos\tPERSON\nSantos\tCITY\nA B\tPERSON\nA B\tPERSON\nSANTOS\tPERSON\n")
    #expect(found.lines == ["1 of two kinds; first in:2: 'Santos'"])
    let shared = try Imported(.csv, "name,kind,aliases\nA B,person,K\nC D,person,K\nE F,person,K\n")
    #expect(shared.lines == ["1 of several entries; first in:3: 'K'"])
  }

  @Test func `a common word alone is a weak name, unless in capitals or a table`() throws {
    let words: Set<String> = ["target", "who", "reading"]
    let text = "Target\tORG\nWHO\tORG\nReading Bank\tORG\n"
    let found = try Imported(.regexner, text) { $0.commonWords = words }
    #expect(found.text == "[organization]\nTarget (weak)\nWHO\nReading Bank\n")
    let table = try Imported(.csv, "name,kind\nTarget,organization\n") { $0.commonWords = words }
    #expect(table.text == "[organization]\nTarget\n")
  }

  @Test func `names that find the same are written once`() throws {
    let found = try Imported(
      .followthemoney,
      #"{"id":"1","schema":"Person","properties":{"name":["Orla Vancé","ORLA VANCE"," Orla  Vance ","Orla-Vance","orla vance"]}}"#
    )
    #expect(
      found.text == "[person]\nOrla Vancé | ORLA VANCE | orla vance {followthemoney=1}\n")
  }

  @Test(arguments: [GazetteerFormat.followthemoney, .csv])
  func `of hundreds of names each is written once`(format: GazetteerFormat) throws {
    let names = (0..<300).map { "Name \($0 % 150)" }
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    let found = try Imported(
      format,
      format == .csv
        ? "name,kind,aliases\nName 0,person,\(names.joined(separator: "|"))\n"
        : #"{"id":"1","schema":"Person","properties":{"name":[\#(list)]}}"#)
    #expect(found.report.names == 150)
  }

  @Test func `filters leave out and a limit ends the run`() throws {
    let text =
      "name,kind,aliases\nA B,person,K\nC D,person,\nE F,place,G\nH I,person,J\nL M,person,N\n"
    let found = try Imported(.csv, text) {
      $0.kinds = [.person]
      $0.minAliases = 1
      $0.limit = 2
    }
    #expect(found.text == "[person]\nA B | K\nH I | J\n")
    #expect(found.report.leftOut == 2)
  }

  @Test func `nothing to write leaves the old file`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", "x\n".utf8)
    let out = try folder.write("out.txt", "old".utf8)
    #expect {
      try GazetteerImporter.run([file], GazetteerImporter.Options(.regexner), to: out)
    } throws: {
      folder.short("\($0)") == """
        out.txt: no entry to write; nothing was written
          1 rejected, wrong number of columns; first in:1: 1 column; expected a pattern and a type
        """
    }
    #expect(try folder.text(of: "out.txt") == "old")
  }

  @Test func `what was rejected is written where it is wanted`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", "A\tDATE\nB\tPERSON\n\u{0}C\tPERSON\n".utf8)
    _ = try GazetteerImporter.run(
      [file], GazetteerImporter.Options(.regexner), to: folder.path + "/out.txt",
      rejected: folder.path + "/rejected.txt")
    #expect(
      folder.short(try folder.text(of: "rejected.txt")) == """
        in:1: unknown kind 'DATE'; expected person, organization or place
        in:3: the name 'C' has a control character

        """)
  }

  @Test func `broken UTF-8 costs its line, and UTF-16 the file`() throws {
    let bytes = Array("A\tPERSON\nB".utf8) + [0xE9] + Array("\tPERSON\r\nC\tPERSON".utf8)
    let found = try Imported(.regexner, bytes: bytes)
    #expect(found.text == "[person]\nA\nC\n")
    #expect(
      found.lines == ["1 rejected, not UTF-8; first in:2: not valid UTF-8; expected UTF-8"])
    #expect(
      try complaint(.regexner, [0xFF, 0xFE, 0x41, 0x00])
        == "in: found UTF-16; save the file as UTF-8")
  }

  @Test func `a line without end is passed over`() throws {
    let bytes =
      [UInt8](repeating: 0x41, count: LineSource.longestLine + 5) + Array("\nB\tPERSON\n".utf8)
    let found = try Imported(.regexner, bytes: bytes)
    #expect(found.text == "[person]\nB\n")
    #expect(
      found.lines == [
        "1 rejected, line too long; first in:1: a line of more than 32 MB; expected a shorter one"
      ])
  }

  @Test(arguments: 0..<200)
  func `whatever comes in, what goes out is a gazetteer`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let format = GazetteerFormat.allCases[Int(seed) % GazetteerFormat.allCases.count]
    let good: [GazetteerFormat: String] = [
      .csv: "name,kind,aliases,note,k\nA One,person,B|C (weak),n,v",
      .followthemoney: #"{"id":"1","schema":"Person","properties":{"name":["A One","B"]}}"#,
      .opensanctions: #"{"id":"1","schema":"Person","properties":{"name":["A One","B"]}}"#,
      .gate: "A One&k=v&l=w", .jrcNames: "1\tP\tu\tA+One\n1\tP\tu\tB",
      .geonames:
        "1\tA\tA\tB,C\t1\t2\tP\tPPL\tKZ\t\t02\t\t\t\t5\t\t9\tAsia/Almaty\t2020-01-01",
      .regexner: "A One\tPERSON", .spacy: #"{"label":"ORG","pattern":[{"LOWER":"a"}],"id":"x"}"#,
      .wikidata:
        #"{"id":"Q1","labels":{"en":{"value":"A"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}}"#,
    ]
    let start = format == .csv ? "name,kind,aliases,note,k\n" : ""
    var bytes = Array(start.utf8)
    for _ in 0..<40 {
      var line = Array((good[format] ?? "").utf8)
      for _ in 0..<Int.random(in: 0...3, using: &generator) where !line.isEmpty {
        let position = Int.random(in: 0..<line.count, using: &generator)
        if Bool.random(using: &generator) {
          line[position] = UInt8.random(in: 0...255, using: &generator)
        } else {
          line.insert(
            contentsOf: "(){}|#[,=\"\\ \u{A0}é".utf8.shuffled(using: &generator).prefix(3),
            at: position)
        }
      }
      bytes += line + [0x0A]
    }
    let folder = try TemporaryFolder()
    let file = try folder.write("in", bytes)
    let out = folder.path + "/out.txt"
    do {
      var options = GazetteerImporter.Options(format)
      if format == .gate { options.kinds = [.person] }
      let report = try GazetteerImporter.run([file], options, to: out)
      let text = Array(try folder.text(of: "out.txt").utf8)
      let lexicon = try Lexicon(files: [
        LexiconFile(
          role: .gazetteer, path: out, name: "out",
          text: Array("[place]\nKazakhstan\n".utf8) + text)
      ])
      #expect(lexicon.entries.count <= report.entries + 1)
      #expect(lexicon.entries.count > 1)
    } catch let error as GazetteerExchangeError {
      // A header may be broken too.
      if case .noEntries = error.reason { return }
      #expect(format == .csv, "\(error)")
    }
  }
}

struct ClaimTableTests {
  @Test(arguments: 0..<5)
  func `marks are kept as a dictionary keeps them`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = ClaimTable()
    var twin: [UInt64: UInt64] = [:]
    for _ in 0..<20_000 {
      let hash = UInt64.random(in: 1...6000, using: &generator) &* 0x9E37_79B9_7F4A_7C15
      let mark = UInt64(1) << UInt64.random(in: 0...3, using: &generator)
      let key = hash & ~15
      #expect(table.claim(hash, mark) == twin[key, default: 0])
      twin[key, default: 0] |= mark
    }
  }
}

struct CountryCodesTests {
  @Test func `every country is a place of the program's gazetteer`() throws {
    let path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/Sources/MentionExtraction/lexicon/gazetteers/countries.txt"
    let countries = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let codes = CountryCodes.name.keys.sorted()
    let towns = codes.map { "Town \($0) {within=\(CountryCodes.name[$0] ?? "")}" }
    _ = try Lexicon(files: [
      LexiconFile(
        role: .gazetteer, path: "countries.txt", name: "countries",
        text: countries + Array("\n[place]\n\(towns.joined(separator: "\n"))\n".utf8))
    ])
    #expect(codes.count > 200)
  }
}
