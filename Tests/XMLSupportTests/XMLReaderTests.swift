import Foundation
import TestSupport
import Testing

@testable import XMLSupport

/// The events of a document: "<name a=b>" with the namespace in braces, text, "</>".
func events(of bytes: [UInt8], chunkSize: Int? = nil) throws -> [String] {
  var xml = try XMLReader(bytes: bytes, file: "a.xml", chunkSize: chunkSize)
  var events: [String] = []
  var text: [UInt8] = []
  func closeText() {
    if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
    text.removeAll()
  }
  while let event = try xml.next() {
    if event == .text {
      xml.appendText(to: &text)
      continue
    }
    closeText()
    if event == .end {
      events.append("</>")
    } else {
      var tag = xml.namespace.map { "{\($0)}" } ?? ""
      tag += xml.name
      for name in ["x", "y"] {
        if let value = xml.attribute(name) { tag += " \(name)=\(value)" }
        if let value = xml.attribute(name, namespace: "n") { tag += " {n}\(name)=\(value)" }
      }
      events.append("<\(tag)>")
    }
  }
  return events
}

private func message(_ bytes: [UInt8], chunkSize: Int? = nil) -> String {
  do {
    return "read: \(try events(of: bytes, chunkSize: chunkSize))"
  } catch {
    return "\(error)"
  }
}

private func message(_ text: String) -> String { message([UInt8](text.utf8)) }

struct XMLReaderTests {
  @Test(arguments: [
    ("<a/>", ["<a>", "</>"]),
    ("<a x='1' y=\"2\">t<b/>u</a>", ["<a x=1 y=2>", "t", "<b>", "</>", "u", "</>"]),
    (
      "<p:a xmlns:p='n' x='0' p:x='1'><b xmlns='m'/></p:a>",
      ["<{n}a x=0 {n}x=1>", "<{m}b>", "</>", "</>"]
    ),
    ("<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x416;</a>", ["<a>", "<&>\"'AЖ", "</>"]),
    (
      "<a x='&amp;&#38;amp;&lt;&#x26;#38;&amp;#38;' y='&#38;#38;#38;'/>",
      ["<a x=&&amp;<&#38;&#38; y=&#38;#38;>", "</>"]
    ),
    ("<a x='1\n2\t3&#10;4'/>", ["<a x=1 2 3\n4>", "</>"]),
    ("<a>x<!-- y --><?z?><![CDATA[<&]]>]]&gt;</a>", ["<a>", "x<&]]>", "</>"]),
    ("<a>\r\n\r</a>", ["<a>", "\n\n", "</>"]),
    ("\u{FEFF}<?xml version='1.0'?>\n<a/>\n<!-- end -->\n", ["<a>", "</>"]),
    ("<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd'><a/>", ["<a>", "</>"]),
    ("<!DOCTYPE a PUBLIC '-//A//B' '/etc/passwd'><a>t</a>", ["<a>", "t", "</>"]),
    ("<!DOCTYPE a [<!ELEMENT a ANY> <!-- c -->]><a/>", ["<a>", "</>"]),
    // Declared nowhere; libxml2 says so, and reads on.
    ("<p:a q:x='1'/>", ["<a>", "</>"]),
  ])
  func `a document is read as its events`(text: String, expected: [String]) throws {
    #expect(try events(of: [UInt8](text.utf8)) == expected)
  }

