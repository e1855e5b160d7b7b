import Foundation
import TestSupport
import Testing

@testable import XMLSupport

struct XMLWriterTests {
  /// The root element `a` around what `body` writes, without the XML declaration.
  private func written(
    _ body: (inout XMLWriter) throws -> Void
  ) throws -> (text: String, replaced: Int) {
    var xml = try XMLWriter()
    xml.start("a")
    try body(&xml)
    try xml.end()
    let (bytes, replaced) = try xml.finish()
    let text = String(decoding: bytes, as: UTF8.self)
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(text.hasPrefix(declaration))
    return (String(text.dropFirst(declaration.count)), replaced)
  }

  @Test func `elements are indented, and empty ones have one tag`() throws {
    let (text, replaced) = try written { xml in
      xml.start("b")
      xml.attribute("c", "1")
      let first = xml.textElement("d", "e", "<2>")
      let second = xml.textElement("d", "e", "3")
      try xml.element(first, text: "text")
      try xml.element(second, text: "")
      try xml.element(second, text: [0x26])
      try xml.element(first, number: [0x31])
      try xml.end()
      xml.start("f")
      try xml.end()
    }
    #expect(
      text == """
        <a>
          <b c="1">
            <d e="&lt;2&gt;">text</d>
            <d e="3"></d>
            <d e="3">&amp;</d>
            <d e="&lt;2&gt;">1</d>
          </b>
          <f/>
        </a>

        """)
    #expect(replaced == 0)
  }

  @Test func `an element inside text adds no white space`() throws {
    let (text, _) = try written { xml in
      xml.text("x")
      xml.start("b")
      try xml.end()
      xml.text("y")
    }
    #expect(text == "<a>x<b/>y</a>\n")
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("<&>\"'", "&lt;&amp;&gt;\"'"),
    ("]]>", "]]&gt;"),
    ("a\r\nb\tc\n", "a&#13;\nb\tc\n"),
    ("\u{1F600}\u{10FFFF} \u{202E}\u{85}\u{2028}", "\u{1F600}\u{10FFFF} \u{202E}\u{85}\u{2028}"),
  ])
  func `text is escaped`(text: String, expected: String) throws {
    let result = try written { $0.text(text) }
    #expect(result.text == "<a>\(expected)</a>\n")
    #expect(result.replaced == 0)
  }

  @Test func `white space in an attribute's value is written as references`() throws {
    let (text, _) = try written { $0.attribute("b", "\"<&>'\t\n\r x") }
    #expect(text == "<a b=\"&quot;&lt;&amp;&gt;'&#9;&#10;&#13; x\"/>\n")
  }

  @Test(
    arguments: [
      ([0x00], 1), ([0x08, 0x0B, 0x0C, 0x1F], 4), ([0x7F], 0), ([0xC2, 0x80], 0),
      ([0xEF, 0xBF, 0xBE], 1), ([0xEF, 0xBF, 0xBF], 1), ([0xEF, 0xBF, 0xBD], 0),
      ([0xF0, 0x9F, 0xBF, 0xBE], 0),
      // Surrogates, one and a pair.
      ([0xED, 0xA0, 0x80], 1), ([0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], 2), ([0xED, 0x9F, 0xBF], 0),
      // Too long, too large, cut off, and continuations of nothing.
      ([0xC0, 0x80], 2), ([0xE0, 0x80, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xFF], 1),
      ([0xE2, 0x82], 1), ([0xF0, 0x9F, 0x98], 1), ([0xF0, 0x9F], 1), ([0x80, 0xBF], 2),
      ([0xE2, 0x41], 1),
    ] as [([UInt8], Int)])
  func `illegal characters are replaced and counted`(bytes: [UInt8], count: Int) throws {
    let result = try written { $0.text([0x78] + bytes + [0x79]) }
    #expect(result.replaced == count)
    #expect(
      result.text.unicodeScalars.count { $0 == "\u{FFFD}" }
        == max(count, bytes == [0xEF, 0xBF, 0xBD] ? 1 : 0))
    #expect(result.text.hasPrefix("<a>x") && result.text.hasSuffix("y</a>\n"))
  }

  @Test func `illegal characters in an attribute's value are replaced and counted`() throws {
    let result = try written { $0.attribute("b", "\u{0}x\u{FFFE}") }
    #expect(result.text == "<a b=\"\u{FFFD}x\u{FFFD}\"/>\n")
    #expect(result.replaced == 2)
  }

  @Test func `replacement agrees with a scalar by scalar one on random text`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = random.hostileText(count: 40)
      let result = try written { $0.text(text) }
      let (legal, count) = XMLCharacters.legalized(text)
      let reread = try events(of: [UInt8](result.text.utf8)).joined(separator: "|")
      #expect(result.replaced == count, "seed \(seed)")
      #expect(reread == (legal.isEmpty ? "<a>|</>" : "<a>|\(legal)|</>"), "seed \(seed)")
    }
  }

  @Test func `a text larger than every buffer is written whole`() throws {
    let text = String(repeating: "0123456789<", count: 1_000_000)
    let result = try written { $0.text(text) }
    #expect(result.text.utf8.count == 14_000_000 + 8)
  }

  @Test func `a file is there when it is finished, and not before`() throws {
    let folder = try TemporaryFolder()
    var xml = try XMLWriter(path: folder("a.xml"))
    xml.start("a")
    xml.text(String(repeating: "x", count: 100_000))
    try xml.end()
    #expect(try !folder.contents.contains("a.xml"))
    #expect(try xml.finish().bytes == [])
    #expect(try folder.contents == ["a.xml"])
    #expect(try folder.text(of: "a.xml").utf8.count == 39 + 7 + 100_000 + 1)
  }

  @Test func `an unfinished file leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    do {
      var xml = try XMLWriter(path: folder("a.xml"))
      xml.start("a")
      xml.text(String(repeating: "x", count: 100_000))
      try xml.end()
    }
    #expect(try folder.contents == [])
  }

  @Test(arguments: [10, 100_000]) func `a full disk is reported`(count: Int) {
    #expect {
      var xml = try XMLWriter(path: "/dev/full")
      xml.start("a")
      xml.text(String(repeating: "x", count: count))
      try xml.end()
      _ = try xml.finish()
    } throws: { error in
      (error as? XMLError)?.description
        == "/dev/full: cannot be written: no space left on device"
    }
  }

  @Test(arguments: [1, 2, 5], [0, 1, 256, 257, 512, 513, 1_280, 1_281, 9_001])
  func `shares of several threads stand in the order of the items`(jobs: Int, count: Int) throws {
    func list(jobs: Int) throws -> (text: String, replaced: Int) {
      try written { xml in
        xml.start("b")
        try xml.writeShares(of: count, jobs: jobs) { (items, xml) throws(XMLError) in
          let element = xml.textElement("d", "e", "&")
          for item in items {
            xml.start("c")
            try xml.element(element, text: "\(item)\u{1}")
            xml.start("f")
            try xml.end()
            try xml.end()
          }
        }
        try xml.end()
      }
    }
    let (text, replaced) = try list(jobs: jobs)
    #expect(replaced == count)
    let expected = (0..<count).map {
      "    <c>\n      <d e=\"&amp;\">\($0)\u{FFFD}</d>\n      <f/>\n    </c>\n"
    }
    #expect(
      text
        == (count == 0 ? "<a>\n  <b/>\n</a>\n" : "<a>\n  <b>\n\(expected.joined())  </b>\n</a>\n"))
  }

  @Test func `a full disk is reported when several threads write`() {
    #expect(throws: XMLError.self) {
      var xml = try XMLWriter(path: "/dev/full")
      xml.start("a")
      try xml.writeShares(of: 200_000, jobs: 3) { (items, xml) throws(XMLError) in
        for _ in items {
          xml.start("b")
          try xml.end()
        }
      }
    }
  }

  @Test(arguments: [1, 3]) func `the first item that fails is the one that is told`(jobs: Int) {
    #expect(throws: XMLError(file: "5000", reason: .cannotRead(code: 1))) {
      var xml = try XMLWriter()
      xml.start("a")
      try xml.writeShares(of: 20_000, jobs: jobs) { (items, xml) throws(XMLError) in
        for item in items where item >= 5_000 {
          throw XMLError(file: "\(item)", reason: .cannotRead(code: 1))
        }
      }
    }
  }
}
