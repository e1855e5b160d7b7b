import DataModel
import TestSupport
import Testing

@testable import GazetteerExchange

struct TableTests {
  @Test func `columns become names, note, container and attributes`() throws {
    let found = try Imported(
      .csv,
      """
      Kind,name,aliases,note,within,file
      person,Orla Vance,Captain Vance;O. Vance,skipper,,12
      place,Port Merrow,"Merrow (needs: harbour, quay)|P; M",,Kazakhstan,
      organization,SLF (case),,,,"a, b"

      """)
    #expect(
      found.text == """
        [person]
        Orla Vance | Captain Vance | O. Vance {note=skipper, file=12}
        [place]
        Port Merrow | Merrow (needs: harbour, quay) | P; M {within=Kazakhstan}
        [organization]
        SLF (case) {file=a, b}

        """)
    #expect(found.lines.isEmpty)
  }

  @Test(arguments: ["\t", ";"])
  func `a header tells the separator`(separator: String) throws {
    let text = "name,kind\nOrla Vance,person\n".split(separator: ",").joined(separator: separator)
    #expect(try Imported(.csv, text).text == "[person]\nOrla Vance\n")
  }

  @Test func `a column can be named, and one kind given for all`() throws {
    let found = try Imported(.csv, "Who,From\nOrla Vance,Merrow\n") {
      $0.columns = ["name": "Who"]
      $0.kinds = [.person]
    }
    #expect(found.text == "[person]\nOrla Vance {From=Merrow}\n")
  }

  @Test func `a quoted field may have line breaks, and an open quote costs one line`() throws {
    let found = try Imported(
      .csv, "name,kind,remark\nA One,person,\"x\ny\"\n\"B Two,person,z\nC Three,person,z\n")
    #expect(found.text == "[person]\nA One {remark=x y}\nC Three {remark=z}\n")
    #expect(
      found.lines == [
        "1 rejected, quote not closed; first in:4: a quote that is not closed; expected '\"' at the end of the field"
      ])
  }

  @Test func `a row goes on over lines with quotes in quotes`() throws {
    let found = try Imported(
      .csv,
      "name,kind,remark\n\"A \"\"B\"\" One\",person,\"x \"\"y\"\"\n\"\"z\"\"\nw\"\nC,person,\"d\"e\n"
    )
    #expect(
      found.text == "[person]\nA \"B\" One {remark=x \"y\" \"z\" w}\nC {remark=\"d\"e}\n")
  }

  @Test func `what is no kind, no row or no name is rejected with its line`() throws {
    let found = try Imported(
      .csv, "name,kind\nA One,person\nB Two,PRESON\nC Three\n,person\nD (x),person\n—,person\n")
    #expect(found.text == "[person]\nA One\n")
    #expect(
      found.lines == [
        "1 rejected, name with a mark that gazetteers use; first in:6: the name 'D (x)' has a '('",
        "1 rejected, name without a word; first in:7: the name '—' has no word",
        "1 rejected, something missing; first in:5: no name",
        "1 rejected, unknown kind; first in:3: unknown kind 'PRESON'; expected person, organization or place",
        "1 rejected, wrong number of columns; first in:4: 1 column; expected 2, as the header has",
      ])
  }

  @Test func `a table without names or kinds says what it has`() throws {
    #expect(
      try complaint(.csv, Array("who,kind\nA,person\n".utf8))
        == "in:1: no column 'name'; found 'who', 'kind'; name it with --column name=LABEL")
    #expect(
      try complaint(.csv, Array("name\nA\n".utf8))
        == "in:1: no column 'kind'; found 'name'; name it with --column kind=LABEL")
  }

  @Test func `a written row is read back as it was`() throws {
    let entry = ListedEntry(
      kind: .place,
      names: [
        ListedEntry.Name("Port \"M\", East", isCaseExact: true),
        ListedEntry.Name("A; B", isWeak: true, neededWords: ["quay", "Lake Merrow"]),
      ], note: "a, b", within: "Kazakhstan", attributes: [ListedEntry.Attribute("k", "v")])
    let writer = GazetteerTableWriter(keys: ["k"])
    var format = TableEntries()
    var batch = EntryBatch()
    for line in (writer.header + writer.row(entry)).split(separator: "\n") {
      format.read(SourceLine(number: 0, bytes: Array(line.utf8)), into: &batch)
    }
    #expect(batch.listed == [entry])
  }

  @Test(arguments: [
    ("A (case) (weak)", ListedEntry.Name("A", isCaseExact: true, isWeak: true)),
    ("A(needs: b, c)", ListedEntry.Name("A", neededWords: ["b", "c"])),
    ("A (case) (case)", ListedEntry.Name("A (case)", isCaseExact: true)),
    ("A (weak) (case) (weak)", ListedEntry.Name("A (weak)", isCaseExact: true, isWeak: true)),
    ("A (needs: b) (needs: c)", ListedEntry.Name("A (needs: b)", neededWords: ["c"])),
    ("A (needs:)", ListedEntry.Name("A (needs:)")), ("A (b)", ListedEntry.Name("A (b)")),
  ])
  func `each flag counts once`(written: String, name: ListedEntry.Name) {
    #expect(TableEntries.name(written) == name)
  }

  @Test func `a header that is no UTF-8 is not read`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in.csv", Array("n".utf8) + [0xE9] + Array("me,kind\n".utf8))
    #expect {
      try GazetteerTableFile(path: file)
    } throws: {
      folder.short("\($0)") == "in.csv:1: not valid UTF-8; expected UTF-8"
    }
  }
}

