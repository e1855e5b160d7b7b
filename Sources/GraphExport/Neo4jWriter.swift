import DataModel
import XMLSupport

/// Writes a graph as the two tables that `neo4j-admin database import` reads as they are.
///
/// A node has the labels `Entity` and its kind with a capital letter, an edge is a `CO_MENTION`
/// from the node that comes first. Columns have types. Every row is one line, since the import
/// takes others on request only: evidence has " | " where other formats start a line.
///
///     id:ID,label,name,kind,aliases:string[],mentions:long,:LABEL
///     :START_ID,:END_ID,:TYPE,weight:double,sentences:long
enum Neo4jWriter: TableFormat {
  static func writeNodes(
    of table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let columns = table.nodeColumns.columns
    var row = CSVRow()
    row.add("id:ID")
    for header in headers(table.nodeColumns, of: table.nodes, taken: ["id"]) { row.add(header) }
    row.add(":LABEL")
    try text.write(row.finish())
    try table.forEachNode { (node, values) throws(XMLError) in
      row.add(table.nodes.ids[node])
      for (value, column) in zip(values, columns) {
        if column.known == .aliases {
          row.add(list(table.graph.nodes[node].aliases))
        } else {
          row.add(cell(value, column))
        }
      }
      row.add(labels(ofKind: table.nodes.kinds[node]))
      try text.write(row.finish())
    }
  }

  static func writeEdges(
    of table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let columns = table.edgeColumns.columns
    var row = CSVRow()
    for name in [":START_ID", ":END_ID", ":TYPE"] { row.add(name) }
    for header in headers(table.edgeColumns, of: table.graph.edges, taken: []) { row.add(header) }
    try text.write(row.finish())
    try table.forEachEdge { (place, values) throws(XMLError) in
      row.add(table.id(place.source))
      row.add(table.id(place.target))
      row.add("CO_MENTION")
      for (value, column) in zip(values, columns) { row.add(cell(value, column)) }
      try text.write(row.finish())
    }
  }

  // MARK: - Columns

  /// "mentions:long": a colon in a name would begin the type.
  private static func headers<Rows>(
    _ columns: AttributeColumns<Rows>, of rows: Rows, taken: Set<String>
  ) -> [String] {
    var taken = taken
    return columns.columns.map { column in
      let base = column.name.replacing(":", with: "_").replacing("\n", with: " ")
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return name + type(of: column, in: rows)
    }
  }

  private static func type<Rows: AttributedRows>(
    of column: AttributeColumn, in rows: Rows
  ) -> String {
    switch (column.known, column.type) {
    case (.aliases, _): return ":string[]"
    case (_, .integer): return ":long"
    case (_, .real): return ":double"
    case (.firstSeen?, _), (.lastSeen?, _):
      guard let known = column.known else { return "" }
      let areDays = (0..<rows.count).allSatisfy { row in
        guard case .string(let day)? = written(rows.value(of: known, at: row)) else { return true }
        return Day(calendar: day) != nil
      }
      return areDays ? ":date" : ""
    default: return ""
    }
  }

  // MARK: - Cells

  private static func cell(_ value: AttributeValue?, _ column: AttributeColumn) -> String {
    guard let value else { return "" }
    let text = value.text
    if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return text }
    let separator = column.known == .evidence ? " | " : " "
    return text.split(whereSeparator: \.isNewline).joined(separator: separator)
  }

  /// Neo4j separates the items of a list by semicolons, which it knows no way to write inside one.
  private static func list(_ items: [String]) -> String {
    items.filter { !$0.isEmpty }.map {
      $0.replacing(";", with: ",").split(whereSeparator: \.isNewline).joined(separator: " ")
    }.joined(separator: ";")
  }

  private static func labels(ofKind kind: String?) -> String {
    guard let kind else { return "Entity" }
    return list(["Entity", kind.prefix(1).uppercased() + kind.dropFirst()])
  }
}
