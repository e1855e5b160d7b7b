import DataModel
import GraphQuerying

/// What came, went and changed from one graph to another.
struct DiffAnswer: Answer {
  struct Field: Encodable {
    var name: String
    var old: AttributeValue?
    var new: AttributeValue?
  }

  struct Entity: Encodable {
    var mentions: Int?
    /// What changed; `nil` where it came or went.
    var fields: [Field]?
  }

  struct Edge: Encodable {
    var first: EntityName
    var second: EntityName
    var weight: Double
    var fields: [Field]?
  }

  struct Part<Item: Encodable>: Encodable {
    struct Totals: Encodable {
      var came: Int
      var went: Int
      var changed: Int
    }

    var totals: Totals
    var came: [Item]
    var went: [Item]
    var changed: [Item]

    init<Row>(_ part: GraphDifference.Part<Row>, _ item: (Row) -> Item) {
      totals = Totals(
        came: part.came.count, went: part.went.count, changed: part.changed.count)
      came = part.came.map(item)
      went = part.went.map(item)
      changed = part.changed.map(item)
    }

    var sections: [(change: String, items: [Item])] {
      [("came", came), ("went", went), ("changed", changed)]
    }
  }

  var entities: Part<Named<Entity>>
  var edges: Part<Edge>

  init(_ difference: GraphDifference) {
    func fields(_ fields: [GraphDifference.Field]) -> [Field]? {
      fields.isEmpty ? nil : fields.map { Field(name: $0.name, old: $0.old, new: $0.new) }
    }
    entities = Part(difference.entities) { entity in
      Named(entity.node, Entity(mentions: entity.node.mentions, fields: fields(entity.fields)))
    }
    edges = Part(difference.edges) { edge in
      Edge(
        first: EntityName(edge.first), second: EntityName(edge.second),
        weight: edge.newWeight > 0 ? edge.newWeight : edge.oldWeight,
        fields: fields(edge.fields))
    }
  }

  // MARK: - Output

  var table: String {
    var totals = Table([("", .left), ("came", .right), ("went", .right), ("changed", .right)])
    for (title, counts) in [
      ("entities", [entities.totals.came, entities.totals.went, entities.totals.changed]),
      ("edges", [edges.totals.came, edges.totals.went, edges.totals.changed]),
    ] {
      totals.add([title] + counts.map(String.init))
    }
    var text = totals.text
    for (change, items) in entities.sections where !items.isEmpty {
      var table = Table([("mentions", .right), ("kind", .left), ("entities that \(change)", .left)])
      for item in items {
        table.add([item.facts.mentions.cell] + item.name.cells, notes: notes(item.facts.fields))
      }
      text += "\n" + table.text
    }
    for (change, items) in edges.sections where !items.isEmpty {
      var table = Table([("weight", .right), ("edges that \(change)", .left)])
      for item in items {
        table.add(
          [item.weight.shortText, "\(item.first.name) – \(item.second.name)"],
          notes: notes(item.fields))
      }
      text += "\n" + table.text
    }
    return text
  }

  private func notes(_ fields: [Field]?) -> [String] {
    (fields ?? []).map { field in
      "        \(field.name): \(field.old?.text ?? "none") → \(field.new?.text ?? "none")"
    }
  }

  var rows: [[String]] {
    let titles = [
      "change", "what", "id", "name", "other_id", "other_name", "field", "old", "new",
    ]
    func rows(_ start: [String], _ fields: [Field]?) -> [[String]] {
      guard let fields else { return [start + ["", "", ""]] }
      return fields.map { field in
        start + [field.name, field.old?.exactText ?? "", field.new?.exactText ?? ""]
      }
    }
    return [titles]
      + entities.sections.flatMap { change, items in
        items.flatMap {
          rows([change, "entity", $0.name.id, $0.name.name, "", ""], $0.facts.fields)
        }
      }
      + edges.sections.flatMap { change, items in
        items.flatMap { item in
          rows(
            [change, "edge", item.first.id, item.first.name, item.second.id, item.second.name],
            item.fields ?? weightField(change, item.weight))
        }
      }
  }

  /// An edge that came or went has a weight in one of the graphs.
  private func weightField(_ change: String, _ weight: Double) -> [Field] {
    [
      Field(
        name: "weight", old: change == "went" ? .real(weight) : nil,
        new: change == "came" ? .real(weight) : nil)
    ]
  }
}
