/// What must hold of a reader, whatever bytes it is given.
///
/// A reader may refuse its input, but it never traps, and what it makes of the input keeps its
/// promises: the same each time, within bounds, and read back as it was written. The fuzzer looks for
/// bytes that break one; those that it found are kept as tests. A new reader is a line of `all`.
public struct ReaderProperty: Sendable {
  public let name: String
  private let body: @Sendable ([UInt8]) throws -> Void

  init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.body = body
  }

  public static let all: [ReaderProperty] = [
    ReaderProperty("compiled", compiledGazetteer),
    ReaderProperty("csv") { try documents($0, named: "a.csv") },
    ReaderProperty("dates", dates),
    ReaderProperty("decisions", decisions),
    ReaderProperty("encodings", encodings),
    ReaderProperty("docx") { try documents(archive($0), named: "a.docx") },
    ReaderProperty("eml") { try documents($0, named: "a.eml") },
    ReaderProperty("epub") { try documents(archive($0), named: "a.epub") },
    ReaderProperty("extraction", extraction),
    ReaderProperty("gazetteer", gazetteer),
    ReaderProperty("graph-json", graphJSON),
    ReaderProperty("graphml", graphML),
    ReaderProperty("gzip", gzip),
    ReaderProperty("html") { try documents($0, named: "a.html") },
    ReaderProperty("import-csv") { try imported($0, as: .csv) },
    ReaderProperty("import-followthemoney") { try imported($0, as: .followthemoney) },
    ReaderProperty("import-gate") { try imported($0, as: .gate) },
    ReaderProperty("import-geonames") { try imported($0, as: .geonames) },
    ReaderProperty("import-jrc-names") { try imported($0, as: .jrcNames) },
    ReaderProperty("import-opensanctions") { try imported($0, as: .opensanctions) },
    ReaderProperty("import-regexner") { try imported($0, as: .regexner) },
    ReaderProperty("import-spacy") { try imported($0, as: .spacy) },
    ReaderProperty("import-wikidata") { try imported($0, as: .wikidata) },
    ReaderProperty("json") { try documents($0, named: "a.json") },
    ReaderProperty("jsonl") { try documents($0, named: "a.jsonl") },
    ReaderProperty("markdown") { try documents($0, named: "a.md") },
    ReaderProperty("mbox") { try documents($0, named: "a.mbox") },
    ReaderProperty("mentions", mentions),
    ReaderProperty("odt") { try documents(archive($0), named: "a.odt") },
    ReaderProperty("packed") { try documents($0, named: "a.jsonl.gz") },
    ReaderProperty("pdf", describedPDF),
    ReaderProperty("rules", rules),
    ReaderProperty("sheet", sheet),
    ReaderProperty("text") { try documents($0, named: "a.txt") },
    ReaderProperty("tsv") { try documents($0, named: "a.tsv") },
    ReaderProperty("unnamed") { try documents($0, named: "a") },
    ReaderProperty("warc") { try documents($0, named: "a.warc") },
    ReaderProperty("words", words),
    ReaderProperty("zip", zip),
  ]

  /// Gives the bytes to the reader.
  public func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    do {
      try body(bytes)
    } catch let promise as BrokenPromise {
      throw promise
    } catch {
      throw BrokenPromise("an error where there should be none: \(error)")
    }
  }
}

/// A promise that a reader did not keep.
public struct BrokenPromise: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Checks a promise.
func promise(
  _ isKept: Bool, _ description: @autoclosure () -> String
) throws(BrokenPromise) {
  if !isKept { throw BrokenPromise(description()) }
}

/// What a reader gives, or `nil` where it refuses its input, which it must do with words.
func attempt<Value>(_ body: () throws -> Value) throws(BrokenPromise) -> Value? {
  do {
    return try body()
  } catch let promise as BrokenPromise {
    throw promise
  } catch {
    try promise(!"\(error)".isEmpty, "an error without a message")
    return nil
  }
}

/// What a reader gives or says, if it does the same twice.
func twice<Value: Equatable>(_ body: () throws -> Value) throws(BrokenPromise) -> Value? {
  func run() -> (value: Value?, message: String) {
    do { return (try body(), "") } catch { return (nil, "\(error)") }
  }
  let (first, second) = (run(), run())
  try promise(first.value != nil || !first.message.isEmpty, "an error without a message")
  try promise(
    first == second, "not the same twice: \(first.message), then \(second.message)")
  return first.value
}
