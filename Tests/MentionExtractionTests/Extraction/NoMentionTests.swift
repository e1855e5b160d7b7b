import Testing

@testable import MentionExtraction

struct NoMentionTests {
  @Test(arguments: [
    // Events.
    "The Second World War began in 1939.", "The Cold War was over.",
    "It began after the Spanish Civil War ended.", "The Gulf War ended in 1991.",
    "The Vietnam War divided the country.", "He fell at the Battle of Stalingrad in 1942.",
    "The French Revolution ended in 1799.", "The World Cup starts in June.",
    "The Arab Spring began in [place:Tunisia].",
    "The Orange Revolution began in [place:Kyiv].",
    "The Olympics were held in [place:Sochi].",
    "The 2022 Winter Olympics began in [place:Beijing].",
    // Laws, treaties, prizes and works.
    "They signed the Treaty of Versailles.", "The Treaty of Rome was signed in [place:Rome].",
    "Under Article 5 they must help.", "The Magna Carta was signed.",
    "The Paris Agreement was signed in December.", "The Constitution was amended in March.",
    "The Patriot Act was passed.", "Under the Clean Air Act he was fined.",
    "The Nobel Peace Prize went to a journalist.", "The novel War and Peace is long.",
    "He reads the Bible and the Koran.", "Brexit was late. COVID-19 spread.",
    // Peoples and parties' adjectives.
    "Russian troops and Kazakh police stood side by side.",
    "The French said that the Germans would pay.", "An American and two Britons were hurt.",
    "The Kazakhs, the Uzbeks and the Kyrgyz share a border.",
    "The Chinese foreign minister spoke in English.",
    "A Democrat and two Republicans voted no.", "Muslims and Christians lived side by side.",
    "European leaders spoke.",
    // Months, weekdays and holidays.
    "The protests began on January 2 and ended in February.", "In May the government fell.",
    "On Tuesday, March 8, the bank closed.", "By April the war was over. June was calm.",
    "Ramadan began on Saturday. Christmas is in December.",
    // Ordinary words.
    "The dog barked at the moon.", "He said that it was late. She agreed. They left.",
    "We Are All Equal Here.", "I do not know what Will be said.",
    "An apple fell. Apple pie was served.", "Reading is fun.", "Nice words were said.",
    "Mobile phones were cut off.", "Orange juice was cheap.",
    "The shoot-to-kill order shocked the world.",
  ])
  func `what is no person, organization or place is left alone`(_ marked: String) throws {
    try expect(marked)
  }

  @Test func `nothing is looked for in boilerplate`() throws {
    var text = MarkedText("Ada Lovelace met the Royal Society.")
    text.document.blocks[0].zone = .boilerplate
    let found = MentionExtractor(lexicon: try DefaultLexicon.lexicon()).extract(text.document)
    #expect(found.mentions.isEmpty)
    #expect(found.names.isEmpty)
    #expect(found.sentences.isEmpty)
  }
}
