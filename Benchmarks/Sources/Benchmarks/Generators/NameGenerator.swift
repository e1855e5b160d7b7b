import DataModel

/// Invents distinct names of people, organizations and places from syllables: the same seed gives
/// the same names in the same order.
///
/// They have two to four words. Some are written with diacritics; no two differ by these alone.
struct NameGenerator {
  struct Name {
    var kind: EntityKind
    var text: String
    /// The name as ids have it: in small letters with hyphens, without diacritics; no two are alike.
    var slug: String
  }

  private var random: SplitMix64
  /// The slugs of the names so far.
  private var taken: Set<String> = []

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  private static let onsets = [
    "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr",
    "gr", "kh", "kr", "sh", "st", "tr", "zh",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ei", "ou"]
  private static let codas = ["", "", "", "", "n", "r", "l", "s", "m", "k", "t"]
  private static let givenNameEndings = ["a", "in", "o", "il", "ena", "us", "ir", "et", "an", "ia"]
  private static let surnameEndings = [
    "ev", "ov", "sen", "berg", "ian", "idze", "ski", "man", "son", "enko", "ulu", "ani", "ez", "ot",
  ]
  private static let placeEndings = [
    "", "", "burg", "stan", "ville", "ovo", "grad", "abad", "by", "ton",
  ]
  private static let particles = ["de", "van", "bin", "von", "al", "da"]

  /// `{G}` is a given name, `{S}` a surname, `{W}` any other made word, `{L}` a place's word, `{p}`
  /// a particle.
  private static let people = [
    "{G} {S}", "{G} {S}", "{G} {S}", "{G} {S}", "{G} {S}", "{G} {G} {S}", "{G} {G} {S}",
    "{G} {p} {S}", "{G} {S}-{S}",
  ]
  private static let organizations = [
    "{W} Industries", "{W} Shipping Company", "Bank of {W}", "University of {L}",
    "{W} {W} Holdings",
    "{W} Oil and Gas", "{L} Chamber of Commerce", "{W} Energy", "{W} Foundation",
    "{L} Football Club", "Institute of {W} Studies", "{W} Trading House", "{W} and {W}",
    "Union of {W} Workers", "{W} Aviation Group", "{W} Daily News",
  ]
  private static let places = [
    "Port {L}", "New {L}", "{L} Bay", "Upper {L} Valley", "{L} {L}", "Mount {L}", "Lake {L}",
    "{L} Province", "{L} upon {L}", "Saint {G} Island",
  ]

  /// Letters that may carry a mark, and how they look with it.
  private static let marked: [Character: Character] = [
    "a": "á", "e": "é", "i": "í", "o": "ö", "u": "ü", "s": "š", "z": "ž", "n": "ñ",
  ]
  /// One name in so many has a diacritic.
  private static let namesToOneMarked = 12

  /// One more name; half are people, three in ten organizations, the rest places.
  mutating func next() -> Name {
    while true {
      let kind: EntityKind
      let templates: [String]
      switch random.below(10) {
      case 0..<5: (kind, templates) = (.person, NameGenerator.people)
      case 5..<8: (kind, templates) = (.organization, NameGenerator.organizations)
      default: (kind, templates) = (.place, NameGenerator.places)
      }
      let name = filled(random.pick(templates))
      let isMarked = random.below(NameGenerator.namesToOneMarked) == 0
      let start = random.below(name.count)
      let slug = name.lowercased().replacing(" ", with: "-")
      guard taken.insert(slug).inserted else { continue }
      return Name(
        kind: kind, text: isMarked ? NameGenerator.marking(name, from: start) : name, slug: slug)
    }
  }

  private mutating func filled(_ template: String) -> String {
    var name = ""
    var isSlot = false
    for character in template {
      switch character {
      case "{": isSlot = true
      case "}": isSlot = false
      case "G" where isSlot: name += word(syllables: 1, NameGenerator.givenNameEndings)
      case "S" where isSlot:
        name += word(syllables: 1 + random.below(2), NameGenerator.surnameEndings)
      case "L" where isSlot:
        name += word(syllables: 2 + random.below(2), NameGenerator.placeEndings)
      case "W" where isSlot: name += word(syllables: 2 + random.below(2), [""])
      case "p" where isSlot: name += random.pick(NameGenerator.particles)
      default: name.append(character)
      }
    }
    return name
  }

  /// Syllables with an ending, and a consonant between them where the ending begins with a vowel.
  private mutating func word(syllables: Int, _ endings: [String]) -> String {
    var word = ""
    for _ in 0..<syllables {
      word += random.pick(NameGenerator.onsets) + random.pick(NameGenerator.vowels)
      word += random.pick(NameGenerator.codas)
    }
    let ending = random.pick(endings)
    if let first = ending.first, let last = word.last, "aeiou".contains(first),
      "aeiou".contains(last)
    {
      word += random.pick(NameGenerator.onsets)
    }
    word += ending
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The first letter after `start`, or else the first of all, that may carry a mark gets it.
  private static func marking(_ name: String, from start: Int) -> String {
    var letters = Array(name)
    let places = letters.indices.filter { marked[letters[$0]] != nil }
    guard let place = places.first(where: { $0 >= start }) ?? places.first,
      let letter = marked[letters[place]]
    else { return name }
    letters[place] = letter
    return String(letters)
  }
}
