/// What each clue is worth when a span's kind is decided.
///
/// The scale is set by `acceptance`: a span of that weight becomes a mention. The other values say
/// how many clues of a sort it takes to get there, and were tuned on the development sets as a
/// whole, in steps of a half.
enum EvidenceWeights {
  static let acceptance: Float = 2.0
  /// Below acceptance, but worth asking the rest of the corpus about.
  static let undecided: Float = 1.0

  /// A gazetteer entry without flags, or whose `needs` the document meets.
  static let gazetteer: Float = 4.5
  /// The same of several words, which hardly ever mean something else.
  static let longGazetteer: Float = 8.5
  /// A gazetteer entry marked weak.
  static let weakGazetteer: Float = 1.2
  /// Added for an ordinary word that is a weak entry, where only a name explains its capital.
  static let capitalOnPurpose: Float = 1.7

  static let sureRule: Float = 4.0
  static let likelyRule: Float = 2.2
  static let hintRule: Float = 1.0
  /// The share of its weight that a rule keeps beside a stronger one.
  static let furtherRule: Float = 0.5

  /// The surname of a person named in full in the document: more than a place of that name, less
  /// than one that also stands behind "in".
  static let surname: Float = 5.0
  /// Any other part of that name.
  static let givenName: Float = 2.1
  /// An acronym in parentheses behind the name whose initials it spells.
  static let introducedAcronym: Float = 4.0
  /// An acronym that spells the initials of a name elsewhere in the document.
  static let matchingAcronym: Float = 2.5
  /// A company's name without its designator.
  static let shortForm: Float = 3.0

  /// How much of what was found for the same words elsewhere in the document counts here.
  static let documentShare: Float = 0.75
  static let mostFromDocument: Float = 3.5

  /// A common word where a capital says nothing: sentence starts and headlines.
  static let commonWordAtStart: Float = 3.0
  /// A common word capitalized inside a sentence.
  static let commonWord: Float = 0.8
  /// The document writes the same word in small letters.
  static let lowerElsewhere: Float = 1.5
  /// An unlisted capitalized word stands right beside it.
  static let insideLongerName: Float = 1.5
  /// A nationality, which names nothing by itself.
  static let demonym: Float = 2.5
}
