/// A construct of GraphML that some program loses, refuses or takes for something else.
///
/// What programs do was measured with NetworkX 3.6 and igraph 1.0, and read in the importers of
/// Gephi and Cytoscape; comention is this program.
public enum GraphMLRule: String, Hashable, Sendable, CaseIterable {
  case documentType = "document-type"
  case prefixedRoot = "prefix"
  case noNamespace = "no-namespace"
  case wrongNamespace = "wrong-namespace"
  case lateRoot = "late-root"
  case keyForAll = "key-for-all"
  case keyForNothing = "key-for-nothing"
  case keyWithoutName = "key-without-name"
  case keyWithoutType = "key-without-type"
  case unknownType = "unknown-type"
  case booleanType = "boolean-type"
  case longType = "long-type"
  case floatType = "float-type"
  case sameName = "same-name"
  case nameByCase = "name-by-case"
  case sameKey = "same-key"
  case typeName = "type-name"
  case idName = "id-name"
  case labelName = "label-name"
  case weightType = "weight-type"
  case standardValue = "default"
  case drawing
  case lateKey = "late-key"
  case undeclaredKey = "undeclared-key"
  case noDirection = "no-direction"
  case secondGraph = "second-graph"
  case nestedGraph = "nested-graph"
  case noID = "no-id"
  case sameNode = "same-node"
  case noToken = "no-token"
  case port
  case hyperedge
  case noEnd = "no-end"
  case unknownEnd = "unknown-end"
  case earlyEdge = "early-edge"
  case loop
  case parallelEdge = "parallel-edge"
  case mixedDirection = "mixed-direction"
  case sameEdge = "same-edge"
  case elementsInData = "elements-in-data"
  case emptyNumber = "empty-number"
  case emptyText = "empty-text"
  case noNumber = "no-number"
  case wholeWithPoint = "whole-with-point"
  case noTruth = "no-truth"
  case notFinite = "not-finite"
  case tooSmall = "too-small"
  case tooLarge = "too-large"
  case weightNotPositive = "weight-not-positive"

  /// What a program makes of it.
  public struct Effect: Hashable, Sendable {
    public var program: String
    public var text: String
  }

