extension LexiconAudit {
  /// Reports definitions that no pattern uses.
  mutating func auditRules() {
    // What the patterns say is known from the lexicon; this reads them only for their definitions.
    var parser = RuleParser(lists: lexicon.lists) { _ in 0 }
    for file in files where file.role == .rules { try? parser.parse(file) }
    for definition in parser.unusedDefinitions {
      add("no pattern below uses <\(definition.name)>", definition.file, definition.line)
    }
  }
}
