import Testing

@testable import MentionExtraction

struct PersonExtractionTests {
  @Test(arguments: [
    "[person:Ada Lovelace] met the [organization:Royal Society]",
    // Titles, which are no part of the name.
    "President [person:Kassym-Jomart Tokayev] spoke on [place:Almaty] streets.",
    "Prime Minister [person:Nikol Pashinyan] said the alliance would send troops.",
    "Foreign Minister [person:Sergei Lavrov] flew to [place:Astana].",
    "Vice President [person:Kamala Harris] and Senator [person:Mitch McConnell] disagreed.",
    "Crown Prince [person:Mohammed bin Salman] arrived in [place:Moscow].",
    "Interior Minister [person:Yerlan Turgumbayev] resigned.",
    "Gen. [person:Ivan Okafor] resigned on Tuesday.",
    "Captain [person:James Cook] sailed.",
    "Dr. [person:Amelia Thornbury] examined the wounded.",
    "Judge [person:R. L. Hansen] ruled against [organization:Enron].",
    "King [person:Charles] opened Parliament.",
    "Pope [person:Francis] prayed for peace.",
    "Mr. [person:Nazarbayev] left the country.",
    "The speech was given by Lady [person:Ashton].",
    "The president of the board spoke.",
    "\"Mr. President, the floor is yours,\" she said.",
    "Former [place:U.S.] President [person:Barack Obama] spoke at [organization:Harvard].",
    "[place:U.S.] Secretary of State [person:Antony Blinken] called [person:Lavrov].",
    "[organization:NATO] Secretary General [person:Jens Stoltenberg] spoke in [place:Brussels].",
    // Roles and what people do.
    "Opposition leader [person:Alexei Navalny] was jailed.",
    "Human rights activist [person:Yevgeniy Zhovtis] disagreed.",
    "His lawyer [person:Mark Brown] objected.",
    "[person:Bota Jardemalie], a lawyer, spoke from [place:Brussels].",
    "One protester, [person:Aibek Dosmukhamed], 34, was hurt.",
    "“We stay,” said [person:Arkan Dubnovik].",
    "“I was afraid,” said [person:Aigerim], a teacher.",
    "[person:Timur Kulibayev] and his wife, [person:Dinara], sold the bank.",
    "[person:Daniyar Khassenov] tweeted it.",
    "Mr. [person:Smith] and Mrs. [person:Jones] left.",
    "Presidents [person:Putin] and [person:Xi] met.",
    "Ministers [person:Anna Ostrova] and [person:Pavel Dubin] met.",
    "[person:Rachel Vanderhill], a professor at [organization:Wofford College], agreed.",
    "“[person:Nazarbayev] is gone,” [person:Tulegen Ibraev], 62, shouted.",
    "The [organization:BBC]'s [person:Abdujalil Abdurasulov] reported.",
    "[person:Tokayev] and [person:Nazarbayev]'s nephew, [person:Kairat Satybaldy], met.",
    "[person:Paris Hilton] arrived in [place:Paris].",
    "[person:Jack London] was born in [place:San Francisco].",
    "[person:Hope Hicks] resigned. Hope was gone.",
    "[person:Will Smith] left. Will he return?",
    "[person:Jane Smith] contributed to this report.",
    "@ By [person:Maria Petrova] and [person:John Brown] ¶ The bank closed.",
    "@ Reporting by [person:Olzhas Auyezov]; Editing by [person:Robert Birsel]",
  ])
  func `people are found by title, role and context`(_ marked: String) throws { try expect(marked) }

  @Test(arguments: [
    // Surnames, and given names, later in the document.
    "[person:Erlan Karin] wrote a book. Later [person:Karin] denied it. ¶ In the evening [person:Karin] said nothing.",
    "The arrest of [person:Massimov] came as a surprise. ¶ [person:Karim Massimov] was arrested.",
    "[person:Angela Merkel] and [person:Emmanuel Macron] met in [place:Berlin]. [person:Merkel] and [person:Macron] agreed.",
    "The talks between [person:Merkel] and [person:Macron] failed.",
    "[person:Merkel] and [person:Macron] met.",
    "[person:Kate Mallinson], a consultant, agreed. [person:Mallinson]'s report was read.",
    "[person:Amy Cheng] wrote it. \"It was hard,\" [person:Cheng] said.",
    "[person:Sarah Tisdall] and [person:John Tisdall] met. [person:Tisdall] spoke.",
    "[person:Saddam Hussein] invaded [place:Kuwait]. [person:Saddam] was hanged.",
    "[person:Xi Jinping] spoke first. [person:Xi] smiled.",
    "[person:Kim Jong Un] watched. [person:Kim] smiled.",
    "[person:Putin]’s call with [person:Biden] lasted an hour.",
    "[person:Hashim Thaçi] resigned as president of [place:Kosovo]. [person:Thaci] was tried in [place:The Hague].",
    "[person:Recep Tayyip Erdoğan] met [person:Vladimir Putin] in [place:Sochi]. [person:Erdogan] left early.",
    // Particles.
    "[person:Ursula von der Leyen] spoke first. [person:Von der Leyen] was brief.",
    "A letter from [person:von der Leyen] followed. It was [person:Ursula von der Leyen] who signed.",
    "[person:Vincent van Gogh] died in [place:France].",
    "[person:Osama bin Laden] was killed. [person:Bin Laden] had been hiding.",
    "[person:Charles de Gaulle] spoke. [person:De Gaulle] was tall.",
    "[person:Luiz Inácio Lula da Silva] won in [place:Brazil]. [person:Lula] thanked voters.",
    "Sheikh [person:Tamim bin Hamad al-Thani] hosted the talks in [place:Doha].",
    "President [person:Bashar al-Assad] thanked [place:Russia].",
    "[person:Moon Jae-in] met [person:Park Geun-hye] in [place:Seoul].",
    // Initials and suffixes.
    "[person:J.K. Rowling] moved to [place:Edinburgh].",
    "The book by [person:J. R. R. Tolkien] sold well.",
    "[person:George W. Bush] visited [place:Texas].",
    "[person:John F. Kennedy] was shot in [place:Dallas].",
    "[person:Martin Luther King Jr.] marched in [place:Selma].",
    "[person:Shaquille O'Neill] lives in [place:Florida].",
    "[person:Shaquille O’Neill] lives in [place:Florida].",
    // A weekday or month that follows is no part of the name.
    "[person:Tokayev] Monday dismissed the cabinet.",
    "President [person:Tokayev] Wednesday declared an emergency.",
    "[person:Vladimir Putin] Thursday met [person:Xi Jinping].",
    "[person:Tokayev] said Tuesday that order was restored.",
    "In [place:Moscow] Wednesday, [person:Putin] spoke.",
    "[person:May] lost the vote. [person:Theresa May] resigned.",
  ])
  func `a person is found under every form of the name`(_ marked: String) throws {
    try expect(marked)
  }
}
