/// Why a graph could not be measured.
public struct AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The program was built without the trait `Analysis`.
    case isLeftOut
    /// igraph cannot be loaded; why.
    case isMissing(String)
    /// An edge's weight is not a number that a length can be made of.
    case weight(Double)
    /// An edge leads to a node that is not there.
    case end(Int, nodes: Int)
    case damping(Double)
    case resolution(Double)
    /// The groups are of a graph with another number of nodes.
    case groups(Int, nodes: Int)
    /// The weights are so far apart that a result is no number.
    case isNotFinite
    case isOutOfMemory
    /// The task that asked was cancelled.
    case isCancelled
    /// igraph's words, and the number of its error.
    case igraph(String, code: Int)
  }

  public var reason: Reason
  /// The position of the edge that it is about.
  public var edge: Int?

  public init(_ reason: Reason, edge: Int? = nil) {
    self.reason = reason
    self.edge = edge
  }

  public var description: String { edge.map { "edge \($0): \(message)" } ?? message }

  private var message: String {
    switch reason {
    case .isLeftOut:
      "this program was built without igraph; expected a build with the package trait 'Analysis'"
    case .isMissing(let words):
      "igraph cannot be used: \(words); install the package libigraph3 (Ubuntu: libigraph3t64), or the version that this program was built with"
    case .weight(let weight): "found weight \(weight); expected a finite number above zero"
    case .end(let node, let nodes):
      "found an end at node \(node); expected one of \(nodes) nodes, counted from 0"
    case .damping(let damping): "found damping \(damping); expected 0 or more and less than 1"
    case .resolution(let resolution):
      "found resolution \(resolution); expected a finite number of 0 or more"
    case .groups(let count, let nodes): "found groups of \(count) nodes; expected \(nodes)"
    case .isNotFinite:
      "found weights too large to add up; expected a sum that is a finite number"
    case .isOutOfMemory: "the graph is too large to measure in the memory that there is"
    case .isCancelled: "stopped, because the task was cancelled"
    case .igraph(let words, let code): "igraph failed: \(words) (error \(code))"
    }
  }
}
