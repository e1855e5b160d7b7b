import ArgumentParser
import Foundation

struct CorpusOptions: ParsableArguments {
  @Option(help: "Megabytes of text.")
  var megabytes = 20

  @Option(help: "Kilobytes of one document, about.")
  var fileKilobytes = 4

  @Option(help: "Seed of the text.")
  var seed: UInt64 = 1

  @Option(help: "The lexicon folder, which also lends the names of the text.")
  var lexicon = "../Sources/MentionExtraction/lexicon"

  @Option(help: "A gazetteer that lends names too.")
  var gazetteer: String?

  @Option(help: "The share of the mentions that are names of that gazetteer, 0 to 1.")
  var share = 0.5

  func validate() throws {
    guard megabytes > 0 else {
      throw ValidationError("--megabytes \(megabytes) is no amount of text; expected 1 or more")
    }
    guard fileKilobytes > 0 else {
      throw ValidationError(
        "--file-kilobytes \(fileKilobytes) is no size of a file; expected 1 or more")
    }
    guard (0...1).contains(share) else {
      throw ValidationError("--share \(share) is no share; expected 0 to 1")
    }
  }

  /// Makes documents of `megabytes` in all, one after another, so that only one is in memory.
  func forEachText(_ use: (_ number: Int, _ text: [UInt8]) throws -> Void) throws {
    var generator = try newsGenerator()
    var number = 0
    var bytes = 0
    while bytes < megabytes * 1_000_000 {
      let text = generator.document(bytes: fileKilobytes * 1_000)
      try use(number, text)
      number += 1
      bytes += text.count
    }
  }

  private func newsGenerator() throws -> NewsGenerator {
    func names(_ files: String...) throws -> [String] {
      try files.flatMap { try NameList(path: "\(lexicon)/\($0).txt").names }
    }
    let listed = try gazetteer.map { path in
      let list = try NameList(path: path)
      let names = ListedNames(
        people: list.people, organizations: list.organizations, places: list.places, share: share)
      guard names.hasEveryKind else {
        throw ValidationError("\(path): expected names of people, organizations and places")
      }
      return names
    }
    return NewsGenerator(
      seed: seed, givenNames: try names("words/given-names"),
      surnames: try names("words/surnames"),
      places: try names("gazetteers/cities-asia", "gazetteers/cities-europe"),
      organizations: try names("gazetteers/companies", "gazetteers/international-bodies"),
      words: try names("words/common-words").shuffledOnce(seed: seed), listed: listed)
  }
}

/// The first names of the lines of a gazetteer or a word list, without flags and attributes.
struct NameList {
  private(set) var names: [String] = []
  private(set) var people: [String] = []
  private(set) var organizations: [String] = []
  private(set) var places: [String] = []

  init(path: String) throws {
    var section: Substring = ""
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("\(path): cannot be read; expected a list of names in UTF-8")
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") {
        section = line
      } else if !line.hasPrefix("#"), !line.hasPrefix("-") {
        let name = line.prefix { $0 != "|" && $0 != "(" && $0 != "{" }
          .trimmingCharacters(in: .whitespaces)
        switch section {
        case "[person]": people.append(name)
        case "[organization]": organizations.append(name)
        case "[place]": places.append(name)
        default: break
        }
        names.append(name)
      }
    }
  }
}
