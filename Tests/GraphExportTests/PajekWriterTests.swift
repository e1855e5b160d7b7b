import DataModel
import Testing

@testable import GraphExport

struct PajekWriterTests {
  @Test func `the sample graph has its names and weights`() throws {
    #expect(
      String(decoding: try PajekWriter.bytes(.sample), as: UTF8.self) == """
        *Vertices 4
        1 "Kassym-Jomart Tokayev"
        2 "CSTO"
        3 "Almaty"
        4 "A & B <'C'>"
        *Edges
        1 2 0.1
        1 3 3.0

        """)
  }

  @Test func `names that are alike on one line are told apart`() throws {
    let graph = pair(
      .init(id: "a", name: "x\ny\\", label: "x"), .init(id: "b", name: "x y/", label: "x"))
    #expect(
      String(decoding: try PajekWriter.bytes(graph), as: UTF8.self)
        == "*Vertices 2\n1 \"x y/\"\n2 \"x y/ (b)\"\n*Edges\n1 2 1.0\n")
  }
}
