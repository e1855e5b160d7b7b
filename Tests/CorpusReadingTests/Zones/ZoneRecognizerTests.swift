import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct ZoneRecognizerTests {
  /// The zone of a line by its own words; `nil` if they say nothing.
  private func zone(_ line: String) -> Zone? {
    let text = Array(line.utf8)
    switch ZoneRecognizer().role(of: text.indices, in: text.span) {
    case .zone(let zone), .linkHeading(let zone): return zone
    case .timestamp, .captionLabel: return .boilerplate
    case .place, nil: return nil
    }
  }

  @Test(arguments: [
    "By Jane Doe", "By JANE DOE and John Smith", "by Jane Doe", "By Jane Doe, Reuters",
    "By Jane Doe in Almaty", "By the Associated Press", "By Reuters", "BY JANE DOE",
    "By Jane Doe | January 5, 2022",
    "By Jean-Luc d'Estaing, Ahmed al-Masri and Ludwig van der Rohe",
    "By Jane Doe, BBC News, Almaty", "By Olzhas Auyezov and Tamara Vaal",
    "Reporting by Olzhas Auyezov; Editing by Andrew Osborn and Alison Williams",
    "(Reporting by Olzhas Auyezov in Almaty; additional reporting by Jane Doe; writing by John Smith; editing by Mark Heinrich)",
    "Additional reporting by Jane Doe in Nur-Sultan.", "Jane Doe contributed to this report.",
    "Associated Press writers Jim Heintz in Moscow and Dasha Litvinova contributed to this report.",
    "Jane Doe contributed reporting from Moscow.", "Written by Jane Doe", "Jane Doe, Reuters",
    "Jim Heintz, Associated Press", "Jane Doe, Moscow Correspondent", "Jane Doe | AP", "Reuters",
    "Agence France-Presse", "Author: Jane Doe", "Edited by: Jane Doe", "With inputs from AFP",
    "Heintz reported from Moscow. Jane Doe in London contributed to this report.",
    "Follow Jane Doe on Twitter: @janedoe",
  ]) func `a line that says who wrote is a byline`(line: String) {
    #expect(zone(line) == .byline)
  }

  @Test(arguments: [
    "By Friday the city was calm", "By Thursday, the protests had spread to Almaty.",
    "By 2019 Nazarbayev had resigned", "By noon Almaty was quiet", "By God",
    "By the time Tokayev spoke, the city hall was burning.",
    "By signing up to the treaty, Kazakhstan agreed to send troops.",
    "Reporting by the BBC found that dozens of people had died.",
    "No casualties were reported from Almaty.", "Nazarbayev contributed to the fall of the party.",
    "Jane Doe has contributed reporting to the New Yorker since 1999.",
    "Officials in Almaty contributed to this report's findings, Tokayev said.",
    "Tokayev, president of Kazakhstan", "Kazakhstan, Russia and Belarus",
    "Heintz reported from Moscow.",
    "Editor in chief of the paper, Jane Doe, was detained on Wednesday.",
  ]) func `a line that only looks so is none`(line: String) {
    #expect(zone(line) == nil)
  }

  @Test(arguments: [
    "Photo: Jane Doe", "Photograph: Pavel Mikheyev/Reuters", "(AP Photo/Vladimir Tretyakov)",
    "Getty Images", "© 2022 Example News", "Image credit: Jane Doe", "AFP via Getty Images",
    "REUTERS/Pavel Mikheyev", "Pavel Mikheyev/Reuters", "[Vladimir Tretyakov/AP Photo]",
    "Image source, Getty Images", "Copyright 2022 Example News", "Photo by Jane Doe",
    "Source: Reuters",
    "Credit: NASA", "Photo courtesy of the Akorda",
  ]) func `a line that says whose a picture is is a credit`(line: String) {
    #expect(zone(line) == .credit)
  }

  @Test(arguments: [
    "Credit Suisse cuts jobs", "Copyright law overhaul passes", "Photo shop burns in Almaty",
    "Source: a senior official of the ministry said on condition of anonymity that talks had failed.",
    "Courtesy visit to Astana", "Via Rail workers strike",
  ]) func `a line that only begins like a credit is none`(line: String) {
    #expect(zone(line) == nil)
  }

  @Test(arguments: [
    "A man stands near a burning car in Almaty on Wednesday. (AP Photo/Vladimir Tretyakov)",
    "Protesters gather in the main square of Almaty (Reuters)",
    "Troops stand guard at the main square in Almaty, Kazakhstan [Valery Sharifulin/TASS via Reuters]",
    "Caption: Protesters in the square",
    "FILE - Kazakhstan's President Kassym-Jomart Tokayev speaks.",
    "FILE PHOTO: Nursultan Nazarbayev attends a meeting in Moscow",
    "Image caption, Protesters in Almaty",
    "Riot police at a protest in Almaty. Photograph: Pavel Mikheyev/Reuters",
    "Tokayev at the Kremlin | Photo Credit: AFP",
    "In this photo provided by the presidential press service, Tokayev speaks.",
  ]) func `a line about a picture is a caption`(line: String) {
    #expect(zone(line) == .caption)
  }

  @Test(arguments: [
    "ALMATY, Kazakhstan (AP) — Protesters stormed the city hall of Almaty on Wednesday.",
    "ALMATY, Jan 5 (Reuters) - Protesters stormed the city hall.",
    "The agency (Reuters) reported the news.", "He spoke to the agency (in Moscow).",
    "The file was closed, the official said.", "File a complaint, he said.",
    "The Organization for Security and Co-operation in Europe (OSCE)",
  ]) func `running text with brackets is no caption`(line: String) {
    #expect(zone(line) == nil)
  }

  @Test(arguments: [
    "Advertisement", "ADVERTISEMENT", "[Advertisement]", "Story continues below advertisement",
    "Sign up for our newsletter", "Share this article", "Share", "Follow us on Twitter",
    "Comments are closed", "Comments are closed.", "Published: January 5, 2022",
    "Updated: 5 Jan 2022, 10:30 GMT", "Published 5 January 2022", "2 hours ago", "5 min read",
    "5 MIN READ", "Read Mode", "100% Font Size", "All rights reserved", "Subscribe",
    "© 2022 AP. All rights reserved.", "Skip to content", "Top Content Trending", "Most read",
    "Wednesday, January 5, 2022", "Jan. 5, 2022 10:30 a.m. ET", "3 Min Read", "* * *", "---", "12",
    "This website uses cookies to improve your experience.", "We use cookies",
    "By clicking Accept you agree to our terms of use", "Show more", "Facebook", "Listen",
    "list of 3 items", "list 1 of 3", "end of list", "Updated at 10:30 p.m.", "Continue reading →",
    "Sign up to our newsletter to get the best stories every morning.", "Skip to main content",
    "Enter your email address", "Updated ago", "Published Friday",
    "This material may not be published, broadcast, rewritten or redistributed.",
  ]) func `furniture of the page is boilerplate`(line: String) {
    #expect(zone(line) == .boilerplate)
  }

  @Test(arguments: [
    "Published on Monday, the report says that dozens of people died.",
    "Share prices fell in Almaty", "Shares fell on Monday after the protests.",
    "The advertisement showed Nazarbayev on a horse.", "Subscribers of Beeline were cut off.",
    "Comments by Tokayev caused anger", "Updated figures show that 225 people died.",
    "The company changed its privacy policy.", "Register of companies leaked",
    "Home Office statement",
    "Already a member of the alliance, Kazakhstan asked for troops.", "More than 100 people died.",
    "Live ammunition was used", "May Day parade in Moscow",
    "Trending down: oil exports of Kazakhstan",
    "Cookies are banned in the ministry, an official said.", "Top general dismissed",
    "Search for survivors goes on", "In 2019 Nazarbayev resigned.", "X Corp sues",
    "Print media close",
    "List of presidents of Kazakhstan", "Menu of the state banquet shocks", "No",
  ]) func `a sentence or headline with such words is none`(line: String) {
    #expect(zone(line) == nil)
  }

  @Test(arguments: [
    "Read more", "READ MORE:", "Related", "Related Articles", "See also", "More on this story",
    "Recommended", "Recommended Stories", "Read more: Who is Nazarbayev?",
    "Related: Internet cut in Kazakhstan", "Watch | Protests in Almaty",
    "Read more about Kazakhstan",
    "ALSO READ: Tokayev dismisses cabinet", "You may also like", "Tags: Kazakhstan, Tokayev",
    "Read more »", "More from Reuters",
    "Follow AP's coverage of Kazakhstan at https://apnews.com/hub/kazakhstan",
  ]) func `a line that leads elsewhere is a link`(line: String) {
    #expect(zone(line) == .linkList)
  }

  @Test(arguments: [
    "Read more than once, the letter changed hands.", "Related companies were searched on Monday.",
    "More on Tuesday, he said.", "Topics of the talks were gas and grain",
    "Tags were sewn into coats",
    "Watch out for ice",
  ]) func `a line that only begins like a link is none`(line: String) {
    #expect(zone(line) == nil)
  }

  // MARK: - By place

  private func zones(_ text: String) -> [Zone] {
    read("a.txt", text).documents.flatMap(\.blocks).map(\.zone)
  }

  @Test func `headline, deck, byline and date open an article`() {
    #expect(
      zones(
        """
        Protesters storm city hall in Almaty
        Alliance sends troops to Kazakhstan
        Jane Doe
        January 5, 2022
        Protesters stormed the city hall of Almaty on Wednesday, officials said.
        The president left.
        """) == [.headline, .headline, .byline, .boilerplate, .body, .body])
  }

  @Test func `a name is no byline where no date stands beside it`() {
    #expect(
      zones(
        """
        The man who ruled
        Nursultan Nazarbayev
        He ruled the country for almost thirty years and then left it.
        """) == [.headline, .headline, .body])
  }

  @Test func `a first line with a full stop is running text`() {
    #expect(
      zones("Tokayev met Putin in Moscow on Monday.\n\nThey spoke about gas for many hours.")
        == [.body, .body])
  }

  @Test func `many short lines are a list under one headline`() {
    #expect(
      zones("Dead in Almaty\nOne\nTwo men\nThree men\nFour men\nFive men") == [
        .headline, .body, .body, .body, .body, .body,
      ])
  }

  @Test func `a short title between two paragraphs is a headline`() {
    let paragraph = "Protesters stormed the city hall of Almaty on Wednesday, officials said."
    #expect(
      zones("\(paragraph)\n\nWho is Tokayev?\n\n\(paragraph)\n\nTroops from Russia\n\n\(paragraph)")
        == [.body, .headline, .body, .headline, .body])
    #expect(zones("\(paragraph)\n\nIt listed:\n\n\(paragraph)") == [.body, .body, .body])
    #expect(zones("\(paragraph)\n\nHe left.\n\n\(paragraph)") == [.body, .body, .body])
  }

  @Test func `titles below "Read more" are links until running text`() {
    let paragraph = "Protesters stormed the city hall of Almaty on Wednesday, officials said."
    #expect(
      zones(
        "\(paragraph)\nRead more\nWho is Nazarbayev?\nTroops land in Almaty\n\(paragraph)\nThe end")
        == [.body, .linkList, .linkList, .linkList, .body, .body])
    #expect(
      zones("\(paragraph)\n\(paragraph)\nMost read\nBlast in Kabul\nQueen dies")
        == [.body, .body, .boilerplate, .linkList, .linkList])
  }

  @Test func `names below the closing byline belong to it`() {
    let paragraph = "Protesters stormed the city hall of Almaty on Wednesday, officials said."
    #expect(
      zones("\(paragraph)\n\(paragraph)\nReporting by Jane Doe\nJane Doe\nThomson Reuters")
        == [.body, .body, .byline, .byline, .byline])
    #expect(
      zones("By Jane Doe\n\(paragraph)\n\(paragraph)\nKarim Massimov\nLeft for Moscow")
        == [.byline, .body, .body, .body, .body])
  }

  @Test func `the line below a caption's label is the caption`() {
    let paragraph = "Protesters stormed the city hall of Almaty on Wednesday, officials said."
    #expect(
      zones("\(paragraph)\nImage caption,\nKarim Massimov was sacked\n\(paragraph)")
        == [.body, .boilerplate, .caption, .body])
  }

  @Test func `where reporters were is a byline at the end only`() {
    let paragraph = "Protesters stormed the city hall of Almaty on Wednesday, officials said."
    #expect(
      zones("\(paragraph)\n\(paragraph)\nHeintz reported from Moscow.") == [.body, .body, .byline])
    #expect(
      zones("\(paragraph)\nRadio Azattyq reported from Almaty.\n\(paragraph)") == [
        .body, .body, .body,
      ])
  }
}

struct PhraseTableTests {
  @Test func `phrases are found as a slow search finds them`() {
    let phrases = ["ap", "/ap", "via", "a b", "b/"]
    let table = PhraseTable(phrases)
    func isLetter(_ byte: UInt8?) -> Bool { byte.map { $0 &- 0x61 < 26 } ?? false }
    for seed in 1...500 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let line = (0..<Int.random(in: 0...14, using: &generator))
        .map { _ in Array("ab/ vip".utf8).randomElement(using: &generator) ?? 0x20 }
      var expected: Range<Int>?
      search: for start in line.indices {
        for phrase in phrases.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count })
        where line[start...].starts(with: phrase) {
          let end = start + phrase.count
          let before = start > 0 ? line[start - 1] : nil
          let after = end < line.count ? line[end] : nil
          if isLetter(before), isLetter(phrase.first) { continue }
          if isLetter(after), isLetter(phrase.last) { continue }
          expected = start..<end
          break search
        }
      }
      #expect(table.occurrence(in: line[...]) == expected, "seed \(seed)")
    }
  }
}