  @Test func `events do not depend on where chunks end`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE a SYSTEM "a.dtd">
      <a x="Ж&amp;é">\u{1F600} &lt;t&gt; &#x1F600;<b y="2"
        x="1"/><![CDATA[ ]] > ]]><!-- - --><?p i?>\r\n<c>ЖЖЖЖЖ</c></a>

      """
    let bytes = [UInt8](text.utf8)
    let whole = try events(of: bytes)
    for size in 4...40 {
      #expect(try events(of: bytes, chunkSize: size) == whole, "chunks of \(size)")
    }
  }

  @Test func `a reader may be given up while a chunk is parsed ahead`() throws {
    let bytes = Array("<a>\(String(repeating: "<b c='d'>e</b>", count: 200))</a>".utf8)
    for count in 0...400 {
      var xml = try XMLReader(bytes: bytes, file: "a.xml", chunkSize: 16)
      for _ in 0..<count { _ = try xml.next() }
    }
  }

  @Test func `other encodings are read`() throws {
    let text = "<?xml version='1.0' encoding='UTF-16'?><a x='Ж'>é\u{1F600}</a>"
    let units = [0xFEFF] + Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let latin =
      [UInt8]("<?xml version='1.0' encoding='ISO-8859-1'?><a x='".utf8) + [0xE9, 0x27, 0x2F, 0x3E]
    #expect(try events(of: little) == ["<a x=Ж>", "é\u{1F600}", "</>"])
    #expect(try events(of: big) == ["<a x=Ж>", "é\u{1F600}", "</>"])
    #expect(try events(of: latin) == ["<a x=é>", "</>"])
  }

  @Test func `a start tag's place is where it begins`() throws {
    let text = "<a>\n  <b/><c\n x='1'\n/>é<d/>\n<e y='é'/>éé<f\n y='é'/></a>"
    for size in [4, 7, 1000] {
      var xml = try XMLReader(bytes: [UInt8](text.utf8), file: "a.xml", chunkSize: size)
      var places: [String] = []
      while let event = try xml.next() {
        if event == .start {
          places.append("\(xml.name) \(xml.element.line):\(xml.element.column)")
        }
      }
      #expect(
        places == ["a 1:1", "b 2:3", "c 2:7", "d 4:4", "e 5:1", "f 5:13"], "chunks of \(size)")
    }
  }

  @Test(arguments: [
    ("", "a.xml: found an empty file; expected XML"),
    (" \n", "a.xml:1:1: found the end of the file; expected an element"),
    ("<?xml version='1.0'?>\n", "a.xml:2:1: found the end of the file; expected an element"),
    ("hello", "a.xml:1:1: found something that is no XML; expected '<'"),
    ("<a>\n<b>\n</a>", "a.xml:3:5: opening and ending tag mismatch: b line 2 and a"),
    ("<a>\n<b>", "a.xml:2:4: found the end of the file; expected '</b>'"),
    ("<a", "a.xml:1:1: found the end of the file; expected an element"),
    ("<a>x</a>y", "a.xml:1:9: extra content at the end of the document"),
    ("<a/><b/>", "a.xml:1:5: extra content at the end of the document"),
    ("<a x=1/>", "a.xml:1:6: attValue: \" or ' expected"),
    ("<a x='1' x='2'/>", "a.xml:1:15: attribute x redefined"),
    ("<a>&b;</a>", "a.xml:1:7: entity 'b' not defined"),
    ("<a>b & c</a>", "a.xml:1:7: no name"),
    ("<a>\u{1}</a>", "a.xml:1:4: PCDATA invalid Char value 1"),
    (
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
      "a.xml:1:28: found a document type that declares entities; expected one that does not"
    ),
    (
      "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]><a/>",
      "a.xml:1:54: found a document type that declares entities; expected one that does not"
    ),
    (
      "<!DOCTYPE a SYSTEM 'a.dtd'><a>&b;</a>",
      "a.xml:1:34: found a reference to the entity 'b'; expected text or one of &amp; &lt; &gt; &quot; &apos;"
    ),
  ])
  func `a broken document is refused`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test func `broken UTF-8 is refused`() {
    #expect(
      message([UInt8]("<a>".utf8) + [0xE9, 0x20] + [UInt8]("bc</a>".utf8))
        == "a.xml:1:4: input is not proper UTF-8, indicate encoding; Bytes: 0xE9 0x20 0x62 0x63")
    #expect(message([UInt8]("<a>b".utf8) + [0] + [UInt8]("</a>".utf8)).hasPrefix("a.xml:1:"))
  }

  private static let names = XMLNames(
    ["a", "b", "k"], keepingTextIn: ["b"], ids: ["k"])

  @Test func `only the texts that are asked for are kept`() throws {
    let text = "<a>x<b>1<c>y</c>2</b><![CDATA[z]]><c>&lt;</c> <b> </b></a>"
    for size in 4...30 {
      var xml = try XMLReader(
        bytes: Array(text.utf8), file: "a.xml", chunkSize: size, names: XMLReaderTests.names)
      var found: [String] = []
      while let event = try xml.next() {
        switch event {
        case .start: found.append("<\(xml.name)>")
        case .end: found.append("</>")
        case .text:
          var text: [UInt8] = []
          xml.appendText(to: &text)
          found.append(String(decoding: text, as: UTF8.self))
        }
      }
      #expect(
        found == [
          "<a>", "<b>", "1", "<c>", "</>", "2", "</>", "<c>", "</>", "<b>", " ", "</>", "</>",
        ], "chunks of \(size)")
    }
  }

  @Test func `elements with nothing but text are taken in one go, wherever chunks end`() throws {
    let text = """
      <a><b k='x'>1</b>
      <b k='y'/><p:b xmlns:p='n' k='x'>no</p:b><b k='x'>2&lt;</b><b k='z'>3</b><b>4</b>\
      <b k='y'><c/></b><b k=''>5</b><b k='y'>6</b></a>
      """
    for size in 4...60 {
      var table = ByteStringTable()
      for key in ["x", "y"] { _ = table.number(of: key) }
      var leaves = XMLLeaves()
      var xml = try XMLReader(
        bytes: Array(text.utf8), file: "a.xml", chunkSize: size, names: XMLReaderTests.names)
      var found: [String] = []
      func take() throws {
        while try xml.takeLeaves(1, in: -1, key: 2, of: table, into: &leaves) {
          for leaf in leaves.leaves {
            let text = String(decoding: leaves.bytes[leaf.text], as: UTF8.self)
            found.append("\(table[leaf.key])=\(text)@\(leaf.line):\(leaf.column)")
          }
        }
      }
      try take()
      while let event = try xml.next() {
        if event == .start { found.append(xml.name) }
        if event == .end { found.append("/") }
        try take()
      }
      #expect(
        found == [
          "a", "x=1@1:4", "y=@2:1", "b", "/", "x=2<@2:42", "b", "/", "b", "/", "b", "c", "/", "/",
          "b", "/", "y=6@2:112", "/",
        ], "chunks of \(size)")
    }
  }

  @Test func `ids have numbers, also where a guess is wrong`() throws {
    var text = "<a>"
    for number in 0..<3000 { text += "<b k='\(number % 1000)'/>" }
    text += "<b k=''/><b/></a>"
    var xml = try XMLReader(bytes: Array(text.utf8), file: "a.xml", names: XMLReaderTests.names)
    _ = try xml.next()
    for number in 0..<3000 {
      #expect(try xml.next() == .start)
      #expect(xml.id(2, guess: number % 7 - 1) == number % 1000)
      #expect(xml.id(number: number % 1000) == "\(number % 1000)")
      #expect(try xml.next() == .end)
    }
    for _ in 0..<2 {
      #expect(try xml.next() == .start)
      #expect(xml.id(2) == nil)
      #expect(try xml.next() == .end)
    }
  }

  @Test func `a text that would fill a memory is refused`() throws {
    let text = "<a><b>" + String(repeating: "0123456789", count: 1000) + "</b></a>"
    func read(limit: Int) throws -> Int {
      var xml = try XMLReader(
        bytes: Array(text.utf8), file: "a.xml", chunkSize: 100, textLimit: limit)
      var count = 0
      while try xml.next() != nil { count += 1 }
      return count
    }
    #expect(try read(limit: 10_000) == 5)
    #expect(throws: XMLError.self) {
      let text = "<a>0123456789<b>0123456789</b>0123456789</a>"
      var xml = try XMLReader(
        bytes: Array(text.utf8), file: "a.xml", chunkSize: 10, textLimit: 19)
      while try xml.next() != nil {}
    }
    #expect {
      try read(limit: 9_999)
    } throws: { error in
      "\(error)" == "a.xml:1:10007: found a text of more than 9999 bytes; expected a shorter one"
    }
  }

  @Test func `entities that grow without end are refused before they grow`() {
    var text = "<!DOCTYPE a [<!ENTITY a0 'ha'>"
    for level in 1...30 { text += "<!ENTITY a\(level) '&a\(level - 1);&a\(level - 1);'>" }
    text += "]><a x='&a30;'>&a30;</a>"
    #expect(
      message(text)
        == "a.xml:1:30: found a document type that declares entities; expected one that does not")
  }

  @Test func `elements may nest as deep as the limit, and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try events(of: [UInt8](nested(256).utf8)).count == 512)
    #expect(
      message(nested(257))
        == "a.xml:1:771: found elements nested too deep; expected at most 256 levels")
    #expect(message(String(repeating: "<a>", count: 100_000)).hasPrefix("a.xml:1:771: "))
  }

  @Test func `a text may be larger than every limit of libxml2`() throws {
    let text = "<a>" + String(repeating: "0123456789&lt;", count: 1_000_000) + "</a>"
    let read = try events(of: [UInt8](text.utf8))
    #expect(read.count == 3)
    #expect(read[1].utf8.count == 11_000_000)
  }

  @Test func `an attribute beyond ten megabytes is refused`() {
    let text = "<a x='" + String(repeating: "0123456789", count: 2_000_000) + "'/>"
    #expect(message(text).hasPrefix("a.xml:1:"))
  }

  @Test func `a document that is cut off anywhere is refused`() throws {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'b'><a x='1'>é<b y='&amp;'/><![CDATA[x]]></a>"
    let bytes = [UInt8](text.utf8)
    for count in 0..<bytes.count {
      for size in [4, 1000] {
        let message = message([UInt8](bytes[..<count]), chunkSize: size)
        #expect(message.hasPrefix("a.xml:"), "\(count) bytes: \(message)")
      }
    }
  }

  @Test func `what is read before an error is handed out first`() throws {
    var xml = try XMLReader(bytes: [UInt8]("<a><b/></c>".utf8), file: "a.xml")
    #expect(try xml.next() == .start)
    #expect(try xml.next() == .start)
    #expect(try xml.next() == .end)
    #expect(throws: XMLError.self) { try xml.next() }
    #expect(throws: XMLError.self) { try xml.next() }
  }

  @Test func `a file is read chunk by chunk`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.xml", "<a>" + String(repeating: "<b x='1'/>\n", count: 20_000) + "</a>")
    var xml = try XMLReader(path: folder("a.xml"))
    var count = 0
    while let event = try xml.next() {
      if event == .start && xml.attribute("x") == "1" { count += 1 }
    }
    #expect(count == 20_000)
  }

  @Test func `a file that cannot be read is reported`() throws {
    let folder = try TemporaryFolder()
    #expect {
      var xml = try XMLReader(path: folder("no.xml"))
      _ = try xml.next()
    } throws: { error in
      "\(error)" == "\(folder("no.xml")): cannot be read: no such file or directory"
    }
    #expect {
      var xml = try XMLReader(path: folder.path)
      _ = try xml.next()
    } throws: { error in
      "\(error)" == "\(folder.path): found a folder; expected a file"
    }
  }

  @Test func `no bytes make the reader trap`() {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a [<!ELEMENT a ANY>]><p:a xmlns:p='n' x='&#65;'>é<b/>&lt;<![CDATA[x]]><?p?><!--c--></p:a>"
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = [UInt8](text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
        }
      }
      _ = message(bytes, chunkSize: Int(seed % 20) + 4)
    }
  }

  @Test(arguments: [
    ("Opening and ending\n tag mismatch.\n", "opening and ending tag mismatch"),
    ("xmlParseEntityRef: no name\n", "no name"),
    ("PCDATA invalid Char value 8\n", "PCDATA invalid Char value 8"),
    ("", ""),
    (String(repeating: "x", count: 400), String(repeating: "x", count: 300) + "…"),
  ])
  func `libxml2's words are tidied`(words: String, expected: String) {
    #expect(XMLError.tidied(words) == expected)
  }
}