  public var effects: [Effect] {
    switch self {
    case .documentType:
      [.init(program: "strict XML readers", text: "refuse the file, or fetch what it names")]
    case .prefixedRoot:
      [.init(program: "Cytoscape", text: "finds no element and imports nothing")]
    case .noNamespace:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "Cytoscape", text: "does not take it for GraphML"),
      ]
    case .wrongNamespace:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "igraph", text: "refuses the file"),
      ]
    case .lateRoot:
      [
        .init(
          program: "Cytoscape", text: "looks at the first 20 lines and does not take it for GraphML"
        )
      ]
    case .keyForAll:
      [
        .init(program: "igraph", text: "leaves the attribute out"),
        .init(program: "Gephi", text: "leaves it out of edges"),
      ]
    case .keyForNothing:
      [
        .init(
          program: "igraph",
          text: "leaves the attribute out, or refuses the file for a word that it does not know"),
        .init(program: "Gephi", text: "leaves the attribute out"),
      ]
    case .keyWithoutName:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "Cytoscape", text: "has no column for it"),
      ]
    case .keyWithoutType:
      [
        .init(program: "igraph", text: "leaves the attribute out without a word"),
        .init(program: "Cytoscape", text: "leaves it out"),
        .init(program: "NetworkX", text: "warns and takes it for text"),
      ]
    case .unknownType:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "igraph", text: "refuses the file"),
        .init(program: "Gephi", text: "leaves the attribute out"),
      ]
    case .booleanType:
      [
        .init(program: "igraph", text: "has false where there is no value")
      ]
    case .longType:
      [.init(program: "igraph", text: "loses digits beyond 2^53")]
    case .floatType:
      [.init(program: "Gephi", text: "keeps seven digits")]
    case .sameName:
      [
        .init(program: "igraph", text: "refuses the file"),
        .init(program: "NetworkX", text: "keeps one of the values"),
        .init(program: "Cytoscape", text: "has one column for both"),
      ]
    case .nameByCase:
      [.init(program: "Cytoscape", text: "has one column for both")]
    case .sameKey:
      [
        .init(
          program: "NetworkX",
          text: "takes the last key for all data, and refuses what does not fit"),
        .init(program: "Cytoscape", text: "takes the last key for all data"),
      ]
    case .typeName:
      [.init(program: "igraph", text: "takes it for the side of a bipartite graph")]
    case .idName:
      [.init(program: "igraph", text: "loses the ids of the nodes")]
    case .labelName:
      [.init(program: "Gephi", text: "draws it beside every edge")]
    case .weightType:
      [
        .init(program: "NetworkX", text: "has text for a weight, with which paths and sums fail"),
        .init(program: "igraph", text: "has text for a weight"),
      ]
    case .standardValue:
      [
        .init(program: "NetworkX", text: "does not give it to nodes and edges"),
        .init(program: "Cytoscape", text: "leaves it out"),
      ]
    case .drawing:
      [
        .init(program: "igraph", text: "leaves it out"),
        .init(program: "Gephi", text: "takes it for text"),
        .init(program: "Cytoscape", text: "leaves it out"),
      ]
    case .lateKey:
      [
        .init(program: "igraph", text: "leaves the attribute out"),
        .init(program: "Cytoscape", text: "leaves it out"),
        .init(program: "comention", text: "cannot read data that stand before it"),
      ]
    case .undeclaredKey:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "comention", text: "refuses the file"),
        .init(program: "igraph", text: "leaves the data out"),
        .init(program: "Gephi", text: "leaves them out"),
        .init(program: "Cytoscape", text: "leaves them out"),
      ]
    case .noDirection:
      [
        .init(program: "Gephi", text: "takes the edges for directed"),
        .init(program: "NetworkX", text: "takes them for undirected"),
        .init(program: "igraph", text: "takes them for undirected"),
      ]
    case .secondGraph:
      [
        .init(program: "NetworkX", text: "reads the first graph only"),
        .init(program: "igraph", text: "reads the first graph only"),
      ]
    case .nestedGraph:
      [
        .init(program: "NetworkX", text: "leaves out what is in it"),
        .init(program: "igraph", text: "leaves out what is in it"),
        .init(program: "Gephi", text: "leaves out its edges"),
      ]
    case .noID:
      [
        .init(program: "igraph", text: "refuses the file"),
        .init(program: "comention", text: "refuses the file"),
        .init(program: "Gephi", text: "leaves the node out"),
        .init(program: "NetworkX", text: "makes a node None"),
      ]
    case .sameNode:
      [
        .init(program: "NetworkX", text: "makes one node of both"),
        .init(program: "igraph", text: "makes one node of both"),
        .init(program: "Gephi", text: "makes one node of both"),
        .init(program: "comention", text: "refuses the file"),
      ]
    case .noToken:
      [.init(program: "XML schema", text: "refuses the file, since an id is an NMTOKEN")]
    case .port:
      [
        .init(program: "NetworkX", text: "leaves it out"),
        .init(program: "igraph", text: "leaves it out"),
        .init(program: "Gephi", text: "leaves it out"),
        .init(program: "Cytoscape", text: "leaves it out"),
      ]
    case .hyperedge:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "igraph", text: "leaves it out"),
        .init(program: "Gephi", text: "leaves it out"),
        .init(program: "Cytoscape", text: "leaves it out"),
      ]
    case .noEnd:
      [
        .init(program: "igraph", text: "refuses the file"),
        .init(program: "comention", text: "refuses the file"),
        .init(program: "NetworkX", text: "makes a node None"),
      ]
    case .unknownEnd:
      [
        .init(program: "NetworkX", text: "makes a node of it"),
        .init(program: "igraph", text: "makes a node of it"),
        .init(program: "Cytoscape", text: "leaves the edge out"),
        .init(program: "comention", text: "refuses the file"),
      ]
    case .earlyEdge:
      [.init(program: "Cytoscape", text: "leaves the edge out")]
    case .loop:
      [.init(program: "comention", text: "leaves the edge out")]
    case .parallelEdge:
      [
        .init(program: "NetworkX", text: "makes a multigraph"),
        .init(program: "igraph", text: "counts the pair twice"),
        .init(program: "Gephi", text: "makes one edge of them"),
        .init(program: "comention", text: "makes one edge of them"),
      ]
    case .mixedDirection:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "igraph", text: "takes the direction of the whole graph"),
        .init(program: "Cytoscape", text: "takes the direction of the whole graph"),
      ]
    case .sameEdge:
      [.init(program: "Gephi", text: "leaves the second edge out")]
    case .elementsInData:
      [
        .init(program: "NetworkX", text: "loses the text"),
        .init(program: "igraph", text: "loses the text"),
      ]
    case .emptyNumber:
      [.init(program: "NetworkX", text: "has text for a number")]
    case .emptyText:
      [
        .init(program: "Gephi", text: "has no value"),
        .init(program: "Cytoscape", text: "has no value"),
      ]
    case .noNumber:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "igraph", text: "refuses the file"),
        .init(program: "comention", text: "refuses the file"),
      ]
    case .wholeWithPoint:
      [.init(program: "NetworkX", text: "refuses the file")]
    case .noTruth:
      [
        .init(program: "NetworkX", text: "refuses the file"),
        .init(program: "comention", text: "refuses the file"),
      ]
    case .notFinite:
      [
        .init(program: "NetworkX", text: "has sums and paths that are no numbers"),
        .init(program: "igraph", text: "has sums and paths that are no numbers"),
        .init(program: "comention", text: "leaves the value out"),
      ]
    case .tooSmall:
      [.init(program: "igraph", text: "refuses the file")]
    case .tooLarge:
      [.init(program: "Gephi", text: "leaves the value out, which has no room in 32 bits")]
    case .weightNotPositive:
      [
        .init(program: "igraph", text: "refuses it for layouts and closeness"),
        .init(program: "NetworkX", text: "refuses it for shortest paths, if it is below zero"),
        .init(program: "comention", text: "refuses the file"),
      ]
    }
  }
}
