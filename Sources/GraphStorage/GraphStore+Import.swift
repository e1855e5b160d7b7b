import DataModel
import Foundation

extension GraphStore {
  /// Makes a store of a graph that comes from elsewhere: the sentences of its evidence are all that
  /// is known of its documents. What was in a store of that name goes.
  public static func write(_ graph: CoMentionGraph, to path: String) throws {
    let isNew = !FileManager.default.fileExists(atPath: path)
    do {
      let store = try openForWriting(path)
      try store.take(graph)
      store.finish()
    } catch {
      if isNew {
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
      }
      throw error
    }
  }

  private func take(_ graph: CoMentionGraph) throws {
    try change { change in
      try change.removeAll()
      let list = graph.edges.evidence.list
      let used = graph.edges.indices.flatMap { graph.edges.evidence.items(of: $0) }
      var sentences = [Int](repeating: 0, count: list.items.count)
      // The sentences of each document, each once.
      var itemsOfDocument: [String: [Int]] = [:]
      for item in used {
        let document = String(decoding: list.bytes[list.items[item].document], as: UTF8.self)
        itemsOfDocument[document, default: []].append(item)
      }
      for (number, (document, items)) in itemsOfDocument.sorted(by: { $0.key < $1.key })
        .enumerated()
      {
        var record = ExtractedRecord(
          id: document, day: nil, sentences: [], mentions: [], text: [])
        var positions: [[UInt8]: [Int: Int]] = [:]
        var positionOfItem: [(item: Int, position: Int)] = []
        for item in items {
          let (line, text) = (list.items[item].line, Array(list.bytes[list.items[item].text]))
          let position = positions[text]?[line] ?? record.sentences.count
          if position == record.sentences.count {
            positions[text, default: [:]][line] = position
            record.sentences.append(
              ExtractedRecord.Sentence(
                number: position, block: position, zone: .body, line: line, text: text))
          }
          positionOfItem.append((item, position))
        }
        try change.insert(record, number: number + 1, hash: nil)
        try change.insertTexts(of: record, number: number + 1)
        for (item, position) in positionOfItem {
          sentences[item] = GraphStore.sentenceNumber(number + 1, position)
        }
      }
      try change.replaceGraph(
        GraphRows(graph, numbers: Array(graph.nodes.indices), aliases: { _, _ in nil }) {
          [sentences] in (sentences[$0], nil)
        })
      try change.set(GraphStore.originSetting, "graph")
    }
  }

  /// "graph" for a store that was not made of documents.
  package static let originSetting = "origin"
}
