import TestSupport
import Testing

@testable import CorpusReading

struct DatelineReaderTests {
  private static let text =
    "Protesters filled the square in front of the city hall for a third day.\n"

  private func date(_ line: String, _ path: String = "a.txt") -> String? {
    read(path, "Protesters fill the main square\n\n" + line).documents.first?.date
  }

  @Test(arguments: [
    "ALMATY, Jan. 5, 2022 (Reuters) — ", "ALMATY, Kazakhstan, January 5, 2022 (AP) – ",
    "NUR-SULTAN, 5 January 2022 - ", "MOSCOW. January 5, 2022 (Interfax) - ",
    "NEW YORK, Jan. 5, 2022 /PRNewswire/ -- ", "ALMATY (Reuters), 5 Jan 2022 — ",
    "ALMATY, Kazakhstan (AP), Jan 5th 2022 —",
  ])
  func `a dateline tells the day`(dateline: String) {
    #expect(date(dateline + DatelineReaderTests.text) == "2022-01-05")
  }

  @Test(arguments: [
    "5 January 2022", "January 5, 2022", "Published: 2022-01-05", "Published on Jan. 5th, 2022",
    "Wednesday, January 5, 2022 10:30 GMT", "2022-01-05T10:30", "Posted 5 Sept. 2022",
    "By Jane Doe\n5th of January 2022", "2022/01/05",
  ])
  func `a line of its own tells the day`(line: String) {
    let day = line.contains("Sept") ? "2022-09-05" : "2022-01-05"
    #expect(date(line + "\n\n" + DatelineReaderTests.text) == day)
  }

  @Test(arguments: [
    "Updated 5 January 2022\n\n", "ALMATY, Jan. 5 (Reuters) — ", "January 5\n\n",
    "FIFA said on Jan. 5, 2022 - a day after the match - that ", "ALMATY, Jan. 5, 2022 was quiet. ",
    "On January 5, 2022, protesters gathered. ", "January 2022\n\n", "31 February 2022\n\n",
    "5 January 20222\n\n", "Published at 10:30\n\n", "Almaty, Jan. 5, 2022 — ",
    "5 January 1022\n\n",
  ])
  func `what is no date of the text is none`(line: String) {
    #expect(date(line + DatelineReaderTests.text) == nil)
  }

  @Test func `a day without a year takes that of a folder`() {
    let line = "ALMATY, Jan. 5 (Reuters) — " + DatelineReaderTests.text
    #expect(date(line, "news/2022/almaty.txt") == "2022-01-05")
    #expect(date(line, "news/2022-01/almaty.txt") == "2022-01-05")
    #expect(date("February 29\n\n" + DatelineReaderTests.text, "2022/a.txt") == nil)
  }

  @Test func `only the first lines are looked at`() {
    let lines = String(repeating: DatelineReaderTests.text + "\n", count: 8)
    #expect(date(lines + "January 5, 2022") == nil)
  }

  @Test func `records and names are trusted more`() {
    let text = "Headline of it\\n\\n5 January 2022\\n\\nProtesters filled the square for a day."
    let records = read(
      "2021-03-04.jsonl",
      #"{"text":"\#(text)","date":"2020-02-02"}"# + "\n" + #"{"text":"\#(text)"}"#)
    #expect(records.documents.map(\.date) == ["2020-02-02", "2022-01-05"])
    #expect(date("5 January 2022\n\n" + DatelineReaderTests.text, "2021-03-04.txt") == "2021-03-04")
    #expect(
      read("a.md", "---\ndate: 2020-02-02\n---\n# A headline\n\n5 January 2022\n").documents.first?
        .date
        == "2020-02-02")
  }

  @Test func `any first lines are read`() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "ALMATY", ", ", "Jan", ".", "5", "2022", "(", "AP", ")", "—", "-", "é", " ", "th", "of", ":",
      "31", "\n", "9999999999", "/",
    ]
    for _ in 0..<3000 {
      let line = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let found = read("a.txt", line + " x").documents.first?.date
      #expect(found == nil || found.flatMap { CalendarDate.prefix(of: $0) } == found, "\(line)")
    }
  }
}
