import DataModel
import Testing

struct DayTests {
  @Test(arguments: ["2022-01-05", "0001-12-31", "9999-10-01"])
  func `a day is written as it was read`(_ text: String) throws {
    #expect(try #require(Day(text)).text == text)
  }

  @Test(arguments: ["", "2022-1-5", "2022/01/05", "2022-01-0x", "2022-01-055", "20220105"])
  func `what is no day is none`(_ text: String) { #expect(Day(text) == nil) }

  @Test(arguments: [
    "2022-02-29", "1900-02-29", "2022-04-31", "2022-13-01", "2022-00-10", "2022-01-00", "x",
  ])
  func `what the calendar does not have is no day of it`(_ text: String) {
    #expect(Day(calendar: text) == nil)
  }

  @Test(arguments: ["2020-02-29", "2000-02-29", "2022-12-31", "2022-04-30"])
  func `a day of the calendar is a day`(_ text: String) {
    #expect(Day(calendar: text) == Day(text))
  }

  @Test func `days have the order of time`() throws {
    #expect(try #require(Day("2021-12-31")) < #require(Day("2022-01-01")))
  }
}
