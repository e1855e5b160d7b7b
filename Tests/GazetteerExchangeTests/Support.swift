import DataModel
import FoundationEssentials
import TestSupport

@testable import GazetteerExchange

/// What an import of one file wrote, and the lines of its report.
struct Imported {
  var text: String
  var lines: [String]
  var report: ImportReport

  init(
    _ format: GazetteerFormat, _ text: String,
    _ set: (inout GazetteerImporter.Options) -> Void = { _ in }
  ) throws {
    try self.init(format, bytes: Array(text.utf8), set)
  }

  init(
    _ format: GazetteerFormat, bytes: [UInt8],
    _ set: (inout GazetteerImporter.Options) -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", bytes)
    var options = GazetteerImporter.Options(format)
    set(&options)
    report = try GazetteerImporter.run([file], options, to: folder.path + "/out.txt")
    text = try folder.text(of: "out.txt")
    lines = report.lines.map(folder.short)
  }
}

/// What an import of one file complains about.
func complaint(_ format: GazetteerFormat, _ bytes: [UInt8]) throws -> String {
  let folder = try TemporaryFolder()
  let file = try folder.write("in", bytes)
  do {
    _ = try GazetteerImporter.run(
      [file], GazetteerImporter.Options(format), to: folder.path + "/out.txt")
    return ""
  } catch {
    return folder.short("\(error)")
  }
}

extension EntryBatch {
  /// The complete entries, as they are written to other files.
  var listed: [ListedEntry] {
    entries.prefix(count).map { entry in
      ListedEntry(
        kind: entry.kind,
        names: entry.names.map { name in
          ListedEntry.Name(
            entry.text(name.text), isCaseExact: name.isCaseExact, isWeak: name.isWeak,
            neededWords: name.neededWords.isEmpty
              ? [] : entry.text(name.neededWords).split(separator: ", ").map { String($0) })
        },
        note: entry.note.map { entry.text($0) }, within: entry.within.map { entry.text($0) },
        attributes: entry.attributes.map { ListedEntry.Attribute($0.key, entry.text($0.value)) })
    }
  }
}
