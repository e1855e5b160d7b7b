/// A document without its text and mentions.
package struct DocumentCard: Sendable {
  package var id: String
  package var title: String?
  package var author: String?
  package var day: Day?
  package var sketch: TextSketch

  package init(id: String, title: String?, author: String?, day: Day?, sketch: TextSketch) {
    self.id = id
    self.title = title
    self.author = author
    self.day = day
    self.sketch = sketch
  }
}