struct GeoNamesTests {
  private func line(
    _ id: Int, _ name: String, _ alternates: String = "", code: String = "PPL",
    country: String = "KZ", division: String = "02", population: Int = 0
  ) -> String {
    [
      "\(id)", name, name, alternates, "43.25", "76.95", "P", code, country, "", division, "", "",
      "", "\(population)", "", "9", "Asia/Almaty", "2020-01-01",
    ].joined(separator: "\t") + "\n"
  }

  @Test func `a place has its country, and a note unless it is prominent`() throws {
    let found = try Imported(
      .geonames,
      line(1, "Merrow", "Merrou,MRW,https://merrow.example/x", population: 200_000)
        + line(2, "Little Kven") + line(3, "Kazakhstan", code: "PCLI"))
    #expect(
      found.text == """
        [place]
        Merrow | Merrou | MRW (weak) {within=Kazakhstan, country=KZ, feature=PPL, geonames=1, latitude=43.25, longitude=76.95, population=200000}
        Little Kven {note=KZ.02, within=Kazakhstan, country=KZ, feature=PPL, geonames=2, latitude=43.25, longitude=76.95}
        Kazakhstan {country=KZ, feature=PCLI, geonames=3, latitude=43.25, longitude=76.95}

        """)
  }

  @Test func `places of one name stay apart`() throws {
    let found = try Imported(
      .geonames,
      line(1, "Merrow", population: 200_000) + line(2, "Merrow", population: 200_000)
        + line(3, "Merrow") + line(4, "Merrow"))
    let notes = found.text.split(separator: "\n").dropFirst().map {
      $0.split(separator: "note=").dropFirst().first?.split(separator: ", within").first ?? ""
    }
    #expect(notes == ["", "KZ.02", "KZ.02, 3", "KZ.02, 4"])
    #expect(found.lines == ["1 of several entries; first in:2: 'Merrow'"])
  }

  @Test func `few people leave a place out, and other columns are rejected`() throws {
    let found = try Imported(
      .geonames, line(1, "Merrow", population: 10) + line(2, "Kven", population: 9) + "1\tKven\n"
    ) { $0.minPopulation = 10 }
    #expect(found.report.entries == 1)
    #expect(found.report.leftOut == 1)
    #expect(
      found.lines == [
        "1 rejected, wrong number of columns; first in:3: 2 columns; expected the 19 columns of GeoNames"
      ])
  }
}

