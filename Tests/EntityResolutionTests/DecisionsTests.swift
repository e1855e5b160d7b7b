import DataModel
import Testing

@testable import EntityResolution

/// How a decisions file is read.
struct DecisionsTests {
  private func decisions(_ text: String) throws -> [Decisions.Decision] {
    var decisions = Decisions()
    try decisions.add(Array(text.utf8), file: "d.txt")
    return decisions.all
  }

  private func complaint(_ text: [UInt8]) -> String {
    var decisions = Decisions()
    do {
      try decisions.add(text, file: "my/d.txt")
      return "nothing"
    } catch { return error.description }
  }

  @Test func `a decision is a verb and names, with a reason behind a hash`() throws {
    let found = try decisions(
      """
      # spelling
      same: Karim Massimov | Karim Masimov   # one man

        drop : organization Advertisement
      different: person Washington | place Washington
      rename:Kiev|Kyiv
      """)
    #expect(found.map(\.verb) == [.same, .drop, .different, .rename])
    #expect(found.map(\.line) == [2, 4, 5, 6])
    #expect(found.map(\.file) == ["d.txt", "d.txt", "d.txt", "d.txt"])
    #expect(
      found.map { $0.names.map(\.text) } == [
        ["Karim Massimov", "Karim Masimov"], ["Advertisement"], ["Washington", "Washington"],
        ["Kiev", "Kyiv"],
      ])
    #expect(
      found.map { $0.names.map(\.kind) } == [
        [nil, nil], [.organization], [.person, .place], [nil, nil],
      ])
  }

  @Test func `a kind needs a name behind it`() throws {
    #expect(try decisions("drop: place").map(\.names) == [[.init(kind: nil, text: "place")]])
    #expect(
      try decisions("drop: personal trainer").map(\.names)
        == [[.init(kind: nil, text: "personal trainer")]])
  }

  @Test func `a name may hold a colon, and a decision more than two names`() throws {
    #expect(try decisions("drop: TV: The Show").first?.names.map(\.text) == ["TV: The Show"])
    #expect(try decisions("same: a | b | c | d").first?.names.count == 4)
    #expect(try decisions("same: a | | b |").first?.names.map(\.text) == ["a", "b"])
  }

  @Test func `CR LF and no text at all are fine`() throws {
    #expect(try decisions("drop: a\r\n\r\ndrop: b\r\n").map(\.line) == [1, 3])
    #expect(try decisions("").isEmpty)
    #expect(try decisions("# nothing\n\n").isEmpty)
  }

  @Test func `a byte order mark is not part of the first verb`() throws {
    let found = try decisions("\u{FEFF}drop: a")
    #expect(found.count == 1)
  }

  @Test func `files add up`() throws {
    var decisions = Decisions()
    try decisions.add(Array("drop: a".utf8), file: "one")
    try decisions.add(Array("\ndrop: b".utf8), file: "two")
    #expect(decisions.all.map(\.file) == ["one", "two"])
    #expect(decisions.all.map(\.line) == [1, 2])
  }

  @Test(arguments: [
    ("merge: a | b", "unknown decision 'merge'; expected same, different, drop or rename"),
    ("Same: a | b", "unknown decision 'Same'; expected same, different, drop or rename"),
    ("same", "unknown decision 'same'; expected same, different, drop or rename"),
    ("a | b", "unknown decision 'a | b'; expected same, different, drop or rename"),
    (": a", "unknown decision ''; expected same, different, drop or rename"),
    ("same: a", "'same' needs 2 names; expected 'same: name | name'"),
    ("same: a |", "'same' needs 2 names; expected 'same: name | name'"),
    ("different:", "'different' needs 2 names; expected 'different: name | name'"),
    ("rename: a | b | c", "'rename' takes 2 names, not 3; expected 'rename: name | name'"),
    ("rename: Kiev # | Kyiv", "'rename' needs 2 names; expected 'rename: name | name'"),
  ])
  func `a fault is named with file and line`(_ line: String, _ message: String) {
    #expect(complaint(Array("# first\r\n\r\n\(line)\n".utf8)) == "my/d.txt:3: \(message)")
  }

  @Test func `one name is a name, not names`() {
    #expect(
      complaint(Array("drop:".utf8)) == "my/d.txt:1: 'drop' needs 1 name; expected 'drop: name'")
  }

  @Test func `a file that is not UTF-8 is named`() {
    #expect(complaint([0x64, 0xE9]) == "my/d.txt:1: not valid UTF-8; save the file as UTF-8")
  }
}
