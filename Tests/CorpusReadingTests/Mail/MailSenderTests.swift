import Testing

@testable import CorpusReading

struct MailSenderTests {
  @Test(arguments: [
    ("Jane Doe <jane@example.org>", "Jane Doe"), ("\"Doe, Jane\" <jane@example.org>", "Doe, Jane"),
    ("jane@example.org", "jane@example.org"), ("<jane@example.org>", "jane@example.org"),
    ("jane@example.org (Jane \\(J.\\) Doe (x))", "Jane (J.) Doe x"),
    ("\"Jane \\\"J\\\" Doe\" <j@example.org>", "Jane \"J\" Doe"),
    ("=?utf-8?Q?Jane_D=C3=B6e?= <j@example.org>", "Jane Döe"),
    ("\"=?utf-8?B?SmFuZSBEw7Zl?=\" <j@example.org>", "Jane Döe"),
    (
      "Jane <j@example.org>, roe@example.org (John Roe),, <bo@example.org>",
      "Jane, John Roe, bo@example.org"
    ), ("Doe, Jane <jane@example.org>", "Doe, Jane"),
    ("Administrator <root@example.org>", "root@example.org"), ("\"\" <a@b.org>", "a@b.org"),
    ("Jane <j@example.org", "Jane"), ("\"Jane", "Jane"), ("(Jane", "Jane"), ("\"Jane\\", "Jane"),
    ("Jane >) \u{1}", "Jane )"), ("", nil), (" , <>, ()", nil), ("((((\"", nil),
  ]) func `the name counts, else the address`(field: String, author: String?) {
    #expect(MailSender.authors(Array(field.utf8)).line == author, "\(field)")
  }
}
