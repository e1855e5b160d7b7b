import Foundation
import MentionExtraction
import TestSupport
import Testing

@testable import ExtractionPipeline

struct LexiconCacheTests {
  private func files(_ name: String = "Ada Lovelace") -> [LexiconFile] {
    [
      LexiconFile(
        role: .gazetteer, path: "a.txt", name: "a", text: Array("[person]\n\(name)\n".utf8))
    ]
  }

  private func images(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache").sorted()
  }

  @Test func `a lexicon is kept and used again, and a damaged one made anew`() throws {
    let folder = try TemporaryFolder()
    let cache = LexiconCache(environment: ["COMENTION_CACHE": folder.path + "/cache"])
    let first = try cache.lexicon(files: files())
    let kept = try images(in: folder)
    #expect(kept.count == 1)
    #expect(try cache.lexicon(files: files()).entries == first.entries)

    let path = folder.path + "/cache/" + kept[0]
    let image = try Data(contentsOf: URL(filePath: path))
    try image.dropLast(5).write(to: URL(filePath: path))
    #expect(try cache.lexicon(files: files()).entries == first.entries)
    #expect(try Data(contentsOf: URL(filePath: path)) == image)
  }

  @Test func `changed files make another image, and the oldest images go`() throws {
    let folder = try TemporaryFolder()
    let cache = LexiconCache(environment: ["COMENTION_CACHE": folder.path + "/cache"])
    for number in 1...7 {
      let lexicon = try cache.lexicon(files: files("Ada \(number)"))
      #expect(lexicon.entries.map(\.name) == ["Ada \(number)"])
      #expect(try images(in: folder).count == min(number, 4))
    }
  }

  @Test func `without a folder, or with one that cannot be, the lexicon is compiled`() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "")
    for environment in [
      [:], ["COMENTION_CACHE": "", "HOME": folder.path],
      ["COMENTION_CACHE": folder.path + "/file/cache"],
    ] {
      let cache = LexiconCache(environment: environment)
      #expect(try cache.lexicon(files: files()).entries.map(\.name) == ["Ada Lovelace"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test func `the folder follows the environment`() {
    #expect(LexiconCache(environment: ["HOME": "/h"]).folder == "/h/.cache/comention")
    #expect(
      LexiconCache(environment: ["HOME": "/h", "XDG_CACHE_HOME": "/c"]).folder == "/c/comention")
    #expect(LexiconCache(environment: ["HOME": "/h", "COMENTION_CACHE": ""]).folder == nil)
  }
}
