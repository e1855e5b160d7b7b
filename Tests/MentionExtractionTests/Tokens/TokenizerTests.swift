import DataModel
import Testing

@testable import MentionExtraction

struct TokenizerTests {
  private let lexicon: Lexicon

  init() throws {
    lexicon = try Lexicon(files: [
      .words("abbreviations", "Mr|Dr|Jan|etc|Inc"),
      .words("common-words", "led|born|based|in|to|shoot|kill|pro|anti|north|south"),
      .words("demonyms", "Russian|Chinese"),
      .words("hyphen-particles", "al|ul|el"),
      .gazetteer("[place]\nU.S.\nMoscow\nWashington\nNur-Sultan\n[person]\nJay-Z\nMoon Jae-in"),
    ])
  }

  /// Bars stand where a token ends without white space.
  @Test(arguments: [
    // Possessives and apostrophes.
    "Putin|'s plan", "Putin|’s plan", "Putin|'S PLAN", "the protesters|' demands",
    "the protesters|’ demands", "O'Neill|'s son", "O’Neill|’s son", "don't go", "don’t go",
    "'|quoted|' words", "‘|quoted|’ words", "Ma'rib fell", "D'Souza|, too", "rock '|n|' roll",
    "it|'s", "Burns|'s",
    // Dots.
    "the U.S. army", "the U.S.|'s army", "U.S.|, E.U. and U.N.", "J.K. Rowling", "J. K. Rowling",
    "at 9 a.m. sharp", "at 9 p.m.", "on tengrinews.kz|.", "www.azattyq.org|/|kk", "He left|. She",
    "end|.|The", "Mr. Putin", "on Jan. 6", "Dr. Who|?", "in the end|.", "wait|...", "wait|... no",
    "etc. etc.", "Acme Inc.|, Ltd|.",
    // Hyphens.
    "Nur-Sultan fell", "al-Assad left", "Al-Assad left", "Zia ul-Haq ruled", "Chevron|-|led groups",
    "pro|-|Moscow party", "Moscow|-|born man", "Moon Jae-in met", "Park Geun-hye met",
    "shoot-to-kill order", "Jay-Z sang", "Kassym-Jomart Tokayev", "Smith-Jones left",
    "Moscow|-|Washington talks", "Russian|-|Chinese talks", "COVID-19 cases", "an F-16 jet",
    "well|-- no", "well -- no", "well|--|no", "Nur\u{2011}Sultan fell", "-|led",
    "Baden-Baden-Baden town",
    // Marks and joiners that belong to the word they stand in.
    "Kazakh\u{AD}stan fell", "Zu\u{308}rich won", "na\u{200C}me here",
    // Beyond ASCII.
    "Москва и Алматы", "Zürich|, Łódź", "Əliyev|’s son", "北京 city", "“|Yes|,|” he", "Yes|—|no",
    "1999|–|2004", "10 €|, 5 £", "a 😀 b|😀", "«|Нур Отан|»",
    // Numbers.
    "10,000 people", "2.5 percent", "2.5|.", "the 7th day", "in 1999|, 2000", "10,000|, 20",
    "3.14.15", "20|%", "$|5m", "G7 met", "5G net",
    // Punctuation.
    "(|AP|)", "a|,|b", "a|;|b|:|c", "[|x|]", "\"|Yes|,|\" he", "AT|&|T Inc.", "either|/|or",
    "#|tag",
    "", " ", "a",
  ])
  func `text is cut into these tokens`(_ marked: String) {
    let text = marked.filter { $0 != "|" }
    let expected = marked.split { $0 == "|" || $0 == " " }.map(String.init)
    let tokens = lexicon.tokens(of: text)
    #expect(tokens.strings(in: text) == expected)
    let isAfterSpace = marked.split(separator: " ").flatMap { run in
      run.split(separator: "|").indices.enumerated().map { $0.offset == 0 }
    }
    #expect(tokens.map(\.isAfterSpace) == isAfterSpace)
  }

  @Test func `a compound of two places is cut, also where one is an acronym`() {
    let text = "U.S.-Moscow talks"
    #expect(lexicon.tokens(of: text).strings(in: text) == ["U.S.", "-", "Moscow", "talks"])
  }

