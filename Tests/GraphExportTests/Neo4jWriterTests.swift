import DataModel
import Testing

@testable import GraphExport

struct Neo4jWriterTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `the sample graph has labels, types and one line a row`() throws {
    let (nodes, edges) = try Neo4jWriter.tables(.sample)
    #expect(
      text(nodes) == """
        id:ID,label,name,kind,aliases:string[],mentions:long,documents:long,first_seen:date,\
        last_seen:date,checked,rank:double,wikidata,:LABEL
        person.kassym-jomart-tokayev,K.-J. Tokayev,Kassym-Jomart Tokayev,person,\
        "Tokayev;President, Tokayev",12,5,2022-01-02,2022-01-20,,1.0,Q15,Entity;Person
        organization.csto,CSTO,CSTO,organization,,,,,,,,,Entity;Organization
        place.almaty,Almaty,Almaty,place,,7,3,,,,,,Entity;Place
        thing,"A & B <""C"">","A & B <""C"">",,,,,,,true,2.5,,Entity

        """)
    #expect(
      text(edges) == """
        :START_ID,:END_ID,:TYPE,weight:double,distance:double,sentences:long,paragraphs:long,\
        documents:long,npmi:double,significance:double,first_seen:date,last_seen:date,interaction,\
        evidence
        person.kassym-jomart-tokayev,organization.csto,CO_MENTION,0.1,10.0,1,,,,,,,co-mention,
        person.kassym-jomart-tokayev,place.almaty,CO_MENTION,3.0,0.3333333333333333,3,2,2,0.25,1.5,\
        2022-01-02,2022-01-20,co-mention,"a.txt:3: Tokayev was in Almaty. | \
        http://localhost:80/b:12: Again: in ""Almaty""."

        """)
  }

  @Test func `a column with something else than days has no dates`() throws {
    var graph = pair()
    graph.nodes[0].firstSeen = "2022-02-28"
    graph.nodes[1].firstSeen = "2022-02-29"
    #expect(text(try Neo4jWriter.tables(graph).nodes).hasPrefix("id:ID,label,name,first_seen,"))
  }

  @Test func `names of attributes hold no types and are unique`() throws {
    let graph = pair(
      .named(
        "a", kind: "news;paper",
        [Attribute("a:int", .integer(1)), Attribute("a_int", .string("x\ny"))]))
    #expect(
      text(try Neo4jWriter.tables(graph).nodes) == """
        id:ID,label,name,kind,a_int:long,a_int_2,:LABEL
        a,a,a,news;paper,1,x y,"Entity;News,paper"
        b,b,b,,,,Entity

        """)
  }
}
