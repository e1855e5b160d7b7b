import CLibXML2
import DataModel
import Synchronization
import TestSupport
import Testing

@testable import GraphExport

/// Files that are made to do harm.
struct HostileGraphMLTests {
  /// How often libxml2 asked for something outside of a file.
  private static let fetches = Atomic(0)

  /// Everything that libxml2 fetches goes through one function.
  private static let watch: Void = unsafe xmlSetExternalEntityLoader { _, _, _ in
    HostileGraphMLTests.fetches.add(1, ordering: .relaxed)
    return nil
  }

  init() { Self.watch }

  /// The graph's labels, or what is wrong, which has a line and a column.
  private func read(_ text: String) -> String {
    do throws(GraphExportError) {
      let graph = try GraphMLReader.read(bytes: Array(text.utf8), file: "a.graphml").graph
      return graph.nodes.map(\.label).joined(separator: "|")
    } catch {
      #expect(error.line != nil && error.column != nil, "\(error)")
      return "\(error)"
    }
  }

  private func graph(_ nodes: String, type: String = "") -> String {
    """
    <?xml version="1.0"?>
    \(type)
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="d" for="node" attr.name="label" attr.type="string"/>
    <graph edgedefault="undirected">\(nodes)</graph></graphml>
    """
  }

  private static let node = "<node id=\"a\"><data key=\"d\">&a;</data></node>"

  @Test(arguments: [
    "<!DOCTYPE g [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE g [<!ENTITY a SYSTEM \"http://localhost:9/x\">]>",
    "<!DOCTYPE g [<!ENTITY a PUBLIC \"p\" \"ftp://localhost/x\">]>",
    "<!DOCTYPE g [<!ENTITY % a SYSTEM \"http://localhost:9/x\"> %a;]>",
    "<!DOCTYPE g SYSTEM \"file:///etc/passwd\" [<!ENTITY a \"b\">]>",
    "<!DOCTYPE g [<!ENTITY % p \"<!ENTITY a 'b'>\"> %p;]>",
    "<!DOCTYPE g [<!ENTITY a SYSTEM \"a.gif\" NDATA gif>]>",
    "<!DOCTYPE g [<!NOTATION n SYSTEM \"http://localhost:9/x\"><!ENTITY a \"b\">]>",
    "<!DOCTYPE g SYSTEM \"http://localhost:9/x.dtd\">",
    "<!DOCTYPE g PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"file:///etc/passwd\">",
    "<!DOCTYPE g [<!ATTLIST node id CDATA \"x\"> <!ENTITY a \"b\">]>", "",
  ]) func `no entity is expanded, and nothing is fetched`(type: String) {
    let message = read(graph(Self.node, type: type))
    #expect(message.hasPrefix("a.graphml:"))
    #expect(message.contains("entit"), "\(message)")
    #expect(Self.fetches.load(ordering: .relaxed) == 0)
  }

  @Test(arguments: [
    "<!DOCTYPE g SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE g SYSTEM \"http://localhost:9/x.dtd\">",
    "<?xml-stylesheet type=\"text/xsl\" href=\"http://localhost:9/x.xsl\"?>",
  ]) func `what stands before a graph is passed over, and not fetched`(type: String) {
    let include =
      "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
    let node = "<node id=\"a\">\(include)<data key=\"d\">A</data></node>"
    #expect(read(graph(node, type: type)) == "A")
    #expect(Self.fetches.load(ordering: .relaxed) == 0)
  }

