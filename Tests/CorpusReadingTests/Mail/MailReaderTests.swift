import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct MailReaderTests {
  /// A message with a header and lines that end as they do in mail.
  private func mail(_ text: String) -> ReadResult {
    read("in/a.eml", text.replacing("\n", with: "\r\n"))
  }

  /// What is read of a message with some `Content-Type` and what goes with it.
  private func blocks(_ type: String, _ body: String) -> [String] {
    mail("Subject: S\nContent-Type: \(type)\n\n\(body)").blocks
  }

  @Test func `a message has a title, an author, a date and its path as id`() {
    let result = mail(
      """
      Return-Path: <jane@example.org>
      DATE: Wed, 5 Jan 2022 10:30:00 +0600
      From: Jane Doe <jane@example.org>
      Subject: =?utf-8?Q?Caf=C3=A9?=
       in
      \tAlmaty
      Message-ID: <1@example.org>

      Ada met Bob in the old town.
      """)
    #expect(result.messages.isEmpty)
    let document = result.documents.first
    #expect(document?.id == "in/a.eml")
    #expect(document?.title == "Café in Almaty")
    #expect(document?.author == "Jane Doe")
    #expect(document?.date == "2022-01-05")
    #expect(result.blocks == ["body: Ada met Bob in the old town."])
  }

  @Test func `a header without a blank line behind it loses no text`() {
    #expect(mail("Subject: S\nAda met Bob.\n").blocks == ["body: Ada met Bob."])
    #expect(mail("Ada met Bob.\n\nAnd Eve.").texts == ["Ada met Bob.\n\nAnd Eve."])
  }

  @Test func `a message without text is skipped with a line`() {
    #expect(mail("Subject: S\n\n \n").messages == ["in/a.eml: no text in the message"])
    #expect(mail("Subject: S\n").messages == ["in/a.eml: no text in the message"])
    #expect(mail(" \n").messages == ["in/a.eml: empty"])
    #expect(
      read(
        "a.eml",
        Array("Content-Type: text/plain; charset=x-none\n\n".utf8) + [0xD6, 0xD0, 0xCE, 0xC4]
      ).messages
        == ["a.eml: declares the encoding 'x-none', which is not known here; expected UTF-8"])
  }

  @Test func `Chinese and Japanese are read in body and subject`() {
    let message = read(
      "a.eml",
      Array("Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=\n".utf8)
        + Array("Content-Type: text/plain; charset=gb2312\n\n".utf8) + [0xD6, 0xD0, 0xCE, 0xC4])
    #expect(message.documents.first?.title == "日本")
    #expect(message.blocks == ["body: 中文"])
  }

  // MARK: - Encodings

  @Test func `bodies are decoded`() {
    #expect(
      blocks(
        "text/plain; charset=\"windows-1251\"\nContent-Transfer-Encoding: Quoted-Printable",
        "=C0=EB=EC=E0=F2=FB =\n=C0=EB=EC=E0=F2=FB.") == ["body: Алматы Алматы."])
    #expect(
      blocks("text/plain; charset=koi8-r\nContent-Transfer-Encoding: BASE64", "4czN\nwdTZLg==")
        == ["body: Алматы."])
    // What says nothing of its encoding, or something that it is not.
    for type in ["text/plain", "text/plain; charset=us-ascii", "text/plain; charset=unknown-8bit"] {
      let bytes = Array("Content-Type: \(type)\n\nCaf".utf8) + [0xE9, 0x2E]
      #expect(read("a.eml", bytes).texts == ["Café."])
    }
  }

  // MARK: - Parts

  private let parts = """
    multipart/alternative; boundary="a;b"

    What programs say that know no parts.
    --a;b
    Content-Type: text/plain

    %
    --a;b
    Content-Type: text/html; charset=utf-8

    <p>Ada met <b>Bob</b>.</p><p>They spoke.</p>
    --a;b--
    What comes behind.
    """

  @Test func `plain text is read before a page, unless it is empty`() {
    #expect(
      mail("Content-Type: " + parts.replacing("%", with: "Plain text.")).blocks
        == ["body: Plain text."])
    #expect(
      mail("Content-Type: " + parts.replacing("%", with: " ")).blocks
        == ["body: Ada met Bob.", "body: They spoke."])
  }

  @Test func `parts are joined, and what is attached is counted`() {
    let body = """
      --m
      Content-Type: multipart/related; boundary=r

      --r
      Content-Type: multipart/alternative; boundary=rr

      --rr

      Ada met Bob.
      --rr
      Content-Type: text/html

      <p>Other.</p>
      --rr--
      --r
      Content-Type: image/png

      x
      --r--
      --m
      Content-Type: text/plain; name=a.txt
      Content-Disposition: attachment; filename="a.txt"

      Attached.
      --m
      Content-Type: text/plain

      They spoke of it.
      --m
      Content-Type: application/pgp-signature

      x
      --m
      Content-Type: message/rfc822
      Content-Disposition: attachment

      Subject: Inner
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Eve =C3=A9.
      --m--
      """
    let result = mail("Subject: S\nContent-Type: multipart/mixed; boundary=m\n\n" + body)
    #expect(result.blocks == ["body: Ada met Bob.", "body: They spoke of it.", "body: Eve é."])
    #expect(result.messages.isEmpty)
    #expect(result.leftOut.diagnostics.map(\.description) == ["mail: 2 attachments left out"])
  }

  @Test(arguments: [
    // Nothing closes the parts.
    ("--m\n\nOne.\n--m\n\nTwo.", ["body: One.", "body: Two."]),
    // The inner parts are not closed.
    (
      "--m\nContent-Type: multipart/mixed; boundary=mm\n\n--mm\n\nOne.\n--m\n\nTwo.\n--m--",
      ["body: One.", "body: Two."]
    ),
    // A boundary has white space behind it; longer lines are none.
    ("--m \t\n\nOne is here.\n--mx\n--m--\n\nTwo.", ["body: One is here.", "body: --mx"]),
    ("--m\n\n--m--", []), ("--m--", []), ("None.", []),
  ]) func `parts end where a boundary says`(_ body: String, _ expected: [String]) {
    #expect(blocks("multipart/mixed; boundary=m", body) == expected)
  }

  @Test func `without a boundary parts are read as they stand`() {
    #expect(blocks("multipart/mixed", "One is here.") == ["body: One is here."])
    #expect(
      blocks("multipart/digest; boundary=d", "--d\n\nSubject: A\n\nOne.\n--d\n\n\nTwo.\n--d--")
        == ["body: One.", "body: Two."])
  }

  @Test func `parts nested without end are not followed`() {
    let deep = (0..<5000).map {
      "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
    }.joined()
    #expect(mail(deep + "\nOne.").documents.count <= 1)
    let messages = String(repeating: "Content-Type: message/rfc822\n\n", count: 5000)
    #expect(mail(messages + "\nOne.").documents.count <= 1)
  }

  // MARK: - Lines

  @Test func `flowed lines are joined`() {
    let body = """
      Ada met \nBob.
       From here on \n>it goes.
      > > Eve \n> > came.
      >> And left. \n-- \nJane
      """
    #expect(
      mail("Content-Type: text/plain; format=flowed\n\n" + body).blocks == [
        "body: Ada met Bob.", "body: From here on", "quote: it goes.", "quote: > Eve > came.",
        "quote: And left.", "byline: Jane",
      ])
    #expect(
      blocks("text/plain; format=Flowed; delsp=yes", "Al \nma \nty is cold.")
        == ["body: Almaty is cold."])
    #expect(
      blocks("text/plain", "Ada met \nbob in Almaty.") == [
        "headline: Ada met", "body: bob in Almaty.",
      ])
  }

  @Test func `quotes and signatures have zones of their own`() {
    let body = """
      He met the minister.

      On Wed, 5 Jan 2022 at 10:30, Jane Doe <jane@example.org>
      wrote:
      > Who met the minister?
      >
      > > It was long ago.
      > And I forgot.

      Nobody remembers it now.
      John Roe wrote:
      > Yes.
      It is so.
      -- \nJane Doe
      Ministry of Truth
      """
    #expect(
      blocks("text/plain", body) == [
        "body: He met the minister.",
        "byline: On Wed, 5 Jan 2022 at 10:30, Jane Doe <jane@example.org>\nwrote:",
        "quote: Who met the minister?", "quote: It was long ago.", "quote: And I forgot.",
        "body: Nobody remembers it now.", "byline: John Roe wrote:", "quote: Yes.",
        "body: It is so.", "byline: Jane Doe", "byline: Ministry of Truth",
      ])
    #expect(!Zone.quote.formsEdges)
  }

  @Test func `what merely looks like a quote or signature is text`() {
    #expect(
      blocks("text/plain", "He said the following:\n\n--- cut here ---\n\nA -> B is an arrow.")
        == [
          "body: He said the following:", "body: --- cut here ---", "body: A -> B is an arrow.",
        ])
  }

  @Test func `the message below is quoted, unless it was to be forwarded`() {
    let body = """
      See below, it is all there.

      -----Original Message-----
      From: Jane Doe
      Ada met Bob in the old town.
      """
    #expect(
      mail("Subject: Re: S\n\n" + body).blocks == [
        "body: See below, it is all there.", "quote: From: Jane Doe",
        "quote: Ada met Bob in the old town.",
      ])
    for subject in ["FW: S", "Fwd: S"] {
      #expect(
        mail("Subject: \(subject)\n\n" + body).blocks.last == "body: Ada met Bob in the old town.")
    }
    let page = "<p>See below.</p><div class=gmail_quote>John wrote:<p>Ada met Bob.</p></div>"
    let header = "Content-Type: text/html\nSubject: "
    #expect(
      mail(header + "Re: S\n\n" + page).blocks
        == ["body: See below.", "quote: John wrote:", "quote: Ada met Bob."])
    #expect(mail(header + "Fw: S\n\n" + page).blocks.last == "body: Ada met Bob.")
    #expect(
      blocks("text/html", "<p>See.</p><blockquote type=cite><p>Ada met Bob.</p></blockquote>")
        == ["body: See.", "quote: Ada met Bob."])
  }

  // MARK: - Faults

  private static let sample = """
    From jane@example.org Wed Jan  5 10:30:00 2022
    Date: Wed, 5 Jan 2022 10:30:00 +0600
    Subject: =?utf-8?B?0JDQu9C80LDRgtGL?=
     and more
    Content-Type: multipart/mixed;
     boundary="m"

    --m
    Content-Type: text/plain; format=flowed; charset=koi8-r
    Content-Transfer-Encoding: quoted-printable

    Ada =E1 met \r\nBob.
    On 5 Jan Eve wrote:
    > Who?
    --m
    Content-Type: text/html
    Content-Transfer-Encoding: base64

    PHA+VGhleSBzcG9rZS48L3A+
    --m--
    -- \r\nJane

    """

  @Test func `a message that is cut anywhere is at most one document`() {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count {
      #expect(read("a.eml", Array(bytes[..<end])).documents.count <= 1, "\(end) bytes")
    }
    #expect(read("a.eml", bytes).documents.count == 1)
  }

  @Test func `broken messages never trap`() {
    let bytes = Array(Self.sample.utf8)
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      var broken = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: broken.indices, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: broken[position] = UInt8.random(in: 0...255, using: &random)
        case 1: broken.remove(at: position)
        default:
          broken.insert(
            Array("=?-\n\r:; >\"\\".utf8).randomElement(using: &random) ?? 0, at: position)
        }
      }
      for name in ["a.eml", "a.mbox"] {
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
  }
}
