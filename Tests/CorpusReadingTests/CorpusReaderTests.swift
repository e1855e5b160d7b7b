import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct CorpusReaderTests {
  /// A little of everything that the readers look at.
  private static let samples: [(name: String, text: String)] = [
    (
      "a.html",
      """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>A | B</title><script type="application/ld+json">
      {"datePublished": "2022-01-05"}</script></head><body><nav><a href=/>x</a></nav><main><h1>Title&nbsp;é</h1>
      <div class="byline">By <a rel=author>Jane Doe</a></div><figure><figcaption>Text <span class=credit>AP</span>
      </figcaption></figure><p>ALMATY — Text<sup>[1]</sup> here.<br>more<br><br>And&shy;more &amp; &#128014;</p>
      <pre>one

      two</pre><ul class="related"><li><a href=x>Link</a></ul><table><tr><td>x</table></main></body></html>
      """
    ),
    (
      "a.md",
      """
      ---
      title: "T"
      ---
      # Head #
      > - **Item** [link](http://a.b/(c)) ![pic][1] <b>x</b>

      ```
      code
      ```
      Under
      ---
      | a | b |
      |---|:-:|
      [1]: http://x
      """
    ),
    ("a.csv", "id,text,date\r\n1,\"One \"\"two\"\",\r\nthree\",2022-01-05\r\n2,Four,\r\n"),
    (
      "a.jsonl",
      "{\"id\":1,\"text\":\"One \\u00e9\"}\n\n{\"text\":\"Two\",\"date\":\"2022-01-05\"}\n"
    ),
    ("a.json", "[{\"text\":\"One\"},{\"id\":2.5,\"text\":\"Two\"}]"),
    (
      "a.txt",
      "By Jane Doe\r\n5 Jan 2022\r\nTitle\r\n\r\nText (AP Photo/X)\nPhoto: © X\u{A0}\r\nRead more »\n“Quote”…\rend"
    ),
  ]

  @Test(arguments: samples.indices) func `broken files never trap`(sample: Int) {
    let (name, text) = Self.samples[sample]
    let bytes = Array(text.utf8)
    for seed in 1...300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var broken = bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !broken.isEmpty {
        let position = Int.random(in: broken.indices, using: &generator)
        switch Int.random(in: 0...4, using: &generator) {
        case 0: broken[position] = UInt8.random(in: 0...255, using: &generator)
        case 1: broken.remove(at: position)
        case 2: broken.removeSubrange(position...)
        case 3: broken.insert(contentsOf: broken.suffix(5), at: position)
        default:
          let marks = Array("<>[]()\"'\\\n\r,|-#*`&;!".utf8)
          broken.insert(marks.randomElement(using: &generator) ?? 0, at: position)
        }
      }
      for document in read(name, broken).documents {
        #expect((try? UTF8Span(validating: document.text.span)) != nil, "seed \(seed)")
        var end = 0
        for block in document.blocks {
          #expect(block.range.start >= end && !block.range.isEmpty, "seed \(seed)")
          end = block.range.end
        }
        #expect(end <= document.text.count, "seed \(seed)")
      }
    }
  }

  @Test(arguments: samples.indices) func `reading twice gives the same`(sample: Int) {
    let (name, text) = Self.samples[sample]
    let (first, second) = (read(name, text), read(name, text))
    #expect(first.blocks == second.blocks && first.messages == second.messages)
    #expect(!first.documents.isEmpty)
  }

  @Test(arguments: ["a.txt", "a.md", "a.html", "a.json", "a.eml", "a"])
  func `a packed document is read as it is unpacked`(_ name: String) {
    let text = name == "a.json" ? "{\"text\":\"Ada met Bob.\"}" : "Subject: S\n\nAda met Bob.\n"
    let packed = read(name + ".gz", gzipped(Array(text.utf8)))
    #expect(packed.blocks == read(name, text).blocks)
    #expect(packed.documents.map(\.id) == [name + ".gz"] && packed.messages.isEmpty)
    // The first bytes tell, not the name.
    #expect(read(name, gzipped(Array(text.utf8))).blocks == packed.blocks)
    #expect(read(name + ".gz", text).blocks == packed.blocks)
  }

  @Test func `what can be unpacked of a document that is cut off is read`() {
    let packed = Array(gzipped(Array("Ada met Bob.".utf8)).dropLast(9))
    let result = read("a.txt.gz", packed)
    #expect(result.texts == ["Ada met Bob"])
    #expect(
      result.messages == [
        "a.txt.gz: found a gzip file that is cut off; expected a complete one; what follows is left out"
      ])
  }

  @Test func `a note on the encoding names the file`() {
    #expect(
      read("in/a.txt", [0x41, 0x92, 0x73, 0x20, 0x62]).messages
        == ["in/a.txt: not valid UTF-8, first in byte 1; read as Windows-1252"])
  }

  @Test func `a zip file by any name is skipped`() {
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]
    for name in ["a.txt", "a.html", "a.csv", "a.jsonl", "a"] {
      #expect(read(name, zip).messages == ["\(name): binary; expected text"])
    }
  }
}