struct JRCNamesTests {
  @Test func `lines of one id are one entry`() throws {
    let found = try Imported(
      .jrcNames,
      "1\tP\tu\tOrla+Vance\n1\tP\tru\tОрла+Ванс\n1\tP\ten\tO.+Vance\n2\tO\tu\tKven+Bank\n3\tX\tu\tY\n"
    ) { $0.languages = ["en"] }
    #expect(
      found.text
        == "[person]\nOrla Vance | O. Vance {jrc=1}\n[organization]\nKven Bank {jrc=2}\n")
    #expect(found.report.leftOut == 1)
    #expect(
      found.lines == [
        "1 rejected, unknown kind; first in:5: unknown kind 'X'; expected person, organization or place"
      ])
  }

  @Test func `lines of one id that stand apart are reported`() throws {
    let found = try Imported(.jrcNames, "1\tP\tu\tA+B\n2\tP\tu\tC+D\n1\tP\tu\tE+F\n")
    #expect(
      found.lines == [
        "1 rejected, lines of one id apart; first in:3: the id '1' was on earlier lines too; expected lines of one id next to one another"
      ])
  }

  @Test func `lines of one id without end are several entries`() {
    checkLimit(JRCNamesEntries(languages: [], kinds: KindNames(), limit: 200)) {
      "1\tP\tu\tName+\($0)"
    }
  }
}

/// Checks that a format of little memory keeps each name of lines of one id.
private func checkLimit(_ format: some EntryFormat, line: (Int) -> String) {
  var format = format
  var batch = EntryBatch()
  for number in 10..<30 {
    format.read(SourceLine(number: number, bytes: Array(line(number).utf8)), into: &batch)
  }
  format.finish(into: &batch)
  #expect(batch.entries.prefix(batch.count).allSatisfy { $0.size < 300 })
  #expect(batch.listed.flatMap(\.names).map(\.text) == (10..<30).map { "Name \($0)" })
  #expect(
    batch.rejections.map(\.sort)
      == Array(repeating: "lines of one id apart", count: batch.count - 1))
}

struct SpaCyTests {
  @Test func `texts and tokens are names, and other tokens are rejected`() throws {
    let found = try Imported(
      .spacy,
      """
      {"label":"ORG","pattern":"Kven \\"Bank\\"","id":"kven"}
      {"label":"ORG","pattern":[{"TEXT":"Kven"},{"ORTH":"Bank"},{"ORTH":","},{"LOWER":"ltd"},{"TEXT":"."}],"id":"kven"}
      {"label":"GPE","pattern":[{"LOWER":"nur"},{"ORTH":"-"},{"LOWER":"kven"}]}
      {"label":"ORG","pattern":[{"LEMMA":"bank"}]}
      {"label":"ORG","pattern":[{"LOWER":"bank","OP":"?"}]}
      {"label":"DATE","pattern":"Monday"}
      {"label":"ORG","pattern":
      """)
    #expect(
      found.text == """
        [organization]
        Kven "Bank" | Kven Bank, ltd. {spacy=kven}
        [place]
        nur-kven

        """)
    #expect(
      found.lines == [
        "2 rejected, pattern of more than words; first in:4: a pattern with 'LEMMA'; expected tokens with one of LOWER, TEXT and ORTH",
        "1 rejected, no JSON object; first in:7: no JSON at byte 26; expected an object",
        "1 rejected, unknown kind; first in:6: unknown kind 'DATE'; expected person, organization or place",
      ])
  }

  @Test func `written patterns are read back as one entry`() throws {
    let entry = ListedEntry(
      kind: .person, names: [.init("Orla \"O\" Vance"), .init("Ворон\\")], note: "skipper")
    let found = try Imported(.spacy, SpaCyPatternWriter.lines(entry))
    #expect(
      found.text
        == "[person]\nOrla \"O\" Vance | Ворон\\ {spacy=Orla \"O\" Vance (skipper)}\n")
  }

  @Test func `lines of one id without end are several entries`() {
    checkLimit(SpaCyEntries(kinds: KindNames(), limit: 200)) {
      #"{"label":"ORG","pattern":"Name \#($0)","id":"x"}"#
    }
  }
}

