import DataModel
import EntityResolution
import ExtractionPipeline
import FoundationEssentials
import GazetteerExchange
import MentionExtraction
import TestSupport

extension ReaderProperty {
  /// What an import writes is a gazetteer, and the same each time.
  static func imported(_ bytes: [UInt8], as format: GazetteerFormat) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", bytes)
    var options = GazetteerImporter.Options(format)
    if format == .gate { options.kinds = [.organization] }
    options.commonWords = ["bank"]
    let written = try twice {
      // Once by one thread, once by two.
      options.jobs = options.jobs % 2 + 1
      let report = try GazetteerImporter.run(
        [file], options, to: folder.path + "/out.txt", rejected: folder.path + "/rejected.txt")
      return try folder.bytes(of: "out.txt") + folder.bytes(of: "rejected.txt")
        + Array(report.lines.joined().utf8)
    }
    if written != nil { try checkGazetteer(try folder.bytes(of: "out.txt")) }
    if format == .csv {
      let table = try folder.write("in.csv", bytes)
      if let read = try twice({ try GazetteerTableFile(path: table).text }) {
        try checkGazetteer(read)
      }
    }
  }

  /// That what was written is a gazetteer; only a place that others lie in may be missing.
  private static func checkGazetteer(_ text: [UInt8]) throws {
    do {
      _ = try Lexicon(files: [
        LexiconFile(role: .gazetteer, path: "out.txt", name: "out", text: text)
      ])
    } catch {
      guard case .unknownContainer = error.reason else {
        throw BrokenPromise("no gazetteer: \(error): \(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  /// Decisions in text; where they are a sheet, as such.
  static func decisions(_ bytes: [UInt8]) throws {
    _ = try twice {
      var decisions = Decisions()
      try decisions.add(bytes, file: "a.txt")
      return decisions.all
    }
    _ = try twice {
      var options = Pipeline.Options(jobs: 1)
      try options.add(DecisionFile(path: "a.txt", content: Data(bytes)))
      return options.decisions.all
    }
  }

  /// Rows behind the header of a review sheet.
  static func sheet(_ bytes: [UInt8]) throws {
    try decisions(Array(ReviewSheet(rows: []).text.utf8) + bytes)
  }

  /// Annotated text, as `score` reads it.
  static func mentions(_ bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", bytes)
    _ = try attempt { try MentionFile.read(path).map(\.annotated) }
  }
}
