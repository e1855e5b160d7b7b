import DataModel

/// What an import came to.
public struct ImportReport: Sendable {
  public internal(set) var entries = 0
  public internal(set) var names = 0
  /// Entries that no filter wanted, or that are of no kind.
  public internal(set) var leftOut = 0
  /// Lists of GATE that are of no kind, or of another language.
  public internal(set) var leftOutLists: [String] = []
  /// By sort: how many lines or names were rejected, and the first of them.
  private(set) var rejections: [String: (count: Int, first: String)] = [:]
  private(set) var namesOfTwoKinds: (count: Int, first: String)?
  private(set) var sharedNames: (count: Int, first: String)?
  /// More names came than are remembered for comparison.
  var isPartial = false

  public var rejected: Int { rejections.values.reduce(0) { $0 + $1.count } }

  mutating func add(_ sort: String, _ message: String) {
    rejections[sort, default: (0, message)].count += 1
  }

  mutating func addNameOfTwoKinds(_ name: @autoclosure () -> String, _ file: String, _ line: Int) {
    namesOfTwoKinds = (
      (namesOfTwoKinds?.count ?? 0) + 1, namesOfTwoKinds?.first ?? "\(file):\(line): '\(name())'"
    )
  }

  mutating func addSharedName(_ name: @autoclosure () -> String, _ file: String, _ line: Int) {
    sharedNames = (
      (sharedNames?.count ?? 0) + 1, sharedNames?.first ?? "\(file):\(line): '\(name())'"
    )
  }

  /// A line for each sort of what was rejected, those of most first, then conflicts.
  public var lines: [String] {
    var lines = rejections.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      "\($0.value.count) rejected, \($0.key); first \($0.value.first)"
    }
    let least = isPartial ? "at least " : ""
    if let (count, first) = namesOfTwoKinds {
      lines.append("\(least)\(count) of two kinds; first \(first)")
    }
    if let (count, first) = sharedNames {
      lines.append("\(least)\(count) of several entries; first \(first)")
    }
    if !leftOutLists.isEmpty {
      lines.append(
        "\(leftOutLists.count) lists of no kind or another language: \(leftOutLists.joined(separator: ", "))"
      )
    }
    return lines
  }
}
