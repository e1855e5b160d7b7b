/// The thing that names mean.
public struct Entity: Hashable, Sendable {
  /// Readable and unique in the corpus: `person.kassym-jomart-tokayev`.
  public var id: String
  /// The most telling of its names, as shown.
  public var name: String
  public var kind: EntityKind
  /// What tells it apart from another entity of the same name.
  public var note: String?
  /// Every form of words that was met, the most frequent first.
  public var aliases: [Alias]
  public var attributes: [String: String]

  public struct Alias: Hashable, Sendable {
    public var text: String
    public var mentions: Int

    public init(text: String, mentions: Int) {
      self.text = text
      self.mentions = mentions
    }
  }

  public init(
    id: String, name: String, kind: EntityKind, note: String? = nil, aliases: [Alias] = [],
    attributes: [String: String] = [:]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.note = note
    self.aliases = aliases
    self.attributes = attributes
  }

  public var mentions: Int { aliases.reduce(0) { $0 + $1.mentions } }
}

/// What resolution makes of a name table.
public struct Resolution: Sendable {
  /// Why a name was joined to another.
  public struct Merge: Hashable, Sendable {
    /// Row of the name that was joined.
    public var name: Int
    /// Row of the name that it was joined to.
    public var into: Int
    /// The sieve that did it.
    public var sieve: String

    public init(name: Int, into: Int, sieve: String) {
      self.name = name
      self.into = into
      self.sieve = sieve
    }
  }

  /// What the user's decisions say of rows of the name table.
  public enum Settled: Hashable, Sendable {
    /// All are one entity.
    case one(Set<Int>)
    /// None of the first is the same as any of the second.
    case two(Set<Int>, Set<Int>)
  }

  /// By kind, then name, then id.
  public var entities: [Entity]
  /// Entity of each row of the name table; `nil` where the name was dropped.
  public var entityOfName: [Int?]
  public var merges: [Merge]
  /// What decisions settled and later ones did not overrule.
  public var settled: [Settled]
  public var diagnostics: [Diagnostic]

  public init(
    entities: [Entity], entityOfName: [Int?], merges: [Merge], settled: [Settled] = [],
    diagnostics: [Diagnostic] = []
  ) {
    self.entities = entities
    self.entityOfName = entityOfName
    self.merges = merges
    self.settled = settled
    self.diagnostics = diagnostics
  }
}
