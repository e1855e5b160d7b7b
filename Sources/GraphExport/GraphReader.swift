import DataModel

/// Reads a graph in the format that the file's extension names: JSON, or else GraphML.
///
/// Either may be compressed by gzip.
public enum GraphReader {
  /// Extensions of what can be read, without dots.
  public static let extensions = ["graphml", "graphml.gz", "json", "json.gz"]

  public static func read(_ path: String) throws(GraphExportError) -> CoMentionGraph {
    let name = path.lowercased()
    return name.hasSuffix(".json") || name.hasSuffix(".json.gz")
      ? try JSONGraphReader.read(path) : try GraphMLReader.read(path)
  }
}
