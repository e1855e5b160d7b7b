import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation

/// Exit statuses as `sysexits` has them.
enum ExitStatus {
  static let notFound = ExitCode(1)
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  static let cannotCreate = ExitCode(73)
}

/// Standard output for results, standard error for everything else.
enum Console {
  /// Writes a result; a full disk or a closed pipe is an error, not silence.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      note("comention: standard output: \((error as NSError).localizedDescription)")
      throw ExitStatus.cannotCreate
    }
  }

  /// Writes one line to standard error.
  static func note(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Writes a line for each document that was skipped or repaired.
  static func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { note(diagnostic.description) }
  }

  /// Turns an error of the pipeline into its message and exit status.
  static func failure(_ error: any Error) -> any Error {
    if error is ExitCode || error is ValidationError || error is CleanExit { return error }
    note("comention: \(message(of: error))")
    return PipelineFailure(error).exitCode
  }

  static func message(of error: any Error) -> String {
    "\(error)"
  }

  static var isTerminal: Bool { isatty(2) == 1 }

  static func json(_ value: some Encodable, isPretty: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension PipelineFailure {
  var exitCode: ExitCode {
    switch self {
    case .input: ExitStatus.noInput
    case .notFound: ExitStatus.notFound
    case .output: ExitStatus.cannotCreate
    case .data, .other: ExitStatus.badData
    }
  }
}

/// A bar on a terminal, nothing elsewhere.
final class ProgressBar: Sendable {
  private let isShown: Bool

  init(isQuiet: Bool) { isShown = !isQuiet && Console.isTerminal }

  func show(_ progress: PipelineProgress) {
    guard isShown, progress.files > 0 else { return }
    let width = 40
    let filled = Int(progress.fraction * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    var text = "[\(bar)] \(progress.filesDone) of \(progress.files) files"
    if let done = progress.bytesDone {
      text +=
        ", \(done >> 20)" + (progress.bytes.map { " of \($0 >> 20)" } ?? "") + " MB of the next"
    }
    // What is left of a longer text before is erased.
    try? FileHandle.standardError.write(contentsOf: Data("\r\(text)\u{1B}[K".utf8))
  }

  func clear() {
    guard isShown else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
