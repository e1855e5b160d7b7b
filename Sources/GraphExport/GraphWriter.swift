import DataModel

/// What writing a graph has to tell.
public struct WriteReport: Hashable, Sendable {
  /// Characters that the format does not allow and that were written as U+FFFD.
  public var replacedCharacters: Int

  public init(replacedCharacters: Int) {
    self.replacedCharacters = replacedCharacters
  }
}

/// Writes a graph in the format that the file's extension names.
///
/// Every format shows the same graph: `GraphTable` decides ids, names, order and attributes once,
/// and a writer a format only spells them out. A file is complete or absent, and equal graphs give
/// equal bytes.
public enum GraphWriter {
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    switch GraphFormat(path: path) {
    case .graphml: return try GraphMLWriter.write(graph, to: path)
    case .compressedGraphML:
      return try GraphMLWriter.write(graph, to: path, isCompressed: true)
    case .gexf: return try GEXFWriter.write(graph, to: path)
    case .json: return try JSONGraphWriter.write(graph, to: path)
    case .csv: return try CSVGraphWriter.write(graph, to: path)
    case .dot: return try DOTWriter.write(graph, to: path)
    case nil:
      let ending = GraphFormat.pathExtension(of: path)
      throw GraphExportError(
        file: path, reason: .unknownFormat(ending.isEmpty ? "" : ".\(ending)"))
    }
  }
}
