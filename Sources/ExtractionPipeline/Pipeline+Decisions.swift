import DataModel
import EntityResolution
import FoundationEssentials
import GraphStorage

/// A change to a store's decisions.
public enum DecisionChange: Sendable {
  case add(verb: String, names: [String], reason: String?)
  /// Takes back the decision of a line.
  case undo(line: Int)
}

/// What became of a change to a store's decisions.
public struct DecisionOutcome: Sendable {
  /// The decisions file.
  public var file: String
  /// Its decisions.
  public var lines: [(number: Int, text: String)]
  /// Why the change was not made, if it was not.
  public var problem: String?
  public var update: StoreUpdate
}

extension Pipeline {
  /// Changes the decisions of a store, in their file too, and makes its graph again; without a
  /// change applies the file as it is now.
  ///
  /// - Throws: `StoreError`; `DecisionsError` for a decision that makes no sense;
  ///   `GraphExportError` where the file cannot be written.
  public static func decide(
    _ change: DecisionChange?, inStoreAt path: String, jobs: Int
  ) async throws -> DecisionOutcome {
    let known = try StoreSettings.decisionFiles(of: GraphStore.open(path))
    var file = try known.last { try !$0.isSheet } ?? DecisionFile.beside(store: path)
    let before = file
    switch change {
    case .add(let verb, let names, let reason): file.add(verb, names, reason: reason)
    case .undo(let line):
      guard file.remove(line: line) else {
        throw DecisionsError(reason: .noDecision, file: file.path, line: line)
      }
    case nil: break
    }
    // Every line is read before anything is changed.
    var decisions = Decisions()
    try file.add(to: &decisions)
    let others = known.filter { $0.path != file.path }
    var update = try await decide(others + [file], inStoreAt: path, jobs: jobs)
    var problem: String?
    if case .add = change {
      let line = file.lineCount
      problem =
        update.corpus.diagnostics.first { $0.file == file.path && $0.line == line }?
        .description
    }
    if problem != nil {
      update = try await decide(known, inStoreAt: path, jobs: jobs)
      file = before
    } else if file != before {
      try GraphFile.write(bytes: [UInt8](file.content), to: file.path)
    }
    return DecisionOutcome(
      file: file.path, lines: file.decisionLines, problem: problem, update: update)
  }
}

extension DecisionFile {
  /// The file that a store without decisions gets: `graph.decisions` for `graph.comention`.
  fileprivate static func beside(store path: String) -> DecisionFile {
    let file =
      path.split(separator: ".", omittingEmptySubsequences: false).dropLast()
      .joined(separator: ".") + ".decisions"
    return (try? DecisionFile(readingAt: file)) ?? DecisionFile(path: file, content: Data())
  }

  fileprivate var isSheet: Bool {
    get throws { try ReviewSheet.filledRows([UInt8](content), file: path) != nil }
  }

  private var lines: [String] {
    var lines = String(decoding: content, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  fileprivate var lineCount: Int { lines.count }

  fileprivate var decisionLines: [(number: Int, text: String)] {
    lines.enumerated().compactMap { position, line in
      let text = line.prefix { $0 != "#" }
      return text.allSatisfy(\.isWhitespace) ? nil : (position + 1, line)
    }
  }

  fileprivate mutating func add(_ verb: String, _ names: [String], reason: String?) {
    let reason = reason.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let line = "\(verb): \(names.joined(separator: " | "))" + (reason.map { "  # \($0)" } ?? "")
    set(lines + [line])
  }

  /// Empties a line, so that the others keep their numbers; `false` if it is no decision.
  fileprivate mutating func remove(line: Int) -> Bool {
    guard decisionLines.contains(where: { $0.number == line }) else { return false }
    var lines = lines
    lines[line - 1] = "# undone: " + lines[line - 1]
    set(lines)
    return true
  }

  private mutating func set(_ lines: [String]) {
    content = Data((lines.joined(separator: "\n") + "\n").utf8)
  }
}
