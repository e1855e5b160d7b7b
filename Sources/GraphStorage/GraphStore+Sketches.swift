import DataModel
import GRDB

extension GraphStore {
  /// The documents in the order of their ids; those of an older store have no sketch.
  package func documentCards() throws -> [DocumentCard] {
    try read { db in
      let sketch = try GraphColumns.sketch(db)
      let select = try SQLStatement(
        db, "SELECT document, title, date, \(sketch) FROM documents")
      var cards: [DocumentCard] = []
      while try select.next() {
        let (id, title, date) = (select.text(), select.textOrNone(), select.textOrNone())
        cards.append(
          DocumentCard(
            id: id, title: title, day: date.flatMap { Day($0) },
            sketch: TextSketch(bytes: select.bytes())))
      }
      return cards.sorted { $0.id < $1.id }
    }
  }
}
