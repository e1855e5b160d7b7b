/// A kind of graph file, told by its extension.
public enum GraphFormat: String, Hashable, Sendable, CaseIterable {
  case graphml
  /// GraphML that gzip compressed.
  case compressedGraphML = "graphml.gz"
  case gexf, json, csv, dot

  /// The format of a file, by its extension in any case; `nil` if it is none of the known ones.
  public init?(path: String) {
    let last = GraphFormat.pathExtension(of: path)
    let other = GraphFormat.pathExtension(of: String(path.dropLast(last.count + 1)))
    let isCompressed = last.lowercased() == "gz"
    self.init(rawValue: (isCompressed ? "\(other).\(last)" : String(last)).lowercased())
  }

  /// ".graphml, .gexf, .json, .csv or .dot"
  public static var extensionList: String {
    let extensions = allCases.map { ".\($0.rawValue)" }
    return extensions.dropLast().joined(separator: ", ") + " or " + (extensions.last ?? "")
  }

  /// "csv" for "data.d/graph.csv", nothing for "graph" and ".csv".
  static func pathExtension(of path: String) -> Substring {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...]
  }
}
