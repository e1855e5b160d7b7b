import DataModel
import TestSupport
import Testing
import XMLSupport

@testable import GraphExport

/// The first lines that differ.
private func difference(_ a: [UInt8], _ b: [UInt8]) -> String {
  for (line, other) in zip(a.split(separator: 10), b.split(separator: 10)) where line != other {
    return
      "\(String(decoding: line, as: UTF8.self)) became \(String(decoding: other, as: UTF8.self))"
  }
  return "\(a.count) bytes became \(b.count)"
}

struct GraphMLRoundTripTests {
  @Test func `what is written, read and written again is the same`() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      let bytes = try GraphMLWriter.bytes(graph)
      let (read, report) = try GraphMLReader.read(bytes: bytes, file: "a.graphml")
      let again = try GraphMLWriter.bytes(read)
      if again != bytes { Issue.record("seed \(seed): \(difference(bytes, again))") }
      let isSame = try GraphMLReader.read(bytes: again, file: "a.graphml").graph == read
      #expect(isSame, "seed \(seed)")
      #expect(read.nodes.count == graph.nodes.count, "seed \(seed)")
      #expect(read.edges.count == graph.edges.count, "seed \(seed)")
      #expect(report.loops == 0 && report.mergedEdges == 0 && report.graphs == 1, "seed \(seed)")
    }
  }

  @Test func `the order of nodes and edges and their direction do not matter`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      let order = graph.nodes.indices.shuffled(using: &random)
      var shuffled = graph
      for (position, place) in order.enumerated() { shuffled.nodes[place] = graph.nodes[position] }
      shuffled.edges.shuffle(using: &random)
      for position in shuffled.edges.indices {
        let edge = shuffled.edges[position]
        shuffled.edges[position].source = order[edge.target]
        shuffled.edges[position].target = order[edge.source]
      }
      let (one, other) = (try GraphMLWriter.bytes(graph), try GraphMLWriter.bytes(shuffled))
      if one != other { Issue.record("seed \(seed): \(difference(one, other))") }
    }
  }

  @Test func `what the graph says survives`() throws {
    var graph = CoMentionGraph.sample
    graph.nodes[1].aliases = ["Tokayev", "President, Tokayev"]
    graph.nodes[1].attributes = [
      Attribute("rank", .real(1)), Attribute("wikidata", .string("Q15")),
    ]
    graph.nodes[3].attributes = [
      Attribute("checked", .string("true")), Attribute("rank", .real(2.5)),
    ]
    graph.nodes[3].label = graph.nodes[3].name
    graph.edges[0].evidence[0].text = "Tokayev was in Almaty."
    let read = try GraphMLReader.read(bytes: GraphMLWriter.bytes(graph), file: "a").graph
    #expect(read.nodes == [graph.nodes[1], graph.nodes[2], graph.nodes[0], graph.nodes[3]])
    #expect(
      read.attributes == [
        Attribute("documents", .integer(12)), Attribute("window", .string("sentence")),
      ])
    var edges = [graph.edges[1], graph.edges[0]]
    edges[0].source = 0
    edges[0].target = 1
    edges[1].source = 0
    edges[1].target = 2
    #expect(Array(read.edges) == edges)
  }

  @Test func `what is read does not depend on where the reader's chunks end`() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      let bytes = try GraphMLWriter.bytes(graph)
      let whole = try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
      for size in [4, 5, 17, 100, 1000] {
        var parser = GraphMLParser(
          try XMLReader(bytes: bytes, file: "a", chunkSize: size, names: GraphMLWord.names),
          file: "a")
        let isSame = try parser.parseDocument().graph == whole
        #expect(isSame, "seed \(seed), chunks of \(size)")
      }
    }
  }

  @Test func `a file that is cut off anywhere is refused`() throws {
    let bytes = try GraphMLWriter.bytes(.sample)
    // The last byte is the line feed after the root.
    for count in 0..<bytes.count - 1 {
      #expect(throws: GraphExportError.self, "\(count) bytes") {
        try GraphMLReader.read(bytes: [UInt8](bytes[..<count]), file: "a.graphml")
      }
    }
  }

  @Test func `no bytes make the reader trap`() throws {
    let original = try GraphMLWriter.bytes(.sample)
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let other = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1: bytes[place] = bytes[other]
        case 2: bytes.removeSubrange(place..<min(place + other % 200, bytes.count - 1))
        default: bytes.insert(contentsOf: bytes[other..<min(other + 150, bytes.count)], at: place)
        }
      }
      if let read = try? GraphMLReader.read(bytes: bytes, file: "a.graphml").graph {
        // Whatever can be read can be written, and is then the same for good.
        let written = try GraphMLWriter.bytes(read)
        let again = try GraphMLReader.read(bytes: written, file: "a.graphml").graph
        let isSame = try GraphMLWriter.bytes(again) == written
        #expect(isSame, "seed \(seed)")
      }
    }
  }
}
