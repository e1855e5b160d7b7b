import DataModel
import Testing

@testable import CorpusReading

/// Pages as `pdftotext -bbox-layout` describes them, of words that are five points wide a letter.
struct PageWriter {
  private(set) var text = ""

  mutating func page(_ body: (inout PageWriter) -> Void) {
    text += "<page width=\"600\" height=\"800\"><flow>"
    body(&self)
    text += "</flow></page>"
  }

  /// A block of lines from a place down; lines that begin with `>` are indented.
  mutating func block(
    left: Double = 50, top: Double, height: Double = 10, _ lines: [String]
  ) {
    var words = ""
    var right = left
    for (number, line) in lines.enumerated() {
      let top = top + Double(number) * height * 1.2
      var x = left + (line.hasPrefix(">") ? 2 * height : 0)
      var boxes = ""
      for word in line.drop(while: { $0 == ">" }).split(separator: " ") {
        // `^` raises a word, `_` is no space but a wide one.
        let isRaised = word.hasPrefix("^")
        let letters = word.drop { $0 == "^" || $0 == "_" }
        if word.hasPrefix("_") { x += 5 * height }
        if isRaised { x -= 2.5 }
        let end = x + 5 * Double(letters.count)
        let bottom = top + (isRaised ? 0.6 : 1) * height
        boxes +=
          "<word xMin=\"\(x)\" yMin=\"\(top)\" xMax=\"\(end)\" yMax=\"\(bottom)\">\(letters)</word>"
        x = end + 2.5
      }
      right = max(right, x)
      words +=
        "<line xMin=\"\(left + (line.hasPrefix(">") ? 2 * height : 0))\" yMin=\"\(top)\" "
        + "xMax=\"\(x - 2.5)\" yMax=\"\(top + height)\">\(boxes)</line>"
    }
    let bottom = top + Double(lines.count) * height * 1.2
    text +=
      "<block xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(right - 2.5)\" yMax=\"\(bottom)\">\(words)</block>"
  }

  var output: [UInt8] {
    Array(
      """
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>The story</title>
      <meta name="CreationDate" content="20220201103000+06'00'"/></head><body><doc>\(text)</doc>
      </body></html>
      """.utf8)
  }
}

private func paragraphs(_ body: (inout PageWriter) -> Void) throws -> [String] {
  var writer = PageWriter()
  body(&writer)
  var list = LineList()
  PDFParagraphs(try PDFPages(writer.output).pages).add(to: &list)
  let document = list.document(id: "a.pdf")
  return document.blocks.map { "\($0.zone.name): \(document.string($0.range))" }
}

struct PDFParagraphsTests {
  @Test func `lines of a block are one paragraph until one had room for the next word`() throws {
    let found = try paragraphs {
      $0.page {
        $0.block(
          top: 100,
          [
            "The president of Kazakhstan, Kassym-", "Jomart Tokayev, spoke with Stanislav",
            "Zas on Friday.", "Karim Massimov headed a committee of", "the Kazakh parliament then.",
          ])
      }
    }
    #expect(
      found == [
        "body: The president of Kazakhstan, Kassym-\nJomart Tokayev, spoke with Stanislav\nZas on Friday.",
        "body: Karim Massimov headed a committee of\nthe Kazakh parliament then.",
      ])
  }

  @Test func `an indent begins a paragraph behind the end of a sentence`() throws {
    let found = try paragraphs {
      $0.page {
        $0.block(
          top: 100,
          [
            ">The president of Kazakhstan was", "seen in the old town on Friday night.",
            ">He met Stanislav Zas, the head of", "an organization of several states.",
          ])
      }
    }
    #expect(found.count == 2)
    #expect(found.last?.hasPrefix("body: He met Stanislav Zas") ?? false)
  }

  @Test func `a sentence goes on over the end of a page, past title, number and notes`() throws {
    let found = try paragraphs { writer in
      for (number, words) in [
        "The president of Kazakhstan spoke to", "Stanislav Zas, who was in town on",
        "Friday with the members of a council.",
      ].enumerated() {
        writer.page {
          $0.block(top: 20, ["The Almaty Report of Ada Lovelace"])
          $0.block(
            top: 100,
            ["It is said that all who were there,", "and who had been there, saw it.", words])
          $0.block(top: 700, height: 7, ["\(number)So said Ada Lovelace of London."])
          $0.block(top: 760, ["Page \(number + 1)"])
        }
      }
    }
    let first = "It is said that all who were there,\nand who had been there, saw it."
    #expect(
      found == [
        "body: \(first)",
        "body: The president of Kazakhstan spoke to\n\(first)\nStanislav Zas, who was in town on\n"
          + "\(first)\nFriday with the members of a council.",
        "body: 0 So said Ada Lovelace of London.", "body: 1 So said Ada Lovelace of London.",
        "body: 2 So said Ada Lovelace of London.",
      ])
  }

  @Test func `a sentence goes on in the next column, and notes of the first stand behind it`()
    throws
  {
    let found = try paragraphs {
      $0.page {
        $0.block(top: 90, height: 16, ["The whole story."])
        $0.block(top: 120, height: 16, ["Almaty in January"])
        $0.block(
          left: 50, top: 150,
          ["All that was seen in the town by", "Ada Lovelace, who was in town with"])
        $0.block(left: 50, top: 700, height: 7, ["^1 Bob said so.", "^2 Eve said so."])
        $0.block(
          left: 320, top: 150, ["friends, is told in the book that", "she wrote in the winter."])
      }
    }
    #expect(
      found == [
        "body: The whole story.", "headline: Almaty in January",
        "body: All that was seen in the town by\nAda Lovelace, who was in town with\nfriends, is told in the book that\nshe wrote in the winter.",
        "body: 1 Bob said so.", "body: 2 Eve said so.",
      ])
  }

  @Test func `marks of notes are no part of a name, and cells are apart`() throws {
    let found = try paragraphs {
      $0.page {
        $0.block(
          top: 100,
          [
            "It was said by Tokayev ^12 that day", "that all was well in his country, and",
            "10 ^2 people heard it.",
          ])
        $0.block(top: 300, ["Karim Massimov _National Committee", "Stanislav Zas _CSTO"])
        $0.block(top: 400, ["• One was here", "• Two were there"])
      }
    }
    #expect(
      found == [
        "body: It was said by Tokayev that day\nthat all was well in his country, and\n102 people heard it.",
        "body: Karim Massimov", "body: National Committee", "body: Stanislav Zas", "body: CSTO",
        "body: • One was here", "body: • Two were there",
      ])
  }

  @Test func `broken output is an error or nothing, and never a trap`() throws {
    #expect(throws: (any Error).self) { try PDFPages(Array("<html><page".utf8)) }
    let odd =
      "<doc><word xMin=\"x\">a</word><line><word>b</word></line><page height=\"1e999\"><line xMin=\"nan\" yMin=\"inf\" xMax=\"-1e300\"><word xMin=\"nan\">c\u{1}</word><word>d</word></line><block xMin=\"1e300\"><line><word>e</word></line></block></page></doc>"
    let pages = try PDFPages(Array(odd.utf8))
    var list = LineList()
    PDFParagraphs(pages.pages).add(to: &list)
    #expect(list.document(id: "a").blocks.count == 1)
  }
}
