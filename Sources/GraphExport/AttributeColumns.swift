import DataModel
import XMLSupport

/// One attribute of a scope: a key in GraphML, a column in a table.
struct AttributeColumn {
  var name: String
  /// An NMTOKEN, unique in a whole file.
  var id: String
  var type: ColumnType
  /// `nil` if it is beyond the known ones.
  var known: KnownAttribute?
}

/// The attributes of a scope, each once, as the columns of a table: first the known ones in their
/// order, then the others by name.
///
/// Only those that some element has are there. Their names are unique, by letter case too, and
/// none means something to this or another program that it should not; a name that would gets "_2".
struct AttributeColumns<Rows: AttributedRows> {
  /// An attribute beyond the known ones: a row may have two of a name.
  private struct Extra: Hashable {
    var name: ByteString
    var occurrence = 1
  }

  private(set) var columns: [AttributeColumn] = []
  /// Illegal characters in the names of attributes.
  private(set) var replacedCharacters = 0
  /// How many of them are known ones.
  private(set) var knownCount = 0
  private var columnOfExtra: [Extra: Int] = [:]

  init(scope: AttributeScope, of rows: Rows, ids: inout Set<String>) {
    let known = scope.known
    var knownTypes = [ColumnType?](repeating: nil, count: known.count)
    var extraTypes: [Extra: ColumnType?] = [:]
    for position in known.indices where !rows.lack(known[position]) {
      for row in 0..<rows.count {
        guard let value = written(rows.value(of: known[position], at: row)) else { continue }
        ColumnType.widen(&knownTypes[position], by: value)
        // Of most there is nothing more to learn after the first.
        if knownTypes[position] == .string { break }
        if knownTypes[position] == .real && known[position].isReal { break }
      }
    }
    if !rows.lack(nil) {
      for row in 0..<rows.count {
        AttributeColumns.forEachExtra(of: rows.attributes(at: row)) { extra, value in
          ColumnType.widen(&extraTypes[extra, default: nil], by: value)
        }
      }
    }
    for (known, type) in zip(known, knownTypes) {
      guard let type else { continue }
      let id = scope.idPrefix + known.rawValue
      columns.append(AttributeColumn(name: known.rawValue, id: id, type: type, known: known))
    }
    knownCount = columns.count
    ids.formUnion(columns.map(\.id))
    addExtras(extraTypes.compactMapValues { $0 }, scope, &ids)
  }

  private mutating func addExtras(
    _ types: [Extra: ColumnType], _ scope: AttributeScope, _ ids: inout Set<String>
  ) {
    let isKnown = Set(columns.compactMap(\.known))
    var taken = Set(scope.known.map(\.rawValue)).union(scope.reserved)
    func isFree(_ name: String) -> Bool {
      if taken.contains(name.lowercased()) { return false }
      // A reader would take "category" for the kind if nothing else in the file is one.
      return scope.meaning(of: name).map { isKnown.contains($0.attribute) } ?? true
    }
    let extras = types.keys.sorted { ($0.name, $0.occurrence) < ($1.name, $1.occurrence) }
    var finalNames: [Extra: String] = [:]
    var clashing: [(extra: Extra, name: String)] = []
    for extra in extras {
      let legal = XMLCharacters.legalized(extra.name.string)
      replacedCharacters += legal.replaced
      let name = legal.text.isEmpty ? "attribute" : legal.text
      if isFree(name) {
        taken.insert(name.lowercased())
        finalNames[extra] = name
      } else {
        clashing.append((extra, name))
      }
    }
    for (extra, base) in clashing {
      var number = 2
      while !isFree("\(base)_\(number)") { number += 1 }
      taken.insert("\(base)_\(number)".lowercased())
      finalNames[extra] = "\(base)_\(number)"
    }
    for (extra, name) in finalNames.sorted(by: { ByteString($0.value) < ByteString($1.value) }) {
      let base = scope.idPrefix + NodeNaming.token(name, or: "attribute")
      var id = base
      var number = 2
      while !ids.insert(id).inserted {
        id = "\(base)_\(number)"
        number += 1
      }
      columnOfExtra[extra] = columns.count
      columns.append(AttributeColumn(name: name, id: id, type: types[extra] ?? .string, known: nil))
    }
  }

  /// Replaces `values` by those of a row, one a column, each of its column's type; a field that the
  /// caller writes in its own way is left out.
  func fill(
    _ values: inout [AttributeValue?], from rows: Rows, _ row: Int,
    except omitted: KnownAttribute? = nil
  ) {
    values.removeAll(keepingCapacity: true)
    for column in columns.prefix(knownCount) {
      guard let known = column.known, known != omitted else {
        values.append(nil)
        continue
      }
      values.append(column.type.converted(written(rows.value(of: known, at: row))))
    }
    fillExtras(&values, from: rows, row)
  }

  /// Appends the values of the columns beyond the known ones.
  func fillExtras(_ values: inout [AttributeValue?], from rows: Rows, _ row: Int) {
    if columns.count == knownCount { return }
    let first = values.count
    for _ in knownCount..<columns.count { values.append(nil) }
    AttributeColumns.forEachExtra(of: rows.attributes(at: row)) { extra, value in
      if let column = columnOfExtra[extra] {
        values[first + column - knownCount] = columns[column].type.converted(value)
      }
    }
  }

  private static func forEachExtra(
    of attributes: [Attribute], _ body: (Extra, AttributeValue) -> Void
  ) {
    var seen: [Extra] = []
    for attribute in attributes {
      guard let value = written(attribute.value) else { continue }
      var extra = Extra(name: ByteString(attribute.name))
      while seen.contains(extra) { extra.occurrence += 1 }
      if attributes.count > 1 { seen.append(extra) }
      body(extra, value)
    }
  }
}

/// The value as files have it: what is empty, infinite or no number is left out, and what is so
/// small that igraph refuses to read it (below 2e-308) is zero, of which there is one.
func written(_ value: AttributeValue?) -> AttributeValue? {
  switch value {
  case .string(let text)?: text.isEmpty ? nil : value
  case .real(let number)?: number.isFinite ? .real(number.isNormal ? number : 0) : nil
  case .boolean(let truth)?: .string(truth ? "true" : "false")
  default: value
  }
}
