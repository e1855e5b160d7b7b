import DataModel

/// The fields of edges that a file has columns for, as bytes: what `AttributeColumns.fill` gives,
/// without a string for each.
struct EdgeFields {
  private let fields: [(known: KnownAttribute, type: ColumnType)]
  private static let interaction = Array(CoMentionGraph.Edge.interaction.utf8)

  init(_ columns: AttributeColumns<EdgeTable>) {
    fields = columns.columns.compactMap { column in column.known.map { ($0, column.type) } }
  }

  var count: Int { fields.count }

  func isNumber(_ field: Int) -> Bool { fields[field].type != .string }

  /// Puts a field's value into `text`; `false` if the edge has none.
  func read(_ text: inout [UInt8], _ field: Int, of edges: EdgeTable, _ edge: Int) -> Bool {
    text.removeAll(keepingCapacity: true)
    let (known, type) = fields[field]
    switch known {
    case .weight: return append(edges.writtenWeight(edge), to: &text)
    case .distance: return append(edges.writtenDistance(edge), to: &text)
    case .sentences where type == .integer: return append(edges.sentences[edge], to: &text)
    case .paragraphs where type == .integer: return append(edges.paragraphs[edge], to: &text)
    case .documents where type == .integer: return append(edges.documents[edge], to: &text)
    case .independentDocuments where type == .integer:
      return append(edges.independentDocuments[edge], to: &text)
    case .npmi: return append(edges.npmi[edge], to: &text)
    case .significance: return append(edges.significance[edge], to: &text)
    case .interaction:
      text.append(contentsOf: EdgeFields.interaction)
      return true
    case .evidence:
      let items = edges.evidence.items(of: edge)
      GraphMLEvidence.append(items, of: edges.evidence.list, to: &text)
      return !items.isEmpty
    default:
      guard let value = type.converted(written(edges.value(of: known, at: edge))) else {
        return false
      }
      text.append(contentsOf: value.text.utf8)
      return true
    }
  }

  private func append(_ number: Double?, to text: inout [UInt8]) -> Bool {
    guard case .real(let number)? = written(number.map { .real($0) }) else { return false }
    return DecimalNumber.append(number, to: &text)
  }

  private func append(_ number: Int?, to text: inout [UInt8]) -> Bool {
    guard let number else { return false }
    DecimalNumber.append(number, to: &text)
    return true
  }
}
