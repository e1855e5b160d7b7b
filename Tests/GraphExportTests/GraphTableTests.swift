import DataModel
import Testing

@testable import GraphExport

struct GraphTableTests {
  @Test func `ids that differ only in how letters are encoded are told apart soon`() throws {
    let nodes = (0..<1 << 16).map { number in
      let id = (0..<16).map { number >> $0 & 1 == 0 ? "\u{E9}" : "e\u{301}" }.joined()
      return CoMentionGraph.Node(id: id, name: "Name \(number)", label: "")
    }
    let start = ContinuousClock.now
    let table = try GraphTable(CoMentionGraph(nodes: nodes), file: "a")
    #expect(table.nodes.ids.count == nodes.count)
    // A second or two; minutes if each id is compared with all others.
    #expect(start.duration(to: .now) < .seconds(60))
    #expect {
      try GraphTable(CoMentionGraph(nodes: nodes + [nodes[5]]), file: "a")
    } throws: {
      "\($0)".contains("two nodes with the id")
    }
  }
}
