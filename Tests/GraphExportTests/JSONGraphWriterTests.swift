import DataModel
import Foundation
import TestSupport
import Testing

@testable import GraphExport

struct JSONGraphWriterTests {
  @Test func `the sample graph is written as it always was`() throws {
    #expect(
      String(decoding: try JSONGraphWriter.bytes(.sample), as: UTF8.self) == #"""
        {"directed":false,"multigraph":false,"graph":{"documents":12,"window":"sentence"},"nodes":[
        {"id":"person.kassym-jomart-tokayev","label":"K.-J. Tokayev","name":"Kassym-Jomart Tokayev","kind":"person","mentions":12,"documents":5,"first_seen":"2022-01-02","last_seen":"2022-01-20","rank":1.0,"wikidata":"Q15","aliases":["Tokayev","President; Tokayev"]},
        {"id":"organization.csto","label":"CSTO","name":"CSTO","kind":"organization"},
        {"id":"place.almaty","label":"Almaty","name":"Almaty","kind":"place","mentions":7,"documents":3},
        {"id":"thing","label":"A & B <\"C\">","name":"A & B <\"C\">","checked":"true","rank":2.5}
        ],"links":[
        {"source":"person.kassym-jomart-tokayev","target":"organization.csto","weight":0.1,"distance":10.0,"sentences":1,"interaction":"co-mention"},
        {"source":"person.kassym-jomart-tokayev","target":"place.almaty","weight":3.0,"distance":0.3333333333333333,"sentences":3,"paragraphs":2,"documents":2,"npmi":0.25,"significance":1.5,"first_seen":"2022-01-02","last_seen":"2022-01-20","interaction":"co-mention","evidence":[{"document":"a.txt","line":3,"text":"Tokayev  was\nin Almaty."},{"document":"http://localhost:80/b","line":12,"text":"Again: in \"Almaty\"."}]}
        ]}

        """#)
  }

  @Test func `every string is JSON`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      // Foundation's reader drops a byte order mark after an escape.
      let text = random.hostileText(count: 30).replacing("\u{FEFF}", with: "")
      var graph = pair()
      graph.nodes[0].label = "x" + text
      let data = Data(try JSONGraphWriter.bytes(graph))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let nodes = try #require(object["nodes"] as? [[String: Any]])
      let label = try #require(nodes[0]["label"] as? String)
      #expect(Array(label.unicodeScalars) == Array(("x" + text).unicodeScalars), "seed \(seed)")
    }
  }

  @Test func `an empty graph is a graph`() throws {
    #expect(
      String(decoding: try JSONGraphWriter.bytes(CoMentionGraph()), as: UTF8.self) == """
        {"directed":false,"multigraph":false,"graph":{},"nodes":[
        ],"links":[
        ]}

        """)
  }
}
