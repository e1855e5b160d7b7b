import Testing

@testable import CorpusReading

struct CalendarDateTests {
  @Test(arguments: [
    ("2022-01-05", "2022-01-05"), ("2022-01-05T10:00:00+06:00", "2022-01-05"),
    (" 2024-02-29 12:00", "2024-02-29"),
  ]) func `a day may be followed by a time`(text: String, day: String) {
    #expect(CalendarDate.prefix(of: text) == day)
  }

  @Test(arguments: [
    "2023-02-29", "2022-13-01", "2022-1-5", "5 Jan 2022", "2022-01-055", "", "0000-01-01",
  ])
  func `what is no day is none`(text: String) {
    #expect(CalendarDate.prefix(of: text) == nil)
  }

  @Test(arguments: [
    ("2022-01-05-almaty.txt", "2022-01-05"), ("almaty_2022_01_05.txt", "2022-01-05"),
    ("ap20220105.txt", "2022-01-05"), ("2022.01.05.md", "2022-01-05"),
  ]) func `a file's name may tell its day`(name: String, day: String) {
    #expect(CalendarDate.found(inName: name) == day)
  }

  @Test(arguments: [
    "12345678.txt", "2022-13-05.txt", "202201051.txt", "article-2022.txt", "2022-01_05.txt",
  ])
  func `other numbers in a name are no day`(name: String) {
    #expect(CalendarDate.found(inName: name) == nil)
  }

  @Test(arguments: [
    ("2022/01/05/title.txt", "2022-01-05"), ("news/2022/1/5/title.txt", "2022-01-05"),
    ("20220105/title.txt", "2022-01-05"), ("news/2022-01-05/ap/title.txt", "2022-01-05"),
    ("2021-02-03/2022-01-05-title.txt", "2022-01-05"),
  ]) func `folders may tell the day`(path: String, day: String) {
    #expect(CalendarDate.found(inPath: path) == day)
  }

  @Test(arguments: [
    "backup-2022-01-05/title.txt", "2022/01/title.txt", "2022/13/05/title.txt", "a/b/title.txt",
    "/12/1999/title.txt", "",
  ])
  func `other folders tell no day`(path: String) {
    #expect(CalendarDate.found(inPath: path) == nil)
  }

  @Test func `pages write days in more ways`() {
    #expect(CalendarDate.metadata("2022/01/05 10:00") == "2022-01-05")
    #expect(CalendarDate.metadata("20220105T100000Z") == "2022-01-05")
    #expect(CalendarDate.metadata("Wed, 5 Jan 2022") == nil)
  }
}
