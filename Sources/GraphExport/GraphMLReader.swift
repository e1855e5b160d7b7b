import DataModel
import XMLSupport

/// Reads GraphML, whichever program wrote it.
///
/// `GraphMLParser` walks over the elements and hands nodes and edges to `GraphAssembly`, which
/// makes a `CoMentionGraph` of them: directions are dropped, edges between the same two nodes are
/// one edge whose weight is their sum, hyperedges join each pair of their ends, nested graphs are
/// flattened, and several graphs in a file are one. Attributes that mean a field of the graph are
/// found by their names and synonyms (`AttributeScope.meaning`); all others are kept.
public enum GraphMLReader {
  public static func read(_ path: String) throws(GraphExportError) -> CoMentionGraph {
    try readWithReport(path).graph
  }

  /// Reads a file and tells what of it has no place in the graph.
  public static func readWithReport(
    _ path: String
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    let xml: XMLReader
    do throws(XMLError) { xml = try XMLReader(path: path, names: GraphMLWord.names) } catch {
      throw GraphExportError(reading: error)
    }
    return try read(xml, path)
  }

  /// Reads bytes in memory; `file` is what errors call them.
  public static func read(
    bytes: [UInt8], file: String
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    let xml: XMLReader
    do throws(XMLError) {
      xml = try XMLReader(bytes: bytes, file: file, names: GraphMLWord.names)
    } catch {
      throw GraphExportError(reading: error)
    }
    return try read(xml, file)
  }

  private static func read(
    _ xml: consuming XMLReader, _ file: String
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    var parser = GraphMLParser(xml, file: file)
    return try parser.parseDocument()
  }
}

/// What of a graph file has no place in the graph that was read.
public struct ReadReport: Hashable, Sendable {
  /// Edges from a node to itself, left out.
  public var loops = 0
  /// Edges that were added to another one between the same nodes.
  public var mergedEdges = 0
  /// Graphs that the file holds side by side, read as one.
  public var graphs = 0

  public init() {}
}
