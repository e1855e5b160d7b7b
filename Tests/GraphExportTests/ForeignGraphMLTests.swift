import DataModel
import Testing

@testable import GraphExport

private func read(_ text: String) throws -> CoMentionGraph {
  try GraphMLReader.read(bytes: [UInt8](text.utf8), file: "a.graphml").graph
}

/// Files as other programs write them.
struct ForeignGraphMLTests {
  @Test func `NetworkX`() throws {
    let graph = try read(
      """
      <?xml version='1.0' encoding='utf-8'?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="d3" for="edge" attr.name="weight" attr.type="long" />
        <key id="d2" for="node" attr.name="ok" attr.type="boolean" />
        <key id="d1" for="node" attr.name="age" attr.type="long" />
        <key id="d0" for="graph" attr.name="name" attr.type="string" />
        <graph edgedefault="directed">
          <data key="d0">my graph</data>
          <node id="Ada Lovelace">
            <data key="d1">36</data>
            <data key="d2">True</data>
          </node>
          <node id="1" />
          <edge source="Ada Lovelace" target="1" id="0">
            <data key="d3">4</data>
          </edge>
          <edge source="Ada Lovelace" target="1" id="1" />
        </graph>
      </graphml>
      """)
    #expect(graph.attributes == [Attribute("name", .string("my graph"))])
    #expect(
      graph.nodes == [
        .init(
          id: "Ada-Lovelace", name: "Ada Lovelace", label: "Ada Lovelace",
          attributes: [
            Attribute("age", .integer(36)), Attribute("ok", .boolean(true)),
            Attribute("original_id", .string("Ada Lovelace")),
          ]),
        .named("1"),
      ])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 5)])
  }

  @Test func `igraph`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
               http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
      <!-- Created by igraph -->
        <key id="g_name" for="graph" attr.name="name" attr.type="string"/>
        <key id="v_id" for="node" attr.name="id" attr.type="string"/>
        <key id="v_name" for="node" attr.name="name" attr.type="string"/>
        <key id="v_mentions" for="node" attr.name="mentions" attr.type="double"/>
        <key id="v_type" for="node" attr.name="type" attr.type="boolean"/>
        <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
        <key id="e_npmi" for="edge" attr.name="npmi" attr.type="double"/>
        <graph id="G" edgedefault="undirected">
          <data key="g_name">Ring</data>
          <node id="n0">
            <data key="v_id">person.ada</data>
            <data key="v_name">Ada</data>
            <data key="v_mentions">12</data>
            <data key="v_type">true</data>
          </node>
          <node id="n1">
            <data key="v_name">Ada</data>
            <data key="v_mentions">NaN</data>
            <data key="v_type">false</data>
          </node>
          <edge source="n0" target="n1">
            <data key="e_weight">1.5</data>
            <data key="e_npmi">nan</data>
          </edge>
        </graph>
      </graphml>
      """)
    #expect(
      graph.nodes == [
        .init(
          id: "n0", name: "Ada", label: "Ada", mentions: 12,
          attributes: [
            Attribute("id", .string("person.ada")), Attribute("type", .boolean(true)),
          ]),
        .init(
          id: "n1", name: "Ada (n1)", label: "Ada", attributes: [Attribute("type", .boolean(false))]
        ),
      ])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 1.5)])
  }

  @Test func `igraph, after it read a file of ours`() throws {
    let keys = """
      <key id="v_id" for="node" attr.name="id" attr.type="string"/>
      <key id="v_name" for="node" attr.name="name" attr.type="string"/>
      <key id="v_pagerank" for="node" attr.name="pagerank" attr.type="double"/>
      <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
      <key id="e_id" for="edge" attr.name="id" attr.type="string"/>
      <key id="e_distance" for="edge" attr.name="distance" attr.type="double"/>
      """
    func file(_ second: String) -> String {
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\(keys)
      <graph id="G" edgedefault="undirected">
      <node id="n0"><data key="v_id">person.ada</data><data key="v_name">Ada</data>\
      <data key="v_pagerank">0.5</data></node>
      <node id="n1"><data key="v_id">\(second)</data><data key="v_name">Bob</data></node>
      <edge source="n0" target="n1"><data key="e_weight">3</data><data key="e_id">e0</data>\
      <data key="e_distance">0.333333333333333</data></edge>
      </graph></graphml>
      """
    }
    let graph = try read(file("person.bob"))
    #expect(
      graph.nodes == [
        .init(
          id: "person.ada", name: "Ada", label: "Ada",
          attributes: [Attribute("pagerank", .real(0.5))]),
        .init(id: "person.bob", name: "Bob", label: "Bob"),
      ])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 3)])
    #expect(try read(file("person.ada")).nodes.map(\.id) == ["n0", "n1"])
    #expect(try read(file("")).nodes.map(\.id) == ["n0", "n1"])
  }

  @Test func `Gephi`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key attr.name="label" attr.type="string" for="node" id="label"/>
      <key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
      <key attr.name="weight" attr.type="double" for="edge" id="weight"/>
      <key attr.name="Modularity Class" attr.type="int" for="node" id="modularity_class"/>
      <key attr.name="r" attr.type="int" for="node" id="r"/>
      <key attr.name="x" attr.type="float" for="node" id="x"/>
      <graph edgedefault="undirected">
      <node id="0.0">
      <data key="label">Ada</data>
      <data key="modularity_class">2</data>
      <data key="r">192</data>
      <data key="x">-1.25</data>
      </node>
      <node id="1.0"/>
      <edge id="7" source="1.0" target="0.0">
      <data key="weight">2.0</data>
      </edge>
      </graph>
      </graphml>
      """)
    #expect(
      graph.nodes == [
        .init(
          id: "0.0", name: "Ada", label: "Ada",
          attributes: [
            Attribute("Modularity Class", .integer(2)), Attribute("r", .integer(192)),
            Attribute("x", .real(-1.25)),
          ]),
        .named("1.0"),
      ])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 2)])
  }

  @Test func `yEd`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:java="http://www.yworks.com/xml/yfiles-common/1.0/java" \
      xmlns:y="http://www.yworks.com/xml/graphml" xmlns:yed="http://www.yworks.com/xml/yed/3">
        <!--Created by yEd 3.22-->
        <key for="port" id="d0" yfiles.type="portgraphics"/>
        <key attr.name="url" attr.type="string" for="node" id="d4"/>
        <key for="node" id="d6" yfiles.type="nodegraphics"/>
        <key for="graphml" id="d7" yfiles.type="resources"/>
        <key for="edge" id="d10" yfiles.type="edgegraphics"/>
        <graph edgedefault="directed" id="G">
          <node id="n0">
            <data key="d4" xml:space="preserve"/>
            <data key="d6">
              <y:ShapeNode>
                <y:Geometry height="30.0" width="30.0" x="1.0" y="2.0"/>
                <y:NodeLabel alignment="center" autoSizePolicy="content">Ada
      Lovelace<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
                <y:NodeLabel>second</y:NodeLabel>
              </y:ShapeNode>
            </data>
          </node>
          <node id="n1" yfiles.foldertype="group">
            <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>\
      <y:NodeLabel></y:NodeLabel><y:NodeLabel>Group</y:NodeLabel></y:GroupNode></y:Realizers>\
      </y:ProxyAutoBoundsNode></data>
            <graph edgedefault="directed" id="n1:">
              <node id="n1::n0"/>
            </graph>
          </node>
          <edge id="e0" source="n0" target="n1::n0">
            <data key="d10"><y:PolyLineEdge><y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data>
          </edge>
        </graph>
        <data key="d7"><y:Resources/></data>
      </graphml>
      """)
    #expect(
      graph.nodes == [
        .init(id: "n0", name: "Ada\nLovelace", label: "Ada\nLovelace"),
        .init(id: "n1", name: "Group", label: "Group"), .named("n1::n0"),
      ])
    #expect(graph.edges == [.init(source: 0, target: 2, weight: 1)])
  }

  @Test func `yFiles for HTML`() throws {
    let graph = try read(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0" \
      xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/3.0">
      <key id="d0" for="node" attr.name="NodeLabels" \
      y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeLabels"/>
      <graph id="G" edgedefault="directed">
      <node id="n0"><data key="d0"><x:List><y:Label><y:Label.Text>Ada</y:Label.Text></y:Label>\
      </x:List></data></node>
      <node id="n1"><data key="d0"><x:List><y:Label Text="Bob"/></x:List></data></node>
      </graph></graphml>
      """)
    #expect(graph.nodes.map(\.label) == ["Ada", "Bob"])
    #expect(graph.nodes.allSatisfy { $0.attributes.isEmpty })
  }

  @Test func `Cytoscape`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key attr.name="shared name" attr.type="string" for="node" id="shared name"/>
      <key attr.name="name" attr.type="string" for="node" id="name"/>
      <key attr.name="selected" attr.type="boolean" for="node" id="selected"/>
      <key attr.name="name" attr.type="int" for="edge" id="name"/>
      <key attr.name="selected" attr.type="string" for="edge" id="selected"/>
      <key attr.name="shared interaction" attr.type="string" for="edge" id="shared interaction"/>
      <key attr.name="interaction" attr.type="string" for="edge" id="interaction"/>
      <key attr.name="SUID" attr.type="long" for="edge" id="SUID"/>
      <graph edgedefault="directed" id="Network">
      <node id="62"><data key="shared name">Ada</data><data key="name">Ada</data>\
      <data key="selected">false</data></node>
      <node id="63"><data key="name">Bob</data></node>
      <edge source="62" target="63"><data key="interaction">co-mention</data>\
      <data key="shared interaction">pp</data><data key="SUID">99</data>\
      <data key="name">7</data><data key="selected">no</data></edge>
      </graph></graphml>
      """)
    #expect(
      graph.nodes[0].attributes == [
        Attribute("shared name", .string("Ada")), Attribute("selected", .boolean(false)),
      ])
    #expect(graph.nodes.map(\.name) == ["Ada", "Bob"])
    #expect(
      graph.edges == [
        .init(
          source: 0, target: 1, weight: 1,
          attributes: [
            Attribute("shared interaction", .string("pp")), Attribute("SUID", .integer(99)),
            Attribute("name", .integer(7)), Attribute("selected", .string("no")),
          ])
      ])
  }

  @Test func `graph-tool`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
               xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

        <!-- property keys -->
        <key id="key0" for="node" attr.name="label" attr.type="string" />
        <key id="key1" for="node" attr.name="pos" attr.type="vector_double" />
        <key id="key2" for="edge" attr.name="weight" attr.type="double" />
        <key id="key3" for="node" attr.name="part" attr.type="short" />

        <graph id="G" edgedefault="undirected" parse.nodeids="canonical" \
      parse.edgeids="canonical" parse.order="nodesfirst">

         <!-- vertices -->
          <node id="n0">
            <data key="key0">Ada</data>
            <data key="key1">0x1p+0, 0x1.8p+1</data>
            <data key="key3">2</data>
          </node>
          <node id="n1">
          </node>

          <!-- edges -->
          <edge id="e0" source="n0" target="n1">
            <data key="key2">0x1.4p+2</data>
          </edge>

        </graph>
      </graphml>
      """)
    #expect(
      graph.nodes == [
        .init(
          id: "n0", name: "Ada", label: "Ada",
          attributes: [
            Attribute("pos", .string("0x1p+0, 0x1.8p+1")), Attribute("part", .integer(2)),
          ]),
        .named("n1"),
      ])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 5)])
  }

  @Test func `the primer's example, with a document type`() throws {
    let graph = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd">
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="d0" for="node" attr.name="color" attr.type="string">
          <default>yellow</default>
        </key>
        <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="G" edgedefault="undirected">
          <node id="n0"><data key="d0">green</data></node>
          <node id="n1"/>
          <edge id="e0" source="n0" target="n1"><data key="d1">1.0</data></edge>
        </graph>
      </graphml>
      """)
    #expect(
      graph.nodes.map(\.attributes) == [
        [Attribute("color", .string("green"))], [Attribute("color", .string("yellow"))],
      ])
  }
}
