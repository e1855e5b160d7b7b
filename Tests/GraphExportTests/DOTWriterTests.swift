import DataModel
import TestSupport
import Testing

@testable import GraphExport

struct DOTWriterTests {
  @Test func `the sample graph is written as it always was`() throws {
    #expect(
      String(decoding: try DOTWriter.bytes(.sample), as: UTF8.self) == #"""
        graph {
          graph ["documents"="12", "window"="sentence"];
          "person.kassym-jomart-tokayev" ["label"="K.-J. Tokayev", "name"="Kassym-Jomart Tokayev", "kind"="person", "aliases"="Tokayev; President, Tokayev", "mentions"="12", "documents"="5", "first_seen"="2022-01-02", "last_seen"="2022-01-20", "rank"="1.0", "wikidata"="Q15"];
          "organization.csto" ["label"="CSTO", "name"="CSTO", "kind"="organization"];
          "place.almaty" ["label"="Almaty", "name"="Almaty", "kind"="place", "mentions"="7", "documents"="3"];
          "thing" ["label"="A & B <\"C\">", "name"="A & B <\"C\">", "checked"="true", "rank"="2.5"];
          "person.kassym-jomart-tokayev" -- "organization.csto" ["weight"="0.1", "distance"="10.0", "sentences"="1", "interaction"="co-mention"];
          "person.kassym-jomart-tokayev" -- "place.almaty" ["weight"="3.0", "distance"="0.3333333333333333", "sentences"="3", "paragraphs"="2", "documents"="2", "npmi"="0.25", "significance"="1.5", "first_seen"="2022-01-02", "last_seen"="2022-01-20", "interaction"="co-mention", "evidence"="a.txt:3: Tokayev was in Almaty.\nhttp://localhost:80/b:12: Again: in \"Almaty\"."];
        }

        """#)
  }

  @Test func `quotes and backslashes are escaped, and illegal characters replaced`() throws {
    let folder = try TemporaryFolder()
    let graph = CoMentionGraph(nodes: [.init(id: "a", name: "n", label: "\"\\N\\\n\u{0}")])
    let report = try DOTWriter.write(graph, to: folder("a.dot"))
    #expect(report.replacedCharacters == 1)
    #expect(
      try folder.text(of: "a.dot")
        == "graph {\n  \"a\" [\"label\"=\"\\\"\\\\N\\\\\\n\u{FFFD}\", \"name\"=\"n\"];\n}\n")
  }
}
