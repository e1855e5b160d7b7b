/// What a GraphML file has that some program does not read as it is meant.
public struct GraphMLFinding: Hashable, Sendable {
  public var rule: GraphMLRule
  /// What it is found in: "key 'weight'", "edge".
  public var element: String
  /// 1-based line of the first.
  public var line: Int
  /// How often it occurs.
  public var count = 1
}

/// The findings in a file, one for each rule and element, and one for all elements of a rule beyond
/// many; so their number does not grow with the file.
struct GraphMLFindings {
  /// A file of so many keys that break one rule was written by no careful hand.
  static let mostElements = 100

  private struct Subject: Hashable {
    var rule: GraphMLRule
    var element: String
  }

  private var findings: [GraphMLFinding] = []
  private var positions: [Subject: Int] = [:]
  private var elements: [GraphMLRule: Int] = [:]

  mutating func add(_ rule: GraphMLRule, _ element: String, line: Int, count: Int = 1) {
    var subject = Subject(rule: rule, element: element)
    if positions[subject] == nil {
      if elements[rule, default: 0] < GraphMLFindings.mostElements {
        elements[rule, default: 0] += 1
      } else {
        subject.element = "others"
      }
    }
    if let position = positions[subject] {
      findings[position].count += count
      findings[position].line = min(findings[position].line, line)
    } else {
      positions[subject] = findings.count
      findings.append(
        GraphMLFinding(rule: rule, element: subject.element, line: line, count: count))
    }
  }

  /// By line, then in the order in which they were found.
  var sorted: [GraphMLFinding] {
    findings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
