import ArgumentParser
import ExtractionPipeline
import GraphExport

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find in a GraphML file what other programs will lose or refuse.",
    discussion: """
      Names each construct with its element and first line, how often it occurs, and what Gephi, \
      Cytoscape, NetworkX, igraph or comention make of it. The status is 65 if something was found. \
      `comention export` writes a file without such constructs.

      EXAMPLES
        comention check graph.graphml
        comention check graph.graphml --format json
      """)

  @Argument(
    help: "The GraphML file.", completion: .file(extensions: ["graphml", "graphml.gz", "xml"]))
  var file: String

  @OptionGroup var output: AnswerOptions

  func run() throws {
    do {
      let findings = try GraphMLChecker.check(file)
      try output.write(CheckAnswer(file: file, findings: findings.map(CheckAnswer.Finding.init)))
      if !findings.isEmpty { throw ExitStatus.badData }
    } catch { throw Console.failure(error) }
  }
}

private struct CheckAnswer: Answer {
  struct Finding: Encodable {
    struct Effect: Encodable {
      var program: String
      var effect: String
    }

    var rule: String
    var element: String
    var line: Int
    var count: Int
    var effects: [Effect]

    init(_ finding: GraphMLFinding) {
      rule = finding.rule.rawValue
      element = finding.element
      line = finding.line
      count = finding.count
      effects = finding.rule.effects.map { Effect(program: $0.program, effect: $0.text) }
    }
  }

  var file: String
  var findings: [Finding]

  var table: String {
    if findings.isEmpty { return "\(file): nothing found\n" }
    var table = Table([
      ("line", .right), ("times", .right), ("finding", .left), ("element", .left),
    ])
    for finding in findings {
      table.add(
        ["\(finding.line)", "\(finding.count)", finding.rule, finding.element],
        notes: finding.effects.map { "             \($0.program) \($0.effect)" })
    }
    return table.text
  }

  var rows: [[String]] {
    [["line", "times", "finding", "element", "program", "effect"]]
      + findings.flatMap { finding in
        finding.effects.map { effect in
          [
            "\(finding.line)", "\(finding.count)", finding.rule, finding.element, effect.program,
            effect.effect,
          ]
        }
      }
  }
}
