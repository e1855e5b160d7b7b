import DataModel

extension GraphStore {
  /// The documents in the order of their ids; those of an older store have no sketch.
  package func documentCards() throws -> [DocumentCard] {
    var cards: [DocumentCard] = []
    try forEachDocument(texts: false) { document in
      cards.append(
        DocumentCard(
          id: document.id, title: document.title, author: document.author, day: document.day,
          sketch: ExtractedRecord.View(document.content[...]).sketch))
    }
    return cards.sorted { $0.id < $1.id }
  }
}
