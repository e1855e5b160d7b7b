import TestSupport
import Testing
import XMLSupport

struct TextWriterTests {
  @Test func `text is written to memory`() throws {
    var text = TextWriter()
    try text.write("a")
    try text.write([0x62])
    #expect(try text.finish() == [0x61, 0x62])
  }

  @Test func `text larger than a batch is written to a file`() throws {
    let folder = try TemporaryFolder()
    var text = try TextWriter(path: folder("a.txt"))
    for _ in 0..<20_000 { try text.write("0123456789\n") }
    try text.prepare()
    #expect(try folder.contents.count == 1 && !folder.contents.contains("a.txt"))
    #expect(try text.finish() == [])
    #expect(try folder.text(of: "a.txt").utf8.count == 220_000)
    #expect(try folder.contents == ["a.txt"])
  }

  @Test(arguments: [1, 100_000]) func `a full disk is reported`(count: Int) {
    #expect(throws: XMLError.self) {
      var text = try TextWriter(path: "/dev/full")
      try text.write(String(repeating: "x", count: count))
      try text.finish()
    }
  }
}
