import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct TextReaderTests {
  @Test func `blank lines separate paragraphs and CR LF stays in the text`() {
    let text =
      "Protests spread\r\n\r\nThe president left for Moscow on Monday.\r\n \u{A0}\r\nHe came back.\r\n"
    let result = read("a.txt", text)
    #expect(result.texts == [text])
    #expect(
      result.blocks == [
        "headline: Protests spread", "body: The president left for Moscow on Monday.",
        "body: He came back.",
      ])
    #expect(result.documents.first?.title == "Protests spread")
  }

  @Test func `lines that were broken at a width are one paragraph`() {
    let result = read(
      "a.txt",
      """
      Unrest in Almaty

      Security forces fired on protesters in the largest city of Kazakhstan
      after the president asked a Russian-led alliance for help, and dozens of
      people were reported dead.
      Chevron said that production at the Tengiz field went on although many of
      its workers had laid down their work in support of the protests in the
      west.
      """)
    #expect(result.documents.first?.blocks.map(\.zone) == [.headline, .body, .body])
    #expect(result.blocks.last?.hasPrefix("body: Chevron said") == true)
    #expect(result.blocks.last?.hasSuffix("in the\nwest.") == true)
  }

  @Test func `a line that ends within a word goes on in the next`() {
    let result = read(
      "a.txt",
      """
      Unrest in Almaty

      Security forces fired on protesters in the largest city of Kazakh-
      stan after the president asked a Russian-led alliance for help, and
      dozens of people died in the west, where a man of al-
      Qaeda had been seen by those who were there on the day.
      """)
    #expect(result.documents.first?.blocks.map(\.zone) == [.headline, .body])
  }

  @Test func `otherwise each line is a paragraph`() {
    let result = read(
      "a.txt",
      """
      Unrest in Almaty
      Security forces fired on protesters in the largest city of Kazakhstan on Thursday.
      Dozens of people were reported dead, and the president asked for help.
      Chevron said that production at the Tengiz field went on.
      """)
    #expect(result.documents.first?.blocks.map(\.zone) == [.headline, .body, .body, .body])
  }

  @Test func `a list of headlines is not taken for broken lines`() {
    let lines = [
      "Security forces fire on protesters in the largest city of Kazakhstan",
      "President asks Russian-led alliance to send troops to restore order",
      "Chevron says production goes on at Tengiz despite strike of workers",
    ]
    #expect(read("a.txt", lines.joined(separator: "\n")).documents.first?.blocks.count == 3)
  }

  @Test func `a sentence that was torn at a link is put together`() {
    let result = read(
      "a.txt",
      "Alliance sends troops\nThe troops of the Russian-led alliance landed at\nan airport near Almaty.\nThey stayed."
    )
    #expect(
      result.blocks == [
        "headline: Alliance sends troops",
        "body: The troops of the Russian-led alliance landed at\nan airport near Almaty.",
        "body: They stayed.",
      ])
  }

  @Test func `the title is the first headline of some words`() {
    #expect(
      read(
        "a.txt",
        "Skip to content\nNews\nUnrest in Almaty\nThe president left for Moscow on Monday, he said."
      )
      .documents.first?.title == "Unrest in Almaty")
    #expect(
      read(
        "a.txt", "The president left for Moscow on Monday, he said.\n\nUnrest in Almaty\n\nHe left."
      )
      .documents.first?.title == nil)
  }

  @Test func `a single line is running text`() {
    #expect(
      read("a.txt", "Ada Lovelace met Charles Babbage").blocks == [
        "body: Ada Lovelace met Charles Babbage"
      ])
  }

  @Test func `lines may end in a lone CR`() {
    #expect(read("a.txt", "One is here.\rTwo is there.\r").documents.first?.blocks.count == 2)
  }

  @Test func `a line of a megabyte is one block`() {
    let text = String(repeating: "Tokayev met Putin in Moscow. ", count: 40_000)
    let result = read("a.txt", text)
    #expect(result.documents.first?.blocks.count == 1)
    #expect(result.documents.first?.text.count == text.utf8.count)
  }

  @Test func `empty and binary files are skipped`() {
    #expect(read("a.txt", "").messages == ["a.txt: empty"])
    #expect(read("a.txt", " \r\n\t\n").messages == ["a.txt: empty"])
    #expect(read("a.txt", [0x00, 0x01]).messages == ["a.txt: binary; expected text"])
    #expect(read("a.txt", "").diagnostics.map(\.severity) == [.skipped])
  }

  @Test func `the file's name gives the date, or else its folder`() {
    #expect(read("in/2022-01-05-almaty.txt", "Text here.").documents.first?.date == "2022-01-05")
    #expect(read("2022-01-05/almaty.txt", "Text here.").documents.first?.date == "2022-01-05")
    #expect(read("in-2022-01-05/almaty.txt", "Text here.").documents.first?.date == nil)
  }

  @Test func `blocks are ascending, disjoint, inside the text and never white space`() {
    let pieces = [
      "By Jane Doe", "Tokayev met Putin.", "\n", "\r\n", "\n\n", " ", "\u{A0}", "Read more", "é",
      "🐎",
      "(Reuters)", "a", "# ", "- ", "**", "[x](http://y.z)", "```", "---", "|", ">", "<b>", "![",
      "](",
    ]
    for seed in 1...400 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let text = (0..<Int.random(in: 1...30, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for name in ["a.txt", "a.md", "a.html"] {
        for document in read(name, text).documents {
          var end = 0
          for block in document.blocks {
            #expect(block.range.start >= end && !block.range.isEmpty, "seed \(seed) \(name)")
            #expect(!document.string(block.range).trimmed.isEmpty, "seed \(seed) \(name)")
            #expect(document.string(block.range).utf8.count == block.range.count, "seed \(seed)")
            end = block.range.end
          }
          #expect(end <= document.text.count, "seed \(seed) \(name)")
        }
      }
    }
  }
}
