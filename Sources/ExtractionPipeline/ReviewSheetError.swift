import EntityResolution
import FoundationEssentials

/// A review sheet that must not be written.
public struct ReviewSheetError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case holdsVerdicts(Int)
  }

  public var reason: Reason
  public var path: String

  public var description: String {
    switch reason {
    case .holdsVerdicts(let count):
      "'\(path)' holds \(count) \(count == 1 ? "verdict" : "verdicts") that a new sheet would replace; give it to --decisions and --review another name"
    }
  }
}

extension ReviewSheet {
  /// Fails before a long run where the sheet could not be written, or would take the place of one
  /// that the user has filled in.
  public static func checkOutput(_ path: String) throws {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let kind =
      try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    if kind == .typeRegular, let data = FileManager.default.contents(atPath: target),
      let rows = try filledRows([UInt8](data), file: path)
    {
      let verdicts = rows.count { !$0.answer.verdict.isEmpty }
      if verdicts > 0 { throw ReviewSheetError(reason: .holdsVerdicts(verdicts), path: path) }
    }
    try GraphFile.checkOutput(path)
  }
}
