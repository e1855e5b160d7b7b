import Foundation

/// Makes news-like text from a seed: the same seed gives the same text everywhere.
///
/// Sentences come from templates in the manner of agency copy; names come from the lexicon's own
/// lists, a fixed cast for each document so that surnames come back, and ordinary words are drawn
/// from the common words as Zipf's law has it.
struct NewsGenerator {
  private var random: SplitMix64
  private let givenNames: [String]
  private let surnames: [String]
  private let places: [String]
  private let organizations: [String]
  private let words: [String]

  init(
    seed: UInt64, givenNames: [String], surnames: [String], places: [String],
    organizations: [String], words: [String]
  ) {
    random = SplitMix64(state: seed)
    self.givenNames = givenNames
    self.surnames = surnames
    self.places = places
    self.organizations = organizations
    self.words = words
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

  /// One document of about `bytes` bytes, in paragraphs.
  mutating func document(bytes: Int) -> String {
    let cast = (0..<6).map { _ in (pick(givenNames), pick(surnames)) }
    let scene = (0..<5).map { _ in pick(places) }
    let actors = (0..<4).map { _ in pick(organizations) }
    var introduced: Set<Int> = []
    var text = "\(scene[0].uppercased()) — "
    var sentences = 0
    while text.utf8.count < bytes {
      let template = NewsGenerator.templates[random.below(NewsGenerator.templates.count)]
      var isSlot = false
      for character in template {
        switch character {
        case "{": isSlot = true
        case "}": isSlot = false
        case let slot where isSlot:
          switch slot {
          case "P":
            let person = random.below(cast.count)
            introduced.insert(person)
            text += "\(cast[person].0) \(cast[person].1)"
          case "S":
            let person = introduced.sorted().first ?? 0
            text += introduced.isEmpty ? "\(cast[person].0) \(cast[person].1)" : cast[person].1
          case "L": text += scene[random.below(scene.count)]
          case "O": text += actors[random.below(actors.count)]
          case "D": text += NewsGenerator.days[random.below(7)]
          case "N": text += "\(random.below(900) + 10)"
          default: text += commonWord()
          }
        default: text.append(character)
        }
      }
      sentences += 1
      text += sentences % 3 == 0 ? "\n\n" : " "
    }
    return text
  }

  private mutating func pick(_ list: [String]) -> String { list[random.below(list.count)] }

  /// The word of rank r comes with a probability in proportion to 1/r, as Zipf's law has it: the
  /// rank's logarithm is uniform.
  private mutating func commonWord() -> String {
    let share = Double(random.below(1 << 30)) / Double(1 << 30)
    return words[Int(pow(Double(words.count), share)) - 1]
  }
}

/// Sebastiano Vigna's SplitMix64.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
