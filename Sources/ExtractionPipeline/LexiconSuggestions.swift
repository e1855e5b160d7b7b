import DataModel
import EntityResolution

/// What the documents ask the lexicon to know.
public struct LexiconSuggestions: Hashable, Sendable {
  /// By mentions, then documents, then kind and name.
  public var all: [LexiconSuggestion]
  /// Further ones that the limit left out.
  public var omitted: Int

  /// A gazetteer of all of them, in sections by kind; empty where there are none.
  public var gazetteer: String {
    EntityKind.allCases.compactMap { kind -> String? in
      let entries = all.filter { $0.kind == kind }
      if entries.isEmpty { return nil }
      return "[\(kind.name)]\n\n"
        + entries.map { $0.gazetteerLines.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension Pipeline {
  /// Names that the documents often have and the lexicon lacks.
  ///
  /// - Parameters:
  ///   - least: documents that must have a name.
  ///   - limit: the most to return; `nil` for all.
  public func suggestions(
    from corpus: ExtractedCorpus, least: Int, limit: Int?
  ) throws -> LexiconSuggestions {
    try SuggestionSearch(
      corpus: corpus, lexicon: extractor.lexicon,
      names: UnlistedNames(corpus, dropped: droppedWords)
    ).suggestions(least: least, limit: limit)
  }

  /// The folded names that decisions drop; of an id, the words behind the kind.
  private var droppedWords: Set<String> {
    let names = options.decisions.all.filter { $0.verb == .drop }.flatMap(\.names)
    return Set(
      names.flatMap { name in
        [name.text.foldedName, name.text.drop { $0 != "." }.dropFirst().foldedName]
      })
  }
}