  @Test(arguments: ["Jose\u{301} left", "Vie\u{323}\u{302}t fell", "Нови\u{306}й left"])
  func `every combining mark belongs to the letter before it`(_ text: String) {
    #expect(
      lexicon.tokens(of: text).strings(in: text) == text.split(separator: " ").map(String.init))
  }

  @Test func `offsets are bytes of the text`() {
    let tokens = lexicon.tokens(of: "Zürich’s “U.S.” – 7")
    #expect(
      tokens.ranges == [
        ByteRange(0, 7), ByteRange(7, 11), ByteRange(12, 15), ByteRange(15, 19),
        ByteRange(19, 22), ByteRange(23, 26), ByteRange(27, 28),
      ])
  }

  @Test func `only the range is cut, and offsets are those of the whole text`() {
    let text = Array("one two three four".utf8)
    var tokens = TokenTable()
    var tokenizer = lexicon.tokenizer()
    tokenizer.tokenize(text.span, 4..<13, into: &tokens)
    tokenizer.tokenize(text.span, 14..<16, into: &tokens)
    #expect(tokens.ranges == [ByteRange(4, 7), ByteRange(8, 13), ByteRange(14, 16)])
    #expect(tokens.map(\.isAfterSpace) == [true, true, true])
  }

  @Test(arguments: [
    ("Nur-\nSultan fell", ["Nur-\nSultan", "fell"]), ("Kazakh-\nstan", ["Kazakh-\nstan"]),
    ("Kazakh\u{AD}\r\n  stan", ["Kazakh\u{AD}\r\n  stan"]), ("Massi-\nmov", ["Massi-\nmov"]),
    ("Russian-\nled men", ["Russian", "-", "led", "men"]),
    ("Moscow-\nWashington", ["Moscow", "-", "Washington"]), ("led -\nby", ["led", "-", "by"]),
    ("Nur-\n\nSultan", ["Nur", "-", "Sultan"]), ("a-\nb", ["a", "-", "b"]),
    ("Nur-\n", ["Nur", "-"]),
  ])
  func `a word that a line end breaks is one token, a compound of words is not`(
    _ text: String, _ expected: [String]
  ) {
    #expect(lexicon.tokens(of: text).strings(in: text) == expected)
  }

  @Test func `a broken word is the same word as a whole one`() {
    for (broken, whole) in [("Massi-\nmov", "Massimov"), ("Nur-\nSultan", "Nur-Sultan")] {
      #expect(lexicon.tokens(of: broken).map(\.hash) == lexicon.tokens(of: whole).map(\.hash))
    }
  }

  @Test(arguments: [
    "\u{A0}", "\t", "\n", "\r\n", "\u{202F}", "\u{3000}", "\u{FEFF}", "\u{2028}", "\0",
  ])
  func `white space of any script separates words`(_ space: String) {
    let text = "Nur\(space)Otan"
    let tokens = lexicon.tokens(of: text)
    #expect(tokens.strings(in: text) == ["Nur", "Otan"])
    #expect(tokens.map(\.isAfterSpace) == [true, true])
  }

  @Test(arguments: [
    ("people", Shape.lower), ("Kazakhstan", .capitalized), ("ExxonMobil", .capitalized),
    ("McDonald", .capitalized), ("iPhone", .capitalized), ("CSTO", .allCapitals),
    ("U.N.", .allCapitals), ("J.K.", .allCapitals), ("V.", .initial), ("J", .initial),
    ("北京", .uncased), ("2022", .number), ("7th", .number), ("10,000", .number),
    ("G7", .capitalized), ("F-16", .capitalized), ("al-Assad", .capitalized),
    ("shoot-to-kill", .lower), ("Нур", .capitalized), ("ҚР", .allCapitals), ("и", .lower),
    ("Ж.", .initial), ("—", .punctuation), ("😀", .punctuation), (",", .punctuation),
    ("O'Neill", .capitalized), ("O'NEILL", .allCapitals),
  ])
  func `a token has a shape`(_ text: String, _ shape: Shape) {
    #expect(lexicon.tokens(of: text).map(\.shape) == [shape])
  }

  @Test(arguments: [
    ("Türkiye", "TURKIYE"), ("U.N.", "UN"), ("O’Neill", "O'NEILL"),
    ("Kazakh\u{AD}stan", "kazakhstan"),
    ("Nur\u{2011}Sultan", "nur-sultan"), ("Zu\u{308}rich", "Zürich"),
  ])
  func `words that fold alike have the same hash`(_ one: String, _ other: String) {
    #expect(lexicon.tokens(of: one).map(\.hash) == lexicon.tokens(of: other).map(\.hash))
  }

  @Test func `words that differ have different hashes`() {
    let words = ["Ada", "Adam", "Madam", "Nur", "Нур", "nür-otan", "7", "7th", ",", "."]
    #expect(Set(words.flatMap { lexicon.tokens(of: $0).map(\.hash) }).count == words.count)
  }
}
