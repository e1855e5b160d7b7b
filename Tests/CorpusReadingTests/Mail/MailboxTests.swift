import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct MailboxTests {
  private static let sample = """
    From jane@example.org Wed Jan  5 10:30:00 2022
    Message-ID: <1@example.org>
    Date: Wed, 5 Jan 2022 10:30:00 +0600

    From the start Ada met Bob.

    From there on they spoke.
    >From Almaty they wrote.
    >>From me to you.

    From -
    Subject: Two

    Eve came, too.

    From 3@xxx Mon Jan 10 10:00:00 +0000 2022
    Message-ID: <1@example.org>

    The same again.

    From 4@xxx Mon Jan 10 10:00:00 +0000 2022
    Subject: Empty

    """

  @Test(arguments: ["\n", "\r\n"]) func `each message is a document`(_ lineEnd: String) {
    let result = read("a.mbox", Self.sample.replacing("\n", with: lineEnd))
    #expect(result.documents.map(\.id) == ["1@example.org", "a.mbox:11"])
    #expect(result.documents.map(\.date) == ["2022-01-05", nil])
    #expect(result.documents.last?.title == "Two")
    #expect(
      result.blocks == [
        "body: From the start Ada met Bob.", "body: From there on they spoke.",
        "body: From Almaty they wrote.", "quote: From me to you.", "body: Eve came, too.",
      ])
    #expect(
      result.messages == [
        "a.mbox:16: the id '1@example.org' repeats; first on line 1", "a.mbox:21: empty text",
      ])
  }

  @Test func `a mailbox by any name is known by its first line`() {
    for name in ["Inbox", "a.dat", "-"] {
      #expect(read(name, Self.sample).documents.count == 2)
      #expect(read(name, "From here on, all is text.\n\nFrom there on, too.").documents.count == 1)
    }
    let message = "Received: x\nFrom: a@b.c\nSubject: S\nMessage-ID: <1>\n\nText."
    #expect(read("1", message).documents.first?.title == "S")
    let memo = "From: Jane\nTo: John\nDate: today\nSubject: S\n\nText."
    #expect(read("1", memo).texts == [memo])
    #expect(read("a.txt", message).texts == [message])
  }

  @Test func `a mailbox that is cut anywhere has no more documents than the whole`() {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count {
      #expect(read("a.mbox", Array(bytes[..<end])).documents.count <= 2, "\(end) bytes")
      #expect(read("a.mbox", Array(bytes[end...])).documents.count <= 3, "from byte \(end)")
    }
  }

  @Test func `messages start where the slow way finds them`() {
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      let pieces = ["\n", "\r\n", "\n\n", "From ", "From", "a: b", "12:30", "text", " ", ">", ":"]
      let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(text.utf8)
      var found: [Int] = []
      var start = 0
      while let next = Mailbox.nextStart(in: bytes, after: start, before: bytes.count) {
        found.append(next)
        start = next
      }
      #expect(found == naive(text), "seed \(seed)")
    }
  }

  private func naive(_ text: String) -> [Int] {
    let lines = text.replacing("\r\n", with: "\u{1}\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    var starts: [Int] = []
    var position = 0
    for (number, line) in lines.enumerated() {
      let bytes = line.utf8.count + 1
      defer { position += bytes }
      let before = number > 0 ? lines[number - 1].replacing("\u{1}", with: "") : "x"
      guard before.isEmpty, line.hasPrefix("From ") else { continue }
      let below = number + 1 < lines.count ? lines[number + 1] : ""
      let hasField = below.contains(/^[!-9;-~]+[ \t]*:/)
      if hasField || line.dropFirst(0).contains(/\d\d:\d\d/) { starts.append(position) }
    }
    return starts
  }
}
