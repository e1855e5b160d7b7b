import DataModel
import TestSupport
import Testing

@testable import GraphExport

struct GraphMLVariantTests {
  /// Every other seed has something wrong with it, each fault with many ways of writing.
  @Test(arguments: (0..<24).map { $0 * 50 })
  func `each way to write a graph is read rightly, or refused with line and column`(first: Int) {
    for seed in first..<first + 50 {
      let variant = GraphMLVariant(seed: UInt64(seed))
      do throws(GraphExportError) {
        let graph = try GraphMLReader.read(bytes: variant.bytes, file: "a.graphml").graph
        expectRight(graph, variant)
      } catch {
        if variant.fault == nil { Issue.record("\(variant): \(error)\n\(text(of: variant))") }
        #expect(
          error.line != nil && error.column != nil, "\(variant): \(error) \(text(of: variant))")
      }
    }
  }

  private func text(of variant: GraphMLVariant) -> String {
    String(decoding: variant.bytes.prefix(4000), as: UTF8.self)
  }

  private func expectRight(_ graph: CoMentionGraph, _ variant: GraphMLVariant) {
    if let fault = variant.fault {
      Issue.record("\(variant): read in spite of \(fault)\n\(text(of: variant))")
      return
    }
    let labels = graph.nodes.map(\.label)
    #expect(Set(labels) == variant.labels && labels.count == variant.labels.count, "\(variant)")
    let edges = graph.edges.map { edge in
      GraphMLVariant.Edge(
        ends: [graph.nodes[edge.source].label, graph.nodes[edge.target].label],
        weight: edge.weight)
    }
    let areEqual = Set(edges) == variant.edges && edges.count == variant.edges.count
    if !areEqual { Issue.record("\(variant): \(edges)\n\(text(of: variant))") }
    var ranks: [String: Int] = [:]
    for node in graph.nodes {
      ranks[node.label] = node.attributes.first { $0.name == "rank" }?.value.wholeNumber
    }
    #expect(ranks == variant.ranks, "\(variant)\n\(text(of: variant))")
  }

  @Test func `every fault and every encoding is among the variants`() {
    let variants = (0..<1200).map { GraphMLVariant(seed: $0) }
    for fault in GraphMLVariant.Fault.allCases {
      #expect(variants.count { $0.fault == fault } >= 20, "\(fault)")
    }
    for encoding in TextEncoding.allCases {
      #expect(variants.count { $0.encoding == encoding && $0.fault == nil } >= 40, "\(encoding)")
    }
  }

  // MARK: - Encodings that are told wrong

  private func read(_ bytes: [UInt8]) -> String {
    do throws(GraphExportError) {
      let graph = try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
      return graph.nodes.map(\.label).joined(separator: "|")
    } catch { return error.line != nil && error.column != nil ? "refused" : "\(error)" }
  }

  private static func document(_ encoding: String, id: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><graphml><graph><node id=\"".utf8) + id
      + Array("\"/></graph></graphml>".utf8)
  }

  @Test(
    arguments: [
      ("UTF-8", [0xE9], "refused"), ("US-ASCII", [0xE9], "refused"),
      ("no-such-code", [0x61], "refused"),
      ("UTF-8", [0xC3, 0xA9], "é"), ("ISO-8859-1", [0xC3, 0xA9], "Ã©"),
      ("utf8", [0xC3, 0xA9], "é"),
      ("windows-1252", [0x80], "€"), ("ISO-8859-15", [0xA4], "€"), ("KOI8-R", [0xC1], "а"),
      ("Shift_JIS", [0x93, 0xFA], "日"),
    ] as [(String, [UInt8], String)])
  func `bytes are read as the declaration says, or refused`(
    encoding: String, id: [UInt8], label: String
  ) {
    #expect(read(Self.document(encoding, id: id)) == label)
  }

  @Test func `a declaration that the first bytes belie is not followed, or refused`() {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><graphml><graph><node id=\"é\"/></graph></graphml>"
    let other = text.replacing("UTF-8", with: "ISO-8859-1")
    #expect(["é", "refused"].contains(read(TextEncoding.utf16.bytes(of: text))))
    #expect(["é", "refused"].contains(read(TextEncoding.utf16BigEndian.bytes(of: other))))
    #expect(["é", "refused"].contains(read(Array(text.replacing("UTF-8", with: "UTF-16").utf8))))
    #expect(read(TextEncoding.utf8WithMark.bytes(of: other)) == "é")
    // Half of a character at the end, and half of a pair of surrogates.
    #expect(read(TextEncoding.utf16.bytes(of: text).dropLast()) == "refused")
    let half = TextEncoding.utf16.bytes(of: text).flatMap { $0 == 0xE9 ? [0x3D] : [$0] }
    #expect(["=", "refused"].contains(read(half)))
  }
}
