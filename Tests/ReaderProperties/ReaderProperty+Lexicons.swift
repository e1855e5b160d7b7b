import DataModel
import ExtractionPipeline
import FlatMemory
import GazetteerExchange
import MentionExtraction
import TestSupport

extension ReaderProperty {
  /// A gazetteer in text, its image, its compiled file and its table find and hold the same.
  static func gazetteer(_ bytes: [UInt8]) throws {
    let file = LexiconFile(role: .gazetteer, path: "names.txt", name: "names", text: bytes)
    guard let lexicon = try attempt({ try Lexicon(files: [file]) }) else { return }
    let image = lexicon.image(fingerprint: 7)
    let mapped = try Lexicon(image: image, fingerprint: 7)
    try promise(mapped.image(fingerprint: 7) == image, "an image of an image")
    let found = try extracted(bytes, lexicon)
    try promise(try extracted(bytes, mapped) == found, "the image finds something else")

    _ = LexiconAudit(lexicon: lexicon, files: lists + [file]).findings.map(\.description)
    let folder = try TemporaryFolder()
    let table = try GazetteerTable.compiled([file], beside: lexicon)
    let compiled = CompiledGazetteer.file(of: table, madeFrom: [.init(file)])
    let (read, sources) = try CompiledGazetteer.read(folder.write("a.lexicon", compiled))
    try promise(
      CompiledGazetteer.file(of: read, madeFrom: sources) == compiled, "a compiled file changed")

    try LexiconExport.write(lexicon, ofAdded: false, as: .csv, to: folder.path + "/all.csv")
    try LexiconExport.write(lexicon, ofAdded: false, as: .spacy, to: folder.path + "/all.jsonl")
    guard let written = try attempt({ try GazetteerTableFile(path: folder.path + "/all.csv") })
    else { return }
    _ = try attempt {
      try Lexicon(files: [
        LexiconFile(role: .gazetteer, path: "all.csv", name: "all", text: written.text)
      ])
    }
  }

  /// Word lists, the bytes one of them.
  static func words(_ bytes: [UInt8]) throws {
    for name in ["nationalities", "nicknames", "titles"] {
      let file = LexiconFile(role: .words, path: "\(name).txt", name: name, text: bytes)
      if let lexicon = try attempt({ try Lexicon(files: [file] + lists) }) {
        _ = try extracted(bytes, lexicon)
      }
    }
  }

  /// Rules beside a few word lists; what they match in their own text and in a sentence.
  static func rules(_ bytes: [UInt8]) throws {
    let file = LexiconFile(role: .rules, path: "rules.txt", name: "rules", text: bytes)
    guard let lexicon = try attempt({ try Lexicon(files: lists + [file]) }) else { return }
    let image = lexicon.image(fingerprint: 7)
    let mapped = try Lexicon(image: image, fingerprint: 7)
    for text in [bytes, Array(sentences.utf8)] {
      try promise(
        try extracted(text, lexicon) == extracted(text, mapped), "the image finds something else")
    }
    _ = LexiconAudit(lexicon: lexicon, files: lists + [file]).findings.map(\.description)
    _ = RuleExampleCheck(lexicon: lexicon).failures.map(\.description)
  }

  /// The arrays of a compiled gazetteer, each led by its length in two bytes: refused, or as good as
  /// any. As bytes of a file they are refused, since nothing bears the mark.
  static func compiledGazetteer(_ bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    var file = FlatFileWriter()
    for section in sections(of: bytes) { file.add(Array(section)) }
    let good = file.file(mark: CompiledGazetteer.mark, version: 1, key: 0)
    _ = try attempt { try CompiledGazetteer.read(folder.write("a.lexicon", good)) }
    for place in Set([16, good.count / 2, good.count - 1]) {
      var bad = good
      bad[place] ^= 1
      let read = try attempt { try CompiledGazetteer.read(folder.write("bad.lexicon", bad)) }
      try promise(read == nil, "a damaged file is read")
    }
    _ = try attempt { try CompiledGazetteer.read(folder.write("raw.lexicon", bytes)) }
  }

  private static func sections(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var sections: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while rest.count >= 2 {
      let count = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
      sections.append(rest.dropFirst(2).prefix(count))
      rest = rest.dropFirst(2 + count)
    }
    return sections
  }

  private static let sentences = """
    On Friday, President Ada Lovelace of the Royal Society met Dr. Karim Massimov in Almaty.
    The Kazakh Foreign Ministry said a spokesman for Silver Lane Fund, Orla Vance, left for the U.S.
    """

  private static let lists = [
    ("abbreviations", "dr.\nmr."), ("common-words", "a\nof\nfor\nin\nleft\nmet\non\nsaid\nthe"),
    ("calendar", "friday\njanuary"), ("titles", "president\ndr.\nforeign minister"),
    ("given-names", "ada\nkarim\norla"), ("organization-heads", "ministry\nsociety"),
    ("roles", "spokesman"),
  ].map { name, text in
    LexiconFile(role: .words, path: "\(name).txt", name: name, text: Array(text.utf8))
  }
}
