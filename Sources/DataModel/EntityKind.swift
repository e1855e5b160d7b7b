/// What an entity is: a person, an organization or a place.
public enum EntityKind: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  case person, organization, place

  /// The kind's word in files and on the command line: `person`, `organization`, `place`.
  public var name: String {
    switch self {
    case .person: "person"
    case .organization: "organization"
    case .place: "place"
    }
  }

  /// The kind that a word names, or `nil`.
  public init?(name: some StringProtocol) {
    switch name {
    case "person": self = .person
    case "organization": self = .organization
    case "place": self = .place
    default: return nil
    }
  }

  public static func < (a: EntityKind, b: EntityKind) -> Bool { a.rawValue < b.rawValue }
}
