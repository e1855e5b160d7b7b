import DataModel

extension SuggestionSearch {
  struct Surroundings {
    var beside: [String] = []
    var example = LexiconSuggestion.Example(document: "", line: 0, text: "")
  }

  /// Who stands beside each entry, and the first of the sentences that show it best: short ones
  /// before long ones, then those with the name itself, then those with names that are known.
  func surroundings(of entries: [Entry]) throws -> [Surroundings] {
    var numberOfGroup: [Int: Int] = [:]
    var isWanted = [Bool](repeating: false, count: names.groups.count)
    for (number, entry) in entries.enumerated() {
      numberOfGroup[entry.group] = number
      isWanted[entry.group] = true
    }
    var sentencesWith = [[Int: Int]](repeating: [:], count: entries.count)
    var examples = [(rank: Int, example: LexiconSuggestion.Example)?](
      repeating: nil, count: entries.count)
    try forEachSentence(of: isWanted) { _, record, mentions in
      let rows = mentions.map(\.name)
      let listed = Set(
        rows.filter { names.isListed[$0] }.compactMap { corpus.resolution.entityOfName[$0] })
      let isShort =
        mentions.first.map {
          record.sentences[$0.sentence].text.count <= SuggestionSearch.longestExample
        } ?? false
      for (mention, row) in zip(mentions, rows) {
        guard let number = numberOfGroup[names.groupOfRow[row]] else { continue }
        let hasName = corpus.names.rows[row].key.text == entries[number].forms[0].text
        let rank = (isShort ? 6 : 0) + (hasName ? 3 : 0) + min(2, listed.count)
        if examples[number].map({ rank > $0.rank }) ?? true {
          examples[number] = (rank, example(of: mention, in: record))
        }
      }
      for number in Set(rows.compactMap { numberOfGroup[names.groupOfRow[$0]] }) {
        for entity in listed { sentencesWith[number][entity, default: 0] += 1 }
      }
    }
    return entries.indices.map { number in
      let strongest = sentencesWith[number].sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return Surroundings(
        beside: strongest.prefix(SuggestionSearch.mostBeside).map {
          corpus.resolution.entities[$0.key].name
        },
        example: examples[number]?.example ?? Surroundings().example)
    }
  }

  private func example(
    of mention: ExtractedRecord.Mention, in record: ExtractedRecord
  ) -> LexiconSuggestion.Example {
    let name = Array(corpus.names.rows[mention.name].key.text.utf8)
    let sentence = record.sentences[mention.sentence]
    return LexiconSuggestion.Example(
      document: record.id, line: sentence.line, text: excerpt(sentence.text, around: name))
  }

  /// A sentence, or of a long one the words around a name.
  private func excerpt(_ sentence: [UInt8], around name: [UInt8]) -> String {
    let longest = SuggestionSearch.longestExample
    if sentence.count <= longest { return String(decoding: sentence, as: UTF8.self) }
    let first = sentence.firstRange(of: name)?.lowerBound ?? 0
    let last = min(sentence.count, first + name.count)
    var start = max(0, first - longest / 3)
    var end = max(last, min(sentence.count, start + longest))
    if start > 0 { start = sentence[start..<first].firstIndex(of: 0x20).map { $0 + 1 } ?? first }
    if end < sentence.count { end = sentence[last..<end].lastIndex(of: 0x20) ?? last }
    return (start > 0 ? "… " : "") + String(decoding: sentence[start..<end], as: UTF8.self)
      + (end < sentence.count ? " …" : "")
  }

  private static let mostBeside = 3
  /// Bytes of an example: what can be read at a glance.
  private static let longestExample = 200
}
