import Testing

@testable import MentionExtraction

struct PlaceExtractionTests {
  @Test(arguments: [
    "The unrest began in [place:Zhanaozen], an oil town in western [place:Kazakhstan].",
    "People fled to [place:Kyrgyzstan], [place:Uzbekistan] and [place:Turkmenistan].",
    "In [place:Aktau], [place:Atyrau] and [place:Aktobe], crowds gathered.",
    "He drove from [place:Bishkek] to [place:Osh].",
    "They live in the city of [place:Shymkent].",
    "She was born in [place:Springfield], [place:Illinois].",
    "[place:Kazakhstan]'s president and [place:Russia]’s foreign minister spoke.",
    "[place:New York] and [place:Los Angeles] were quiet.",
    "[place:São Paulo] and [place:Zürich] are rich.",
    "[place:South Korea] and [place:North Korea] talked.",
    "[place:Northern Ireland] voted. [place:East Jerusalem] did not.",
    "They met in [place:Central Asia].",
    // Streets, waters and buildings.
    "Troops crossed the [place:Ural River] into [place:Europe].",
    "The [place:Caspian Sea] is shrinking. The [place:Aral Sea] is gone.",
    "They reached [place:Mount Everest].",
    "He hid in the [place:Altai Mountains].",
    "The [place:Suez Canal] was blocked, and so was the [place:Strait of Hormuz].",
    "Protesters filled [place:Republic Square] in [place:Almaty].",
    "They marched down [place:Abai Avenue].",
    "Police closed the [place:Almaty] airport.",
    "Soldiers seized [place:Almaty International Airport] at dawn.",
    "Troops took the airport in [place:Almaty].",
    // One name of a country, a state and people.
    "Talks in [place:Tbilisi], the capital of [place:Georgia], failed. [person:Mikheil Saakashvili] was absent.",
    "The election in [place:Atlanta], [place:Georgia], was close.",
    "The senator from [place:Georgia] spoke in [place:Savannah].",
    // A city, a state and a person.
    "[person:George Washington] crossed the river. [person:Washington] was cold.",
    "[person:Kerry Washington] starred in the film. [person:Washington] won a prize.",
    "[person:Denzel Washington] arrived in [place:Washington, D.C.], on Friday.",
    "Lawmakers in [place:Washington] voted on Friday.",
    "[place:Washington] and [place:Moscow] agreed on a treaty.",
    // A city and its namesake.
    "[person:Nursultan Nazarbayev] renamed [place:Astana]. It is now [place:Nur-Sultan].",
    "Protesters marched through [place:Nur-Sultan] on Wednesday.",
    "The airline flew from [place:Nur Sultan] to [place:Almaty].",
    // Compounds.
    "A pro-[place:Moscow] party won.",
    "A [place:Washington]-based group objected.",
    "The [place:Moscow]-backed alliance sent 2,500 troops.",
    "A [place:Russia]-led alliance sent troops.",
    "[place:St. Petersburg] is cold, [place:Rostov-on-Don] is warm.",
    "[place:Alma-Ata] was the capital.",
    "[place:Baikonur Cosmodrome] is leased to [place:Russia].",
    "The rally on [place:Red Square] was banned.",
    // Words that are also words.
    "[place:Turkey] sent drones. The turkey was eaten.",
    "[place:Jordan] borders [place:Israel].",
    "[place:Kazakhstan] Friday shut the internet.",
    "They met in [place:Paris] Friday.",
  ])
  func `places are found`(_ marked: String) throws { try expect(marked) }

  @Test(arguments: [
    "[place:ALMATY], [place:Kazakhstan] ([organization:AP]) — Police fired on protesters.",
    "[place:MOSCOW] – The ruble fell on Monday.",
    "[place:NUR-SULTAN], [place:Kazakhstan] — The government resigned.",
    "[place:WASHINGTON] ([organization:AP]) — Lawmakers voted on Friday.",
    "[place:BEIJING], Jan. 6 ([organization:Xinhua]) -- The president spoke.",
    "[place:ALMATY] ([organization:Reuters]) - The bank closed.",
    "[place:Zhanaozen] ([organization:Reuters]) - Workers laid down their tools.",
    "[place:Geneva], 12 January 2022 – The envoy spoke.",
    "[place:ZHANATAS] – The market was quiet.",
  ])
  func `datelines name a place`(_ marked: String) throws { try expect(marked) }

  @Test(arguments: [
    ("ALMATY, Kazakhstan (AP) — Police fired. They left.", "ALMATY, Kazakhstan (AP) —"),
    ("MOSCOW – The ruble fell.", "MOSCOW –"),
    ("Zhanaozen (Reuters) - It rose.", "Zhanaozen (Reuters) -"),
    ("BEIJING, Jan. 6 (Xinhua) -- He spoke.", "BEIJING, Jan. 6 (Xinhua) --"),
    ("Almaty – the largest city – fell.", nil), ("The CSTO – an alliance – met.", nil),
    ("CSTO", nil), ("MOSCOW –", nil), ("– MOSCOW", nil), ("", nil),
    ("He left Moscow (AP) – alone.", nil),
  ])
  func `a dateline is a sentence of its own zone`(_ text: String, _ dateline: String?) throws {
    let document = MarkedText(text).document
    let found = MentionExtractor(lexicon: try DefaultLexicon.lexicon()).extract(document)
    let datelines = found.sentences.filter { $0.zone == .dateline }
    #expect(datelines.map { document.string($0.range) } == [dateline].compactMap { $0 })
    #expect(found.sentences.dropFirst(datelines.count).allSatisfy { $0.zone == .body })
  }

  @Test(arguments: [
    "# [place:Kazakhstan] President [person:Tokayev] Orders Troops To Shoot ¶ [person:Kassym-Jomart Tokayev] spoke on television.",
    "# [person:Putin] And [person:Xi] Meet In [place:Beijing] As War Rages ¶ [person:Vladimir Putin] met [person:Xi Jinping].",
    "# Dozens Killed As Protests Spread In [place:Almaty]",
    "# [organization:Chevron] Cuts Output At [place:Tengiz] After Protests",
    "# [organization:Amnesty International] Calls For Inquiry Into Shooting Of Protesters",
    "# POLICE FIRE ON PROTESTERS IN [place:ALMATY] AS [place:RUSSIA] SENDS TROOPS",
    "# TROOPS LEAVE [place:KAZAKHSTAN]",
    "# [place:UKRAINE]: WHAT WE KNOW",
    "# STOCKS FALL AS OIL SINKS",
    "# The Day After: What We Know So Far",
    "# Oil Prices Rise",
    "# Why The Rich Get Richer",
    "# How To Cook Rice",
    "# Bank Shares Fall After Report",
    "# Shell Companies Hide Billions From Tax Collectors",
  ])
  func `in headlines a capital says nothing`(_ marked: String) throws { try expect(marked) }
}
