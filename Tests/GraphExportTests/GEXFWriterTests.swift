import DataModel
import TestSupport
import Testing
import XMLSupport

@testable import GraphExport

struct GEXFWriterTests {
  @Test func `a small graph is written as it always was`() throws {
    var graph = pair(.named("b", kind: "place"), .named("a", kind: "person"))
    graph.attributes = [Attribute("window", .string("sentence"))]
    graph.edges[0].weight = 2.5
    graph.edges[0].sentences = 2
    graph.nodes[1].attributes = [Attribute("note", .string("<\n>"))]
    #expect(
      String(decoding: try GEXFWriter.bytes(graph), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
          <meta>
            <description>window: sentence</description>
          </meta>
          <graph mode="static" defaultedgetype="undirected">
            <attributes class="node" mode="static">
              <attribute id="n_name" title="name" type="string"/>
              <attribute id="n_kind" title="kind" type="string"/>
              <attribute id="n_note" title="note" type="string"/>
            </attributes>
            <attributes class="edge" mode="static">
              <attribute id="e_distance" title="distance" type="double"/>
              <attribute id="e_sentences" title="sentences" type="integer"/>
              <attribute id="e_interaction" title="interaction" type="string"/>
            </attributes>
            <nodes>
              <node id="a" label="a">
                <attvalues>
                  <attvalue for="n_name" value="a"/>
                  <attvalue for="n_kind" value="person"/>
                  <attvalue for="n_note" value="&lt;&#10;&gt;"/>
                </attvalues>
              </node>
              <node id="b" label="b">
                <attvalues>
                  <attvalue for="n_name" value="b"/>
                  <attvalue for="n_kind" value="place"/>
                </attvalues>
              </node>
            </nodes>
            <edges>
              <edge id="e0" source="a" target="b" weight="2.5">
                <attvalues>
                  <attvalue for="e_distance" value="0.4"/>
                  <attvalue for="e_sentences" value="2"/>
                  <attvalue for="e_interaction" value="co-mention"/>
                </attvalues>
              </edge>
            </edges>
          </graph>
        </gexf>

        """)
  }

  @Test func `days are spells`() throws {
    var graph = pair()
    graph.nodes[0].firstSeen = "2022-01-02"
    graph.nodes[0].lastSeen = "2022-01-05"
    graph.nodes[1].lastSeen = "2022-02-30"
    graph.edges[0].lastSeen = "2022-01-04"
    let lines = String(decoding: try GEXFWriter.bytes(graph), as: UTF8.self)
      .split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.contains(
        """
        <graph mode="dynamic" timeformat="date" timerepresentation="interval" \
        defaultedgetype="undirected">
        """))
    // The second node's day is none; the edge was seen on one day.
    #expect(
      lines.filter { $0.hasPrefix("<spell ") } == [
        "<spell start=\"2022-01-02\" end=\"2022-01-05\"/>",
        "<spell start=\"2022-01-04\" end=\"2022-01-04\"/>",
      ])
  }

  @Test func `whatever the graph holds, the file is XML`() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      var xml = try XMLReader(bytes: GEXFWriter.bytes(graph), file: "a.gexf")
      var nodes = 0
      while let event = try xml.next() {
        if event == .start && xml.name == "node" { nodes += 1 }
      }
      #expect(nodes == graph.nodes.count, "seed \(seed)")
    }
  }
}
