import Testing

@testable import DataModel
@testable import EntityResolution

/// The keys of sieves against the strings that they stand for.
struct FoldedNamesTests {
  private func names(_ texts: [String], _ kind: EntityKind = .person, mask: UInt64 = .max)
    -> FoldedNames
  {
    FoldedNames(
      texts.map {
        NameTable.Row(
          key: NameTable.Key(
            kind: kind, text: $0, entry: nil, longForm: nil, isDecided: true, qualified: nil),
          mentions: 1, documents: 1)
      }, hashMask: mask)
  }

  /// Positions of texts that have one form, by their first.
  private func groups(_ forms: [String?]) -> [[Int]] {
    let shared = Dictionary(
      grouping: forms.indices.filter { forms[$0] != nil }, by: { forms[$0] })
    return shared.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  @Test(arguments: UInt64(0)..<60)
  func `names share a key if they share a form`(_ seed: UInt64) {
    var random = RandomNames(seed: seed)
    let texts = (0..<60).map { _ in random.name() }
    let forms = texts.map { NameForms($0) }
    for mask in [UInt64.max, 0, 0x7] {
      var names = names(texts, mask: mask)
      let rows = Array(texts.indices)
      let whole = names.groups(of: rows) { _, _ in .whole }
      #expect(whole == groups(forms.map(\.folded)), "seed \(seed)")
      let people = names.groups(of: rows) { $0.writeWithoutInitials($1) }
      #expect(people == groups(forms.map(\.withoutInitials)), "seed \(seed)")
      let spelled = names.groups(of: rows) { $0.writeTransliteration($1, .person) }
      #expect(spelled == groups(forms.map(\.transliterationKey)), "seed \(seed)")
      var bodies = self.names(texts, .organization, mask: mask)
      let named = bodies.groups(of: rows) { $0.writeWithoutDesignator($1) }
      #expect(named == groups(forms.map(\.withoutDesignator)), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<60)
  func `a name has the traits and initials of its forms`(_ seed: UInt64) {
    var random = RandomNames(seed: seed)
    let texts = (0..<60).map { _ in random.name() }
    let names = names(texts)
    for (row, text) in texts.enumerated() {
      let form = NameForms(text)
      #expect(names.traits[row].contains(.isOneWord) == (form.words.count == 1), "'\(text)'")
      #expect(names.traits[row].contains(.isAcronym) == form.isAcronym, "'\(text)'")
      #expect(names.traits[row].contains(.hasInitials) == !form.initials.isEmpty, "'\(text)'")
      #expect(names.initials(row) == form.initials.map { Array($0.utf8) }, "'\(text)'")
      #expect(names.name(row).map { names.bytes[$0] } == Array(form.folded.utf8), "'\(text)'")
    }
  }

  @Test(arguments: [
    ("The", "The"), ("The Ltd", "Ltd"), ("Acme, Inc.", "Acme"), ("the Acme Group, Ltd.", "Acme"),
    ("Co", "Company"), ("Group Holdings", "Group"), ("A, B", "A B"),
  ])
  func `a legal form, an article and commas are left out`(_ name: String, _ other: String) {
    let forms = [name, other].map { NameForms($0).withoutDesignator }
    var names = names([name, other], .organization)
    let groups = names.groups(of: [0, 1]) { $0.writeWithoutDesignator($1) }
    #expect(groups.isEmpty == (forms[0] != forms[1]))
  }

  @Test func `names of other kinds share no key`() {
    var names = names(["Ada", "Ada"])
    let groups = names.groups(of: [0, 1]) { names, row in
      names.write(row == 0 ? .person : .place, "ada")
    }
    #expect(groups.isEmpty)
  }
}
