/// A sentence of one document.
public struct Sentence: Hashable, Sendable {
  public var range: ByteRange
  /// 0-based position of its block in the document.
  public var block: Int
  public var zone: Zone

  public init(range: ByteRange, block: Int, zone: Zone) {
    self.range = range
    self.block = block
    self.zone = zone
  }
}

/// A form of words that one document uses for one thing.
///
/// Within the document short forms are already joined to the long ones: `longForm` leads from
/// "Tokayev" to "Kassym-Jomart Tokayev". What the document could not settle has `isDecided` false;
/// resolution accepts or drops it on the evidence of the whole corpus.
public struct DocumentName: Hashable, Sendable {
  /// The words as the document writes them, white space folded to single spaces.
  public var text: String
  public var kind: EntityKind
  /// The gazetteer entry that the words name, by position in the lexicon's entry table.
  public var entry: Int?
  /// The name, by position in the same document, that this one is short for.
  public var longForm: Int?
  public var isDecided: Bool
  /// For a name that many things have: what tells this one apart.
  public var qualified: QualifiedName?

  public init(
    text: String, kind: EntityKind, entry: Int? = nil, longForm: Int? = nil,
    isDecided: Bool = true, qualified: QualifiedName? = nil
  ) {
    self.qualified = qualified
    self.text = text
    self.kind = kind
    self.entry = entry
    self.longForm = longForm
    self.isDecided = isDecided
  }
}

/// A name that many things have, and what tells this one apart: a ministry or court and its
/// country, a town and its state.
///
/// "Foreign Ministry", "Kazakh Foreign Ministry" and "Ministry of Foreign Affairs of Kazakhstan"
/// are one body if the first stands in a report on Kazakhstan. "Paris" is not the capital of France
/// in a report on "Paris, Texas".
public struct QualifiedName: Hashable, Sendable {
  /// The name without what tells it apart: of an organization in the form of `canonical`, of a
  /// place folded.
  public var name: String
  /// The country of a body, or the region or country that a place lies in, as the lexicon shows it.
  public var qualifier: String

  public init(name: String, qualifier: String) {
    self.name = name
    self.qualifier = qualifier
  }

  /// The form of a name by which things of one kind that have it are found.
  public static func canonical(_ name: String, _ kind: EntityKind) -> String {
    kind == .place ? name.foldedName : canonicalBody(name)
  }

  /// The words that tell one body from another, in order of the alphabet: "Ministry of Foreign
  /// Affairs" and "Foreign Ministry" are both "foreign ministry".
  private static func canonicalBody(_ name: String) -> String {
    let words = name.foldedName.split { $0 == " " || $0 == "," }
      .filter { !["of", "the", "for", "and", "affairs", "republic"].contains($0) }
      .map { spellings[String($0)] ?? String($0) }
    return Set(words).sorted().joined(separator: " ")
  }

  private static let spellings = [
    "defense": "defence", "interior": "internal", "labor": "labour", "center": "centre",
    "prosecutors": "prosecutor", "prosecutor's": "prosecutor", "general's": "general",
  ]
}

/// A span of one document that names something.
public struct Mention: Hashable, Sendable {
  public var range: ByteRange
  /// Position in `ExtractedDocument.names`.
  public var name: Int
  /// Position in `ExtractedDocument.sentences`.
  public var sentence: Int
  /// The rule or gazetteer that found it, by position in the lexicon's source table.
  public var source: Int

  public init(range: ByteRange, name: Int, sentence: Int, source: Int) {
    self.range = range
    self.name = name
    self.sentence = sentence
    self.source = source
  }
}

/// What extraction finds in one document: the result of the first pass.
public struct ExtractedDocument: Sendable {
  public var names: [DocumentName]
  /// In text order, disjoint.
  public var mentions: [Mention]
  /// In text order.
  public var sentences: [Sentence]
  /// Of the words of the text.
  package var sketch = TextSketch()

  public init(names: [DocumentName], mentions: [Mention], sentences: [Sentence]) {
    self.names = names
    self.mentions = mentions
    self.sentences = sentences
  }
}

/// A gazetteer entry as resolution sees it.
public struct GazetteerEntry: Hashable, Sendable {
  public var name: String
  public var kind: EntityKind
  /// What tells it apart from another entry of the same name: "U.S. state".
  public var note: String?
  /// The entry of the region or country that a place lies in, by position in the same table.
  public var container: Int32?
  /// Further attributes in file order, such as `wikidata`.
  public var attributes: [String: String]

  public init(
    name: String, kind: EntityKind, note: String? = nil, container: Int32? = nil,
    attributes: [String: String] = [:]
  ) {
    self.name = name
    self.kind = kind
    self.note = note
    self.container = container
    self.attributes = attributes
  }
}

/// Gazetteer entries by their position, in memory or made as they are asked for.
public protocol EntryTable: Sendable {
  subscript(_ entry: Int) -> GazetteerEntry { get }
}

extension [GazetteerEntry]: EntryTable {}
