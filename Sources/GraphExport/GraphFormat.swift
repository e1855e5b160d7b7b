/// A kind of graph file, which a user names or which its extension tells.
public enum GraphFormat: String, Hashable, Sendable, CaseIterable {
  case graphml
  /// GraphML that gzip compressed.
  case compressedGraphML = "graphml.gz"
  case gexf, json, csv, dot, pajek, cytoscape
  /// Tables of nodes and of edges, for Gephi.
  case gephiTables = "gephi-csv"
  /// The same for Neo4j.
  case neo4j

  /// What tells it; none for tables, which have that of others.
  public var fileExtension: String? {
    switch self {
    case .pajek: "net"
    case .cytoscape: "cyjs"
    case .gephiTables, .neo4j: nil
    default: rawValue
    }
  }

  public static var extensions: [String] { allCases.compactMap(\.fileExtension) }

  /// The format of a file, by its extension in any case; `nil` if it is none of the known ones.
  public init?(path: String) {
    let last = GraphFormat.pathExtension(of: path)
    let other = GraphFormat.pathExtension(of: String(path.dropLast(last.count + 1)))
    let isCompressed = last.lowercased() == "gz"
    let ending = (isCompressed ? "\(other).\(last)" : String(last)).lowercased()
    guard let format = GraphFormat.allCases.first(where: { $0.fileExtension == ending }) else {
      return nil
    }
    self = format
  }

  /// The files that a graph takes, of which `path` is one or gives the names.
  public func files(for path: String) -> [String] {
    switch self {
    case .csv: [path, CSVGraphWriter.nodesPath(for: path)]
    case .gephiTables, .neo4j: TablePair(base: path).files
    default: [path]
    }
  }

  /// ".graphml, .gexf, .json or .csv"
  public static var extensionList: String {
    let extensions = extensions.map { ".\($0)" }
    return extensions.dropLast().joined(separator: ", ") + " or " + (extensions.last ?? "")
  }

  /// "csv" for "data.d/graph.csv", nothing for "graph" and ".csv".
  static func pathExtension(of path: String) -> Substring {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...]
  }
}
