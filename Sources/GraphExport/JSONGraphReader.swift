import DataModel
import XMLSupport

/// Reads node-link JSON: what `export` writes, and `node_link_data` of NetworkX.
///
///     {"graph": {…}, "nodes": [{"id": "a", "label": "A"}],
///      "links": [{"source": "a", "target": "b"}]}
///
/// What is true of other programs' GraphML is true here, since both become a graph by
/// `GraphAssembly`: directions are dropped, parallel edges are summed, attributes that mean a field
/// are found by their names, all others are kept. Links may be called "edges"; ids may be numbers;
/// where a node has none, its position is its id, as in D3.
public enum JSONGraphReader {
  public static func read(_ path: String) throws(GraphExportError) -> CoMentionGraph {
    try readWithReport(path).graph
  }

  /// Reads a file and tells what of it has no place in the graph.
  public static func readWithReport(
    _ path: String
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    var bytes: [UInt8]?
    do throws(XMLError) {
      // What comes through a pipe can be read but once.
      var source = try ByteSource(path: path)
      if source.size == nil { bytes = try source.readAll() }
    } catch { throw GraphExportError(reading: error) }
    if let bytes { return try read(bytes: bytes, file: path) }
    return try read(path) { () throws(XMLError) in try ByteSource(path: path) }
  }

  /// Reads bytes in memory; `file` is what errors call them.
  public static func read(
    bytes: [UInt8], file: String
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    try read(file) { ByteSource(bytes: bytes, file: file) }
  }

  /// - Parameter open: opens the file, twice if the names of its attributes ask for it.
  private static func read(
    _ file: String, _ open: () throws(XMLError) -> ByteSource
  ) throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    var names = JSONGraphNames()
    while true {
      let source: ByteSource
      do throws(XMLError) { source = try open() } catch { throw GraphExportError(reading: error) }
      var parser = JSONGraphParser(JSONScanner(source, allowsNonFinite: true), file: file, names)
      let result = try parser.parseDocument()
      names = parser.takeNames()
      if !names.isSuperseded { return result }
      names.restart()
    }
  }
}

/// The names of all attributes of a JSON file.
struct JSONGraphNames: ~Copyable {
  var graph = JSONKeys(.graph, reserved: [])
  var nodes = JSONKeys(.node, reserved: ["id"])
  var edges = JSONKeys(.edge, reserved: ["source", "target", "key"])
  /// The number of NetworkX's name for what tells parallel edges apart.
  static let edgeKey = 2

  var isSuperseded: Bool { nodes.isSuperseded || edges.isSuperseded }

  mutating func restart() {
    nodes.restart()
    edges.restart()
  }
}
