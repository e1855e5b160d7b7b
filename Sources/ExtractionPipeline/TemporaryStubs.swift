import DataModel
public struct WriteReport: Sendable { public var replacedCharacters = 0 }
struct GraphExportError: Error { var isAboutOutput = false; var isAboutInput = false }
enum GraphWriter {
  static let extensions = ["graphml"]
  static func write(_ g: CoMentionGraph, to: String) throws -> WriteReport { WriteReport() }
  static func write(text: String, to: String) throws {}
}
struct GraphMLReader { func read(_ p: String) throws -> CoMentionGraph { throw GraphExportError() } }
enum FileReplacementCheck { static func check(_ p: String) throws {} }