  /// Each of the empty elements would have a megabyte.
  @Test func `attributes that a document type gives are refused`() {
    let long = String(repeating: "x", count: 1_000_000)
    let type = "<!DOCTYPE graphml [<!ATTLIST node id CDATA #IMPLIED x CDATA \"\(long)\">]>"
    let nodes = (0..<20_000).map { "<node id=\"n\($0)\"/>" }.joined()
    #expect(
      read(graph(nodes, type: type)) == """
        a.graphml:5:46: found an attribute that the document type gives to an element; \
        expected it at the element
        """)
  }

  @Test func `bombs are refused before they go off`() {
    let laughs = (1...40).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);\">" }
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(
        read(graph("&a40;", type: "<!DOCTYPE g [<!ENTITY a0 \"ha\">\(laughs.joined())]>"))
          .contains("entities"))
      let long = String(repeating: "x", count: 1_000_000)
      let uses = String(repeating: "&a;", count: 100_000)
      #expect(
        read(graph(uses, type: "<!DOCTYPE g [<!ENTITY a \"\(long)\">]>")).contains("entities"))
    }
    #expect(time < .seconds(5))
  }

  @Test func `an attribute of ten megabytes is read or refused, a text is read`() {
    let long = String(repeating: "x", count: 10_000_000)
    let id = read(graph("<node id=\"\(long)\"/>"))
    #expect(id == long || id.hasPrefix("a.graphml:5:"), "\(id.prefix(200))")
    for text in [long, "<![CDATA[\(long)]]>"] {
      let label = read(graph("<node id=\"a\"><data key=\"d\">\(text)</data></node>"))
      #expect(label == long || label.hasPrefix("a.graphml:5:"), "\(label.prefix(200))")
    }
    let comment = read(graph("<!--\(long)\(long)--><node id=\"a\"/>"))
    #expect(comment == "a" || comment.hasPrefix("a.graphml:5:"), "\(comment.prefix(200))")
  }

  @Test(arguments: [
    "<node id=\"N\">", "<graph>", "<node id=\"N\"><graph>", "<x>",
    "<edge source=\"a\" target=\"a\"><graph>",
  ]) func `elements that nest too deep are refused`(element: String) {
    var text = ""
    for number in 0..<100_000 { text += element.replacing("N", with: "n\(number)") }
    #expect(read(graph("<node id=\"a\"/>" + text)).contains("nested too deep"))
  }

  @Test func `many attributes, keys and namespaces are no burden`() {
    let attributes = (0..<5_000).map { " a\($0)=\"\"" }.joined()
    let namespaces = (0..<2_000).map { " xmlns:n\($0)=\"u\($0)\"" }.joined()
    let keys = (0..<5_000).map { "<key id=\"k\($0)\" for=\"node\" attr.name=\"x\"/>" }.joined()
    #expect(read(graph("<node id=\"a\"\(attributes)\(namespaces)/>")) == "a")
    #expect(
      read(graph("<node id=\"a\"/>").replacing("<graph ", with: keys + "<graph ")) == "a")
  }

  // MARK: - Every byte

  private static let small = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <g:graphml xmlns:g="urn:g"><g:key id="d" for="all" attr.name='label'/>
    <!-- c --><g:graph edgedefault="undirected">
    <g:node id="é1"><g:data key="d">A &lt;<![CDATA[B]]>&#233;</g:data></g:node><g:node id="b"/>
    <g:edge source="b" target="é1"/></g:graph></g:graphml>
    """.utf8)

  /// Reads what may be read; everything else has a line and a column.
  private func expectNoTrap(_ bytes: [UInt8], _ comment: @autoclosure () -> Comment) {
    do throws(GraphExportError) {
      let graph = try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
      #expect(throws: Never.self) { try GraphMLWriter.bytes(graph) }
    } catch {
      if error.line == nil || error.column == nil { Issue.record("\(comment()): \(error)") }
    }
  }

  @Test(arguments: TextEncoding.allCases)
  func `a file that is cut off at any byte is refused`(encoding: TextEncoding) {
    let text = String(decoding: Self.small, as: UTF8.self).replacing(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: encoding.declaration(isNeeded: true))
    let bytes = encoding.bytes(of: text)
    expectRead(bytes)
    for count in 1..<bytes.count {
      do throws(GraphExportError) {
        _ = try GraphMLReader.read(bytes: Array(bytes[..<count]), file: "a.graphml")
        Issue.record("\(count) bytes of \(encoding) are read")
      } catch {
        if error.line == nil || error.column == nil { Issue.record("\(count): \(error)") }
      }
    }
  }

  private func expectRead(_ bytes: [UInt8]) {
    #expect(
      throws: Never.self
    ) { _ = try GraphMLReader.read(bytes: bytes, file: "a.graphml") }
  }

  @Test(
    arguments: [0x00, 0x09, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3A, 0x3C, 0x3E, 0x5D, 0x80, 0xC3, 0xFF]
      as [UInt8])
  func `any byte may be another one`(byte: UInt8) {
    for position in Self.small.indices {
      var bytes = Self.small
      bytes[position] = byte
      expectNoTrap(bytes, "byte \(position)")
      bytes = Self.small
      bytes.insert(byte, at: position)
      expectNoTrap(bytes, "byte before \(position)")
    }
  }

  @Test func `any byte may be missing`() {
    for position in Self.small.indices {
      var bytes = Self.small
      bytes.remove(at: position)
      expectNoTrap(bytes, "byte \(position)")
    }
  }
}
