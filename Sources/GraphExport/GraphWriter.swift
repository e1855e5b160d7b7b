import DataModel

/// What writing a graph has to tell.
public struct WriteReport: Hashable, Sendable {
  /// Characters that the format does not allow and that were written as U+FFFD.
  public var replacedCharacters: Int

  public init(replacedCharacters: Int) {
    self.replacedCharacters = replacedCharacters
  }
}

/// Writes a graph in a format of the user's choice, or that which the file's extension names.
///
/// Every format shows the same graph: `GraphTable` decides ids, names, order and attributes once,
/// and a writer a format only spells them out. A file is complete or absent, and equal graphs give
/// equal bytes.
public enum GraphWriter {
  /// - Parameters:
  ///   - format: if it is another one than the extension says.
  ///   - jobs: threads that write, where the format lets them.
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String, as format: GraphFormat? = nil, jobs: Int = 1
  ) throws(GraphExportError) -> WriteReport {
    switch format ?? GraphFormat(path: path) {
    case .graphml: return try GraphMLWriter.write(graph, to: path, jobs: jobs)
    case .compressedGraphML:
      return try GraphMLWriter.write(graph, to: path, isCompressed: true, jobs: jobs)
    case .gexf: return try GEXFWriter.write(graph, to: path)
    case .json: return try JSONGraphWriter.write(graph, to: path)
    case .csv: return try CSVGraphWriter.write(graph, to: path)
    case .dot: return try DOTWriter.write(graph, to: path)
    case .pajek: return try PajekWriter.write(graph, to: path)
    case .cytoscape: return try CytoscapeWriter.write(graph, to: path)
    case .gephiTables: return try CSVGraphWriter.write(graph, to: TablePair(base: path))
    case .neo4j: return try Neo4jWriter.write(graph, to: TablePair(base: path))
    case nil:
      let ending = GraphFormat.pathExtension(of: path)
      throw GraphExportError(
        file: path, reason: .unknownFormat(ending.isEmpty ? "" : ".\(ending)"))
    }
  }
}
