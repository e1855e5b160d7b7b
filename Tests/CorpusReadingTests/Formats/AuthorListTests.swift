import Testing

@testable import CorpusReading

struct AuthorListTests {
  private func line(_ names: String...) -> String? {
    var list = AuthorList()
    for name in names { list.add(name) }
    return list.line
  }

  @Test func `names stand once, with commas between them`() {
    #expect(line() == nil)
    #expect(line("Jane Doe", "John Roe", "Jane Doe") == "Jane Doe, John Roe")
    #expect(line("by Jane Doe", "BY JOHN ROE") == "Jane Doe, JOHN ROE")
    #expect(line("Byron", "Reuters/AFP", "AP/dpa.") == "Byron, Reuters/AFP")
    #expect(line("Айгерім Бекова", "山田太郎") == "Айгерім Бекова, 山田太郎")
  }

  @Test func `white space and control characters are single spaces`() {
    #expect(line(" Jane\r\n\t\u{A0}\u{2028} Doe\u{0}\u{1B}[31m\u{85}") == "Jane Doe [31m")
  }

  @Test(arguments: [
    "", " ", "\u{0}", "12", "—", "by ", "https://example.org/jane", "//example.org/jane",
    "www.example.org", "facebook.com/jane", "{{author}}", "python-docx", "Unknown", "ADMIN",
    "Microsoft Office User",
  ]) func `what is no name is left out`(value: String) {
    #expect(line(value) == nil)
    #expect(line(value, "Jane Doe") == "Jane Doe")
  }

  @Test func `a long line is cut`() {
    let long = String(repeating: "Jane ", count: 1_000_000)
    let cut = line(long)
    #expect(cut?.unicodeScalars.count == AuthorList.longest && cut?.hasSuffix("Jane…") == true)
    var list = AuthorList()
    for number in 0..<100_000 { list.add("Jane Doe \(number)") }
    #expect(list.line?.hasPrefix("Jane Doe 0, Jane Doe 1, ") == true)
    #expect(list.line.map { $0.unicodeScalars.count <= AuthorList.longest } == true)
    #expect(list.line?.hasSuffix("…") == true)
    let whole = String(repeating: "e", count: AuthorList.longest)
    #expect(line(whole) == whole)
    #expect(line(whole, "Jane")?.hasSuffix("e…") == true)
    #expect(line("By " + whole) == whole && line("By \(whole)e")?.hasSuffix("e…") == true)
  }

  @Test func `a line that leaves out a name tells so by its end`() {
    func name(_ count: Int) -> String { String(repeating: "e", count: count) }
    #expect(line(name(198)) == name(198))
    #expect(line(name(193), "Jane") == name(193) + ", Jane")
    for count in 195...199 {
      let cut = line(name(count), "Jane")
      #expect(cut?.hasSuffix("…") == true, "\(count)")
      #expect(cut?.hasPrefix(name(count)) == true, "\(count)")
    }
  }

  @Test func `a list may stand in brackets`() {
    #expect(
      AuthorList(listed: "[Jane Doe, 'Roe, John', \"J. O'Neil\"]").line
        == "Jane Doe, Roe, John, J. O'Neil")
    #expect(AuthorList(listed: "['Jane Doe, [").line == "['Jane Doe, [")
    #expect(AuthorList(listed: "['Jane Doe]").line == "Jane Doe")
    #expect(AuthorList(listed: "[]").line == nil && AuthorList(listed: "]").line == nil)
    #expect(AuthorList(listed: "[ 'Roe, John',\t'' 'Poe, Max']").line == "Roe, John, Poe, Max")
  }

  @Test(.timeLimit(.minutes(1))) func `a long list with many quotes is read in no time`() {
    let quotes = AuthorList(listed: "[x" + String(repeating: "'", count: 1_000_000) + "]").line
    #expect(quotes?.hasPrefix("x''") == true)
    #expect(AuthorList(listed: "[" + String(repeating: "'' ", count: 400_000) + "]").line == nil)
  }
}
