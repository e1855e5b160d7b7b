/// Names of a gazetteer that news is to have.
struct ListedNames {
  let people: [[UInt8]]
  let organizations: [[UInt8]]
  let places: [[UInt8]]
  /// The part of the mentions that are such names, 0 to 1.
  let share: Double

  init(people: [String], organizations: [String], places: [String], share: Double) {
    self.people = people.map { Array($0.utf8) }
    self.organizations = organizations.map { Array($0.utf8) }
    self.places = places.map { Array($0.utf8) }
    self.share = share
  }

  var hasEveryKind: Bool { !people.isEmpty && !organizations.isEmpty && !places.isEmpty }
}

/// Makes news-like text from a seed: the same seed gives the same text everywhere.
///
/// Sentences come from templates in the manner of agency copy. Names come from the lexicon's own
/// lists and, for a share of the mentions, from another gazetteer: a fixed cast for each document,
/// so that names come back, of some by the surname alone. A gazetteer's names are always written
/// out, since a program that looks for them finds nothing else. They and ordinary words are drawn as
/// Zipf's law has it.
struct NewsGenerator {
  private struct Person {
    var name: [UInt8]
    var surname: [UInt8]
  }

  private enum Piece {
    case text([UInt8])
    case slot(Character)
  }

  private var random: SplitMix64
  private let givenNames: [String]
  private let surnames: [String]
  private let places: [[UInt8]]
  private let organizations: [[UInt8]]
  private let words: [[UInt8]]
  private let listed: ListedNames?
  private let templates: [[Piece]]

  init(
    seed: UInt64, givenNames: [String], surnames: [String], places: [String],
    organizations: [String], words: [String], listed: ListedNames? = nil
  ) {
    random = SplitMix64(state: seed)
    self.givenNames = givenNames
    self.surnames = surnames
    self.places = places.map { Array($0.utf8) }
    self.organizations = organizations.map { Array($0.utf8) }
    self.words = words.map { Array($0.utf8) }
    self.listed = listed
    templates = NewsGenerator.templates.map(NewsGenerator.pieces)
  }

  private static let templates = [
    "President {P} said on {D} that the {w} in {L} had {w} the {w}, according to {O}.",
    "{S} told reporters the {w} would not {w} before the end of the {w}.",
    "The {w} of the {w} was a {w} for many people who had {w} in the {w} since {D}.",
    "“We have to {w} the {w},” said {P}, a {w} analyst at {O} in {L}.",
    "In {L}, thousands of people {w} outside the {w} and asked for a {w} {w}.",
    "{O} said in a statement that its {w} had been {w} by the {w} {w} last week.",
    "{S}, who has {w} the {w} since 2019, did not {w} to a request for {w}.",
    "The {w} {w}, which {w} about {N} people, is one of the {w} in the {w} of {L}.",
    "It was not clear how many {w} were {w}, but officials put the {w} at {N}.",
    "Prices for {w} {w} rose by {N} percent, and the {w} {w} fell as {w} and {w} {w}.",
    "After the {w}, {S} and {P} met in {L} to {w} the {w} between the two {w}.",
    "A {w} spokesman for {O} called the {w} “{w} and {w}” and said a {w} would {w}.",
    "There is no {w} that the {w} {w} will {w}, and few {w} {w} that it should {w}.",
    "The {w} was {w} by {O}, whose {w} in {L} and {L} {w} the {w} with {w} {w}.",
    "Foreign Minister {P} of {L} {w} the {w} as a {w} that {w} the {w} of his {w}.",
    "When the {w} {w}, they {w} each {w} and {w} until the {w} had {w} {w}.",
  ]
  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// A template cut at its slots: `{P}` is a person, `{S}` one that was named before, `{L}` a
  /// place, `{O}` an organization, `{D}` a day, `{N}` a number, `{w}` a word.
  private static func pieces(of template: String) -> [Piece] {
    template.split(separator: "{", omittingEmptySubsequences: false).enumerated()
      .flatMap { number, part -> [Piece] in
        guard number > 0, let slot = part.first else { return [.text(Array(part.utf8))] }
        return [.slot(slot), .text(Array(part.dropFirst(2).utf8))]
      }
  }

  /// One document of about `bytes` bytes, in paragraphs.
  mutating func document(bytes: Int) -> [UInt8] {
    let cast = (0..<6).map { _ in person() }
    let scene = (0..<5).map { _ in listedName(\.places) ?? random.pick(places) }
    let actors = (0..<4).map { _ in listedName(\.organizations) ?? random.pick(organizations) }
    var introduced: Int?
    var text = Array("\(String(decoding: scene[0], as: UTF8.self).uppercased()) — ".utf8)
    text.reserveCapacity(bytes + 500)
    var sentences = 0
    while text.count < bytes {
      for piece in random.pick(templates) {
        switch piece {
        case .text(let literal): text += literal
        case .slot("P"):
          let number = random.below(cast.count)
          introduced = min(number, introduced ?? number)
          text += cast[number].name
        case .slot("S"): text += introduced.map { cast[$0].surname } ?? cast[0].name
        case .slot("L"): text += random.pick(scene)
        case .slot("O"): text += random.pick(actors)
        case .slot("D"): text += random.pick(NewsGenerator.days).utf8
        case .slot("N"): text += "\(random.below(900) + 10)".utf8
        case .slot: text += random.pickByRank(words)
        }
      }
      sentences += 1
      text += (sentences % 3 == 0 ? "\n\n" : " ").utf8
    }
    return text
  }

  private mutating func person() -> Person {
    if let name = listedName(\.people) { return Person(name: name, surname: name) }
    let givenName = random.pick(givenNames)
    let surname = random.pick(surnames)
    return Person(name: Array("\(givenName) \(surname)".utf8), surname: Array(surname.utf8))
  }

  /// A name of the gazetteer, or nil when it is the lexicon's turn.
  private mutating func listedName(_ names: KeyPath<ListedNames, [[UInt8]]>) -> [UInt8]? {
    guard let listed, random.fraction() < listed.share else { return nil }
    return random.pickByRank(listed[keyPath: names])
  }
}
