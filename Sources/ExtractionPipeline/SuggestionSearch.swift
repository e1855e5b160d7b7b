import DataModel
import MentionExtraction

/// Counts the unlisted names of a corpus and describes the most frequent.
///
/// Two walks over the mentions: the first counts every group, the second looks at the sentences of
/// the groups that are shown, so that what is kept of the others is numbers only.
struct SuggestionSearch {
  let corpus: ExtractedCorpus
  let lexicon: Lexicon
  let names: UnlistedNames

  func suggestions(least: Int, limit: Int?) throws -> LexiconSuggestions {
    let counts = try self.counts()
    var entries = counts.indices.filter { counts[$0].documents >= least && !counts[$0].isPiece }
      .compactMap { entry($0, counts[$0]) }
    let known = lexicon.knownNames(among: Set(entries.flatMap { $0.forms.map(\.words) }))
    entries.removeAll { known.contains($0.forms[0].words) }
    entries.sort { a, b in
      let (x, y) = (a.counts, b.counts)
      return (y.mentions, y.documents, a.kind, a.forms[0].text)
        < (x.mentions, x.documents, b.kind, b.forms[0].text)
    }
    let omitted = entries.count - min(entries.count, limit ?? .max)
    entries.removeLast(omitted)
    let surroundings = try self.surroundings(of: entries)
    return LexiconSuggestions(
      all: zip(entries, surroundings).map { entry, surroundings in
        LexiconSuggestion(
          kind: entry.kind, name: entry.forms[0].text,
          aliases: entry.forms.dropFirst().filter { !known.contains($0.words) }.map(\.text),
          mentions: entry.counts.mentions, documents: entry.counts.documents,
          mentionsOfKind: entry.counts.ofKind, isUndecided: entry.counts.decided == [0, 0, 0],
          beside: surroundings.beside, example: surroundings.example)
      }, omitted: omitted)
  }

  /// The kind of the entity that a row means, or else what extraction took it for.
  func kind(ofRow row: Int) -> EntityKind {
    let entity = corpus.resolution.entityOfName[row]
    return entity.map { corpus.resolution.entities[$0].kind } ?? corpus.names.rows[row].key.kind
  }

  // MARK: - Entries

  /// A form of words and how often the corpus has it.
  struct Form {
    var words: String
    var text: String
    var mentions: Int
    /// Mentions of the text above.
    var mentionsOfText: Int
  }

  struct Entry {
    var group: Int
    var kind: EntityKind
    /// Its name, then its other spellings.
    var forms: [Form]
    var counts: Counts
  }

  /// The gazetteer entry of a group, or `nil` where it should have none.
  private func entry(_ number: Int, _ counts: Counts) -> Entry? {
    let kind = counts.kind
    let group = names.groups[number]
    // A surname or a given name alone, which several people of the corpus may have.
    if kind == .person, names.partsOfPeople.contains(group.words[...]) { return nil }
    var forms = self.forms(of: group, kind)
    let name =
      forms.first { $0.words == group.words }
      ?? Form(words: group.words, text: group.name, mentions: 0, mentionsOfText: 0)
    guard LexiconSuggestion.isWritable(name.text) else { return nil }
    forms.removeAll { form in
      form.words == name.words || !names.isOwn(form.words, of: number)
        || !LexiconSuggestion.isWritable(form.text)
    }
    return Entry(group: number, kind: kind, forms: [name] + forms, counts: counts)
  }

  /// The spellings of a group, the most frequent first; of a person without short forms, which the
  /// program finds by itself and which other people may have.
  private func forms(of group: UnlistedNames.Group, _ kind: EntityKind) -> [Form] {
    var formOfWords: [String: Form] = [:]
    for row in group.rows {
      guard self.kind(ofRow: row) == kind else { continue }
      let (key, mentions) = (corpus.names.rows[row].key, corpus.names.rows[row].mentions)
      let words = key.text.foldedName
      let isShort = key.longForm != nil || !words.contains(" ")
      if kind == .person, isShort, words != group.words { continue }
      var form =
        formOfWords[words] ?? Form(words: words, text: key.text, mentions: 0, mentionsOfText: 0)
      form.mentions += mentions
      // A name in capitals would be found in capitals only.
      let (isBetter, isWorse) = (hasSmallLetter(key.text), hasSmallLetter(form.text))
      if isBetter == isWorse ? mentions > form.mentionsOfText : isBetter {
        (form.text, form.mentionsOfText) = (key.text, mentions)
      }
      formOfWords[words] = form
    }
    return formOfWords.values.sorted { ($1.mentions, $0.text) < ($0.mentions, $1.text) }
  }

  private func hasSmallLetter(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isLowercase }
  }
}
