import Testing

@testable import CorpusReading

struct MailEncodingsTests {
  @Test(arguments: [
    ("plain words", "plain words"),
    ("=?utf-8?B?0JDQu9C80LDRgtGL?= news", "Алматы news"),
    ("=?UTF-8?Q?Caf=C3=A9_in_Almaty?=", "Café in Almaty"),
    ("=?koi8-r?B?4czNwdTZ?=", "Алматы"), ("=?windows-1251?Q?=C0=EB=EC=E0=F2=FB?=", "Алматы"),
    ("=?iso-8859-15?q?100_=A4?=", "100 €"), ("=?us-ascii*en?Q?a_b?=", "a b"),
    // White space between two encoded words is none; a character may be cut between them.
    ("=?utf-8?Q?Al?= \t =?utf-8?Q?ma?=ty", "Almaty"),
    ("=?utf-8?Q?=D0?= =?utf-8?Q?=90?=", "А"), ("=?utf-8?Q?a?= =?koi8-r?B?4Q==?=", "aА"),
    ("(=?utf-8?Q?a?=)", "(a)"), ("a =?utf-8?Q?b?= c", "a b c"),
    // Not what it seems.
    ("=?x-none?Q?a=E9?= b", "=?x-none?Q?a=E9?= b"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
    ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("=?", "=?"), ("=?a?b?c", "=?a?b?c"), ("1 =? 2", "1 =? 2"),
    ("Kök =?utf-8?Q?=C3=A9?=", "Kök é"),
  ]) func `words of headers are decoded`(_ field: String, _ expected: String) {
    #expect(MailEncodings.words(Array(field.utf8)) == expected)
  }

  @Test func `headers in eight bits are UTF-8 or Windows-1252`() {
    #expect(MailEncodings.words([0x43, 0x61, 0x66, 0xE9]) == "Café")
    #expect(MailEncodings.words(Array("Café".utf8)) == "Café")
  }

  @Test(arguments: [
    ("a=3Db", "a=b"), ("so=\r\nft", "soft"), ("so= \t\nft", "soft"), ("end=", "end"),
    ("space  \r\nline", "space\nline"), ("kept=20\nline", "kept \nline"),
    ("a=zz=4", "a=zz=4"), ("=c3=a9", "é"), ("a\r\n\r\nb", "a\n\nb"), (" \n", "\n"), ("", ""),
  ]) func `quoted-printable is decoded`(_ text: String, _ expected: String) {
    let bytes = MailEncodings.quotedPrintable(Array(text.utf8)[...])
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("QWxtYXR5", "Almaty"), ("QWxt\r\nYXR5\r\n", "Almaty"), ("QWxtYXQ=", "Almat"),
    ("QWxtYQ==", "Alma"), ("QWxtYQ", "Alma"), ("QQ==Qg==", "AB"), ("Q!W@x-", "Al~"), ("", ""),
    ("=", ""), ("Q", ""),
  ]) func `base64 is decoded`(_ text: String, _ expected: String) {
    let bytes = MailEncodings.base64(Array(text.utf8)[...])
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("Wed, 5 Jan 2022 10:30:00 +0600", "2022-01-05"), ("5 Jan 2022 10:30 GMT", "2022-01-05"),
    ("Mon, 05 Jan 98 10:00:00 EST", "1998-01-05"), ("5 Jan 03 10:00:00", "2003-01-05"),
    ("Wed Jan  5 10:30:00 2022", nil), ("Wed Jan 5", nil), ("yesterday", nil), ("31 Feb 2022", nil),
    ("", nil),
    ("2022-01-05T10:00:00Z", "2022-01-05"),
  ]) func `the day of a message is its sender's`(_ field: String, _ expected: String?) {
    #expect(MailDate.day(Array(field.utf8)) == expected)
  }
}