struct RegexNERTests {
  @Test func `plain words are names, and expressions are rejected`() throws {
    let found = try Imported(
      .regexner,
      "Kven Bank Inc.\tORGANIZATION\tMISC\t1.0\nKven \\(North\\)\tORGANIZATION\nPort[a-z]+\tCITY\nMerrow\tCITY\nx\n"
    )
    #expect(found.text == "[organization]\nKven Bank Inc.\n[place]\nMerrow\n")
    #expect(
      found.lines == [
        "1 rejected, name with a mark that gazetteers use; first in:2: the name 'Kven (North)' has a '('",
        "1 rejected, regular expression; first in:3: 'Port[a-z]+' is a regular expression; expected plain words",
        "1 rejected, wrong number of columns; first in:5: 1 column; expected a pattern and a type",
      ])
  }

  @Test func `a label can be given a kind`() throws {
    let found = try Imported(.regexner, "Kven\tSHIP\n") { $0.labels = ["ship": .organization] }
    #expect(found.text == "[organization]\nKven\n")
  }
}

struct FollowTheMoneyTests {
  private static let lines = """
    {"id":"x-1","caption":"Orla Vance","schema":"Person","properties":{"name":["VANCE, Orla","Orla Vance"],"weakAlias":["Captain"],"nationality":["mt","kz"],"wikidataId":["Q9"]}}
    {"id":"x-2","schema":"Company","properties":{"name":["Kven Bank"],"jurisdiction":["kz"],"notes":[{"a":"]"}]}}
    {"id":"x-3","schema":"Vessel","properties":{"name":["Grey Heron"]}}
    {"id":"x-4","schema":"Person","properties":{"name":["Orla Vance"],"birthDate":["1980"]}}
    {"id":"x-5","schema":"Person","properties":{}}
    """

  @Test func `entities become entries with their ids`() throws {
    let found = try Imported(.opensanctions, FollowTheMoneyTests.lines)
    #expect(
      found.text == """
        [person]
        Orla Vance | VANCE, Orla | Captain (weak) {country=kz, mt, opensanctions=x-1, wikidata=Q9}
        [organization]
        Kven Bank {country=kz, opensanctions=x-2}
        [person]
        Orla Vance {note=1980, opensanctions=x-4}

        """)
    #expect(found.report.leftOut == 1)
    #expect(
      found.lines == [
        "1 rejected, something missing; first in:5: no name",
        "1 of several entries; first in:4: 'Orla Vance'",
      ])
  }

  @Test func `the simple table of OpenSanctions is read by its header`() throws {
    let found = try Imported(
      .opensanctions,
      """
      "id","schema","name","aliases","birth_date","countries"
      "x-1","Person","Orla Vance","O. Vance;Captain Vance","1980","kz;mt"
      "x-2","Vessel","Grey Heron","","",""

      """)
    #expect(
      found.text
        == "[person]\nOrla Vance | O. Vance | Captain Vance {opensanctions=x-1, country=kz;mt}\n")
    #expect(found.report.leftOut == 1)
  }
}

struct WikidataTests {
  private func item(_ id: String, _ classes: [String], _ labels: String, rest: String = "")
    -> String
  {
    let claims = classes.map {
      #"{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"\#($0)"}}},"id":"\#(id)$s"}"#
    }.joined(separator: ",")
    return
      #"{"type":"item","id":"\#(id)","labels":{\#(labels)}\#(rest),"claims":{"P7":[{"id":"[\"}"}],"P31":[\#(claims)],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+1200"}}}}]},"sitelinks":{}}"#
  }

