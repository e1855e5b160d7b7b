import Testing

@testable import MentionExtraction

struct OrganizationExtractionTests {
  @Test(arguments: [
    // An acronym after, and before, the name that introduces it.
    "The [organization:Collective Security Treaty Organization] ([organization:CSTO]) sent troops. The [organization:CSTO] left in January.",
    "The [organization:CSTO] was slow. In 2002 the [organization:Collective Security Treaty Organization] was founded.",
    "The [organization:Ostrov Regional Development Agency] ([organization:ORDA]) met. Critics of [organization:ORDA] stayed away.",
    "Members of [organization:ORDA] resigned. The [organization:Ostrov Regional Development Agency] was shut.",
    "The [organization:Kazakhstan Institute for Strategic Studies] ([organization:KISI]) published it. [organization:KISI] is in [place:Astana].",
    "The [organization:Federal Bureau of Investigation] ([organization:FBI]) arrested him. [organization:FBI] agents searched the house.",
    "The [organization:World Health Organization] warned of a new wave. The [organization:WHO] said so on Monday. Who knows?",
    "A spokesman for the [organization:OSCE] said the vote was flawed.",
    "The [organization:U.N.] and the [organization:EU] called for calm.",
    "The GDP of the country fell, said a CEO on TV.",
    // Companies.
    "Shares of [organization:Ostrov Mining Inc.] fell. [organization:Ostrov Mining] declined to comment.",
    "[organization:Goldman Sachs] advised [organization:Kazatomprom].",
    "[organization:Royal Dutch Shell], [organization:Eni] and [organization:ExxonMobil] own shares.",
    "[organization:Smith & Wesson] makes guns.",
    "He works for [organization:Ernst & Young].",
    "[organization:Jusan Bank] was sold to [organization:Halyk Bank].",
    "[organization:Facebook] and [organization:Twitter] were blocked.",
    "The [organization:Chevron]-led consortium runs the [place:Tengiz field].",
    "[organization:Gazprom]-owned media were silent.",
    "[organization:Gazprom] Thursday cut the supply.",
    // States.
    "The [organization:Ministry of Defence and Aerospace Industry] denied it.",
    "The [organization:Ministry of Foreign Affairs] summoned the ambassador.",
    "The [organization:Ministry of Internal Affairs] said 8,000 people were held.",
    "[place:Kazakhstan]'s [organization:Ministry of Health] withdrew the figure.",
    "The head of the [organization:National Security Committee] was dismissed.",
    "[person:Karim Massimov], head of the [organization:National Security Committee], was arrested.",
    "The [organization:Department of Justice] sued [organization:Google].",
    "The [organization:Parliament of Kazakhstan] voted.",
    "The [organization:Supreme Court] ruled on Friday.",
    "The [organization:White House] and the [organization:Kremlin] declined to comment.",
    "The [organization:State Duma] voted.",
    "The [organization:Bank of England] raised rates.",
    // Parties, and a party whose name is like that of a person and a city.
    "The ruling [organization:Nur Otan] party won, and [person:Nazarbayev] stayed its chairman.",
    "The [organization:Nur Otan] party of [person:Nursultan Nazarbayev] met in [place:Nur-Sultan].",
    "The [organization:Communist Party of China] met.",
    "[organization:Hamas] and [organization:Hezbollah] fired rockets.",
    "The [organization:Taliban] took [place:Kabul].",
    // Between and beyond states.
    "The [organization:World Bank] and the [organization:International Monetary Fund] lent money.",
    "The [organization:European Union] imposed sanctions on [place:Belarus].",
    "The [organization:United Nations Security Council] met.",
    "The [organization:Organization for Security and Co-operation in Europe] sent observers.",
    "The [organization:International Committee of the Red Cross] sent aid.",
    "[organization:Amnesty International] called it a massacre.",
    "A spokesman for [organization:Human Rights Watch] said so.",
    "[organization:Oxus Society for Central Asian Affairs] counted the protests.",
    // Learning, sport and the press.
    "She studied at the [organization:University of Kent] in [place:Canterbury].",
    "He taught law at [organization:Harvard University].",
    "The [organization:University of Oxford] and the [organization:London School of Economics] took part.",
    "[organization:Manchester United] lost to [organization:Real Madrid].",
    "[person:Michael Jordan] played for the [organization:Chicago Bulls].",
    "The [organization:New York Times] and the [organization:Washington Post] reported it.",
    "[organization:Radio Free Europe] reported from [place:Kyiv].",
    "The [organization:Committee to Protect Journalists] ([organization:CPJ]) protested.",
    "[organization:AT&T] and [organization:Verizon] merged.",
    "[organization:Deutsche Bank] and [organization:JPMorgan Chase & Co.] lent money.",
    "[organization:McKinsey & Company] advised it.",
    "The [organization:Interior Ministry] and the [organization:Russian Defense Ministry] said so.",
    "The [organization:Eurasian Economic Union] met in [place:Minsk].",
    "The newspaper [organization:Vremenik] closed.",
  ])
  func `organizations are found`(_ marked: String) throws { try expect(marked) }

  @Test func `the dot of U.S. inside a name ends no sentence`() throws {
    try expect(
      "He joined the [organization:U.S. Armed Forces] in 1990. They flew to the [place:U.S.] The president agreed."
    )
  }
}
