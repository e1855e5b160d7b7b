import DataModel
import TestSupport
import Testing

@testable import GraphExport

struct CSVGraphWriterTests {
  @Test func `the sample graph is written as it always was`() throws {
    let (edges, nodes) = try CSVGraphWriter.bytes(.sample)
    #expect(
      String(decoding: edges, as: UTF8.self) == """
        Source,Target,Type,Weight,distance,sentences,paragraphs,documents,npmi,significance,\
        first_seen,last_seen,interaction,evidence
        person.kassym-jomart-tokayev,organization.csto,Undirected,0.1,10.0,1,,,,,,,co-mention,
        person.kassym-jomart-tokayev,place.almaty,Undirected,3.0,0.3333333333333333,3,2,2,0.25,1.5,\
        2022-01-02,2022-01-20,co-mention,"a.txt:3: Tokayev was in Almaty.
        http://localhost:80/b:12: Again: in ""Almaty""."

        """)
    #expect(
      String(decoding: nodes, as: UTF8.self) == """
        Id,Label,name,kind,aliases,mentions,documents,first_seen,last_seen,checked,rank,wikidata
        person.kassym-jomart-tokayev,K.-J. Tokayev,Kassym-Jomart Tokayev,person,\
        "Tokayev; President, Tokayev",12,5,2022-01-02,2022-01-20,,1.0,Q15
        organization.csto,CSTO,CSTO,organization,,,,,,,,
        place.almaty,Almaty,Almaty,place,,7,3,,,,,
        thing,"A & B <""C"">","A & B <""C"">",,,,,,,true,2.5,

        """)
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
    ("=1+1", "=1+1"), ("@x", "@x"), ("-1", "-1"), ("+1", "+1"), (" a ", " a "), ("a;b\t", "a;b\t"),
  ])
  func `cells are quoted where they must be`(text: String, cell: String) throws {
    let graph = CoMentionGraph(nodes: [.init(id: "a", name: "n", label: text)])
    #expect(
      String(decoding: try CSVGraphWriter.bytes(graph).nodes, as: UTF8.self)
        == "Id,Label,name\na,\(cell),n\n")
  }

  @Test func `an attribute that is called like a column gets a number`() throws {
    var graph = pair(.named("a", [Attribute("Id", .integer(1))]))
    graph.edges[0].attributes = [Attribute("source", .integer(1)), Attribute("Type", .integer(2))]
    let (edges, nodes) = try CSVGraphWriter.bytes(graph)
    #expect(
      String(decoding: edges, as: UTF8.self).hasPrefix(
        "Source,Target,Type,Weight,distance,interaction,Type_2,source_2\n"))
    #expect(String(decoding: nodes, as: UTF8.self).hasPrefix("Id,Label,name,Id_2\n"))
  }

  @Test(arguments: [
    ("graph.csv", "graph-nodes.csv"), ("a.b/graph.CSV", "a.b/graph-nodes.CSV"),
    ("a.b/graph", "a.b/graph-nodes"),
  ])
  func `the nodes' file stands beside the edges'`(path: String, nodes: String) {
    #expect(CSVGraphWriter.nodesPath(for: path) == nodes)
  }

  @Test func `if one file cannot be written the other is not`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("graph-nodes.csv")
    #expect(throws: GraphExportError.self) {
      try CSVGraphWriter.write(.sample, to: folder("graph.csv"))
    }
    #expect(try folder.contents == ["graph-nodes.csv"])
    try folder.makeFolder("other.csv")
    #expect(throws: GraphExportError.self) {
      try CSVGraphWriter.write(.sample, to: folder("other.csv"))
    }
    #expect(try folder.contents == ["graph-nodes.csv", "other.csv"])
  }
}
