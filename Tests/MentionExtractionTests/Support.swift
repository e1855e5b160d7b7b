import DataModel
import FoundationEssentials
import TestSupport
import Testing

@testable import MentionExtraction

// MARK: - Lexicons

extension LexiconFile {
  static func gazetteer(_ text: String, path: String = "names.txt") -> LexiconFile {
    file(.gazetteer, text, path: path)
  }

  /// A word list; members stand between bars.
  static func words(_ name: String, _ members: String) -> LexiconFile {
    let lines = members.split(separator: "|").joined(separator: "\n")
    return file(.words, lines, path: "\(name).txt")
  }

  static func rules(_ text: String, path: String = "rules.txt") -> LexiconFile {
    file(.rules, text, path: path)
  }

  static func file(_ role: Role, _ text: String, path: String) -> LexiconFile {
    LexiconFile(role: role, path: path, name: String(path.dropLast(4)), text: Array(text.utf8))
  }
}

/// What compiling the files complains about.
func complaint(_ files: [LexiconFile]) -> String {
  do {
    _ = try Lexicon(files: files)
    return "nothing"
  } catch { return error.description }
}

/// The lexicon of this repository, read once.
enum DefaultLexicon {
  static let folder =
    String(describing: #filePath).split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Sources/MentionExtraction/lexicon"

  private static let loaded = Result { try Lexicon(files: files()) }

  static func lexicon() throws -> Lexicon { try loaded.get() }

  static func files() throws -> [LexiconFile] {
    let manager = FileManager.default
    var files: [LexiconFile] = []
    for (part, role) in [
      ("gazetteers", LexiconFile.Role.gazetteer), ("words", .words), ("rules", .rules),
    ] {
      for name in try manager.contentsOfDirectory(atPath: "\(folder)/\(part)").sorted()
      where name.hasSuffix(".txt") {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/\(part)/\(name)"))
        files.append(
          LexiconFile(
            role: role, path: "\(part)/\(name)", name: String(name.dropLast(4)), text: [UInt8](data)
          ))
      }
    }
    return files
  }

  /// The members of a word list, as its file has them.
  static func members(of list: String) throws -> Set<String> {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/words/\(list).txt"))
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    return Set(lines.map { String($0) }.filter { !$0.hasPrefix("#") })
  }
}

// MARK: - Tokens

extension Lexicon {
  /// The tokens of a text by their bytes, with no sentences and no gazetteers looked up.
  func tokens(of text: String) -> TokenTable {
    let bytes = Array(text.utf8)
    var tokens: TokenTable = []
    var tokenizer = self.tokenizer()
    tokenizer.tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    return tokens
  }
}

extension TokenTable {
  /// Each token's bytes in `text`.
  func strings(in text: String) -> [String] {
    let bytes = [UInt8](text.utf8)
    return map { token in
      String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }
  }

  var ranges: [ByteRange] { map { ByteRange(Int($0.start), Int($0.end)) } }
}

// MARK: - Chance

extension SeededGenerator {
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