  @Test func `items of known classes become entries in the wanted languages`() throws {
    let lines = [
      "[",
      item(
        "Q1", ["Q1", "Q5"],
        #""ru":{"value":"Орла"},"en":{"language":"en","value":"Orla Vance"},"de":{"value":"O"}"#,
        rest: #","aliases":{"en":[{"value":"O. V\u0061nce"}],"fr":[{"value":"X"}]}"#) + ",",
      item("Q2", ["Q515"], #""mul":{"value":"Merrow"}"#) + ",",
      item("Q3", ["Q0"], #""en":{"value":"Painting"}"#) + ",",
      item("Q4", ["Q5"], #""fr":{"value":"Personne"}"#) + ",",
      item(
        "Q5", ["Q5"], #""en":{"value":"Orla Vance"}"#,
        rest: #","descriptions":{"en":{"value":"poet, from Merrow"}}"#), "]",
    ]
    let found = try Imported(.wikidata, lines.joined(separator: "\n")) {
      $0.languages = ["en", "ru"]
      $0.minPopulation = 1200
    }
    #expect(
      found.text == """
        [person]
        Orla Vance | Орла | O. Vance {wikidata=Q1}
        [place]
        Merrow {wikidata=Q2}
        [person]
        Orla Vance {note=poet, from Merrow, wikidata=Q5}

        """)
    #expect(found.report.leftOut == 2)
  }

  @Test func `what nests without end is no entity`() throws {
    let deep = String(repeating: #"{"value":"#, count: 200_000)
    let found = try Imported(
      .wikidata,
      #"{"id":"Q1","claims":{"P31":[{"mainsnak":\#(deep)"# + "\n"
        + item("Q2", ["Q5"], #""en":{"value":"Orla Vance"}"#))
    #expect(found.text == "[person]\nOrla Vance {wikidata=Q2}\n")
    #expect(found.report.rejected == 1)
  }
}

struct GATETests {
  @Test func `a definition names lists of kinds, whose entries have features`() throws {
    let folder = try TemporaryFolder()
    let definition = try folder.write(
      "lists.def",
      "org.lst:organization:company\ncity.lst:location:city:en\nfirst.lst:person_first\n".utf8)
    try folder.write("org.lst", "Marks & Merrow\nKven Bank&code=KB&note=x\n".utf8)
    try folder.write("city.lst", "Merrow:country=Kvenland\n\n".utf8)
    let report = try GazetteerImporter.run(
      [definition], GazetteerImporter.Options(.gate), to: folder.path + "/out.txt")
    #expect(
      try folder.text(of: "out.txt") == """
        [organization]
        Marks & Merrow
        Kven Bank {code=KB}
        [place]
        Merrow {country=Kvenland}

        """)
    #expect(
      report.lines.map(folder.short) == [
        "1 rejected, attribute left out; first org.lst:2: the note 'x' has one of '{', '}' and '=', or is too long",
        "1 lists of no kind or another language: first.lst",
      ])
  }

  @Test func `a list by itself needs a kind`() throws {
    #expect(
      try complaint(.gate, Array("Merrow\n".utf8))
        == "in: a list without a kind; expected the lists.def that names it, or one --kind")
    #expect(try Imported(.gate, "Merrow\n") { $0.kinds = [.place] }.text == "[place]\nMerrow\n")
  }

  @Test func `a key with white space around it is remembered once`() {
    var format = GATEEntries(kind: .place)
    var batch = EntryBatch()
    for (number, line) in ["A& k=1&l =2", "B&k=3& l=4", "C& k=5&k =6"].enumerated() {
      format.read(SourceLine(number: number, bytes: Array(line.utf8)), into: &batch)
    }
    #expect(format.keys == ["k", "l"])
    #expect(
      batch.listed.map { $0.attributes.map(\.key) } == [["k", "l"], ["k", "l"], ["k", "k"]])
  }

  @Test func `a missing list is named`() throws {
    let folder = try TemporaryFolder()
    let definition = try folder.write("lists.def", "org.lst:organization\n".utf8)
    #expect {
      try GazetteerImporter.run(
        [definition], GazetteerImporter.Options(.gate), to: folder.path + "/out.txt")
    } throws: { folder.short("\($0)") == "org.lst: cannot be read: no such file or directory" }
  }
}
