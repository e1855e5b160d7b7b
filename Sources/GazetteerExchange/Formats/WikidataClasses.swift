import DataModel

/// The classes of Wikidata (values of P31) that make a kind.
///
/// An item is mostly an instance of a narrow class, and which classes lie in which is known only to
/// the dump as a whole; these are the ones that most items of a kind have.
enum WikidataClasses {
  static let kind: [String: EntityKind] = [
    "Q5": .person,  // human
    "Q43229": .organization,  // organization
    "Q4830453": .organization,  // business
    "Q783794": .organization,  // company
    "Q6881511": .organization,  // enterprise
    "Q891723": .organization,  // public company
    "Q1589009": .organization,  // privately held company
    "Q270791": .organization,  // state-owned enterprise
    "Q46970": .organization,  // airline
    "Q22687": .organization,  // bank
    "Q7278": .organization,  // political party
    "Q7210356": .organization,  // political organization
    "Q163740": .organization,  // nonprofit organization
    "Q79913": .organization,  // non-governmental organization
    "Q157031": .organization,  // foundation
    "Q708676": .organization,  // charitable organization
    "Q48204": .organization,  // voluntary association
    "Q178790": .organization,  // trade union
    "Q484652": .organization,  // international organization
    "Q245065": .organization,  // intergovernmental organization
    "Q327333": .organization,  // government agency
    "Q2659904": .organization,  // government organization
    "Q192350": .organization,  // ministry
    "Q35749": .organization,  // parliament
    "Q11204": .organization,  // legislature
    "Q41487": .organization,  // court
    "Q47913": .organization,  // intelligence agency
    "Q732717": .organization,  // law enforcement agency
    "Q176799": .organization,  // military unit
    "Q17149090": .organization,  // armed organization
    "Q3918": .organization,  // university
    "Q875538": .organization,  // public university
    "Q38723": .organization,  // higher education institution
    "Q31855": .organization,  // research institute
    "Q16917": .organization,  // hospital
    "Q11032": .organization,  // newspaper
    "Q1616075": .organization,  // television station
    "Q2085381": .organization,  // publisher
    "Q476028": .organization,  // association football club
    "Q847017": .organization,  // sports club
    "Q6256": .place,  // country
    "Q3624078": .place,  // sovereign state
    "Q5107": .place,  // continent
    "Q35657": .place,  // U.S. state
    "Q1221156": .place,  // federated state of Germany
    "Q10864048": .place,  // first-level administrative division
    "Q34876": .place,  // province
    "Q149621": .place,  // district
    "Q28575": .place,  // county
    "Q47168": .place,  // county of the United States
    "Q515": .place,  // city
    "Q1549591": .place,  // big city
    "Q1637706": .place,  // million city
    "Q5119": .place,  // capital city
    "Q1093829": .place,  // city in the United States
    "Q3957": .place,  // town
    "Q532": .place,  // village
    "Q5084": .place,  // hamlet
    "Q486972": .place,  // human settlement
    "Q15284": .place,  // municipality
    "Q484170": .place,  // commune of France
    "Q747074": .place,  // comune of Italy
    "Q262166": .place,  // municipality in Germany
    "Q123705": .place,  // neighborhood
    "Q188509": .place,  // suburb
    "Q82794": .place,  // region
    "Q4022": .place,  // river
    "Q23397": .place,  // lake
    "Q165": .place,  // sea
    "Q9430": .place,  // ocean
    "Q23442": .place,  // island
    "Q8502": .place,  // mountain
    "Q46831": .place,  // mountain range
    "Q1248784": .place,  // airport
    "Q44782": .place,  // port
  ]
}
