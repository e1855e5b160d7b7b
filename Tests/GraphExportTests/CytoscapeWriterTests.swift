import DataModel
import Foundation
import Testing

@testable import GraphExport

struct CytoscapeWriterTests {
  @Test func `a small graph is written as elements`() throws {
    var graph = pair(.named("a", kind: "person"), .named("b"))
    graph.attributes = [Attribute("window", .string("sentence"))]
    graph.nodes[0].aliases = ["A", "\"x\""]
    graph.edges[0].evidence = [Evidence(document: "d", line: 2, text: "A b.")]
    #expect(
      String(decoding: try CytoscapeWriter.bytes(graph), as: UTF8.self) == #"""
        {"format_version":"1.0","data":{"window":"sentence"},"elements":{"nodes":[
        {"data":{"id":"a","label":"a","name":"a","kind":"person","aliases":["A","\"x\""]}},
        {"data":{"id":"b","label":"b","name":"b"}}
        ],"edges":[
        {"data":{"id":"e0","source":"a","target":"b","weight":1.0,"distance":1.0,"interaction":"co-mention","evidence":"d:2: A b."}}
        ]}}

        """#)
  }

  @Test func `the sample graph is JSON`() throws {
    let data = Data(try CytoscapeWriter.bytes(.sample))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let elements = try #require(object["elements"] as? [String: [[String: [String: Any]]]])
    #expect(elements["nodes"]?.count == 4)
    #expect(elements["edges"]?.count == 2)
  }
}
