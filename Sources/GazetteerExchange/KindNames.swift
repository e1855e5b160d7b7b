import DataModel

/// The kinds that the labels of other programs mean.
struct KindNames {
  /// Labels of the user's own, in small letters, before the known ones.
  var own: [String: EntityKind] = [:]
  /// Labels as they are written, behind the known ones.
  var others: [String: EntityKind] = [:]
  /// Some labels that were asked for, since a file has few.
  private var met: [(label: [UInt8], kind: EntityKind?)] = []
  private static let mostMet = 32

  init(own: [String: EntityKind] = [:]) { self.own = own }

  /// In small letters.
  private static let known: [String: EntityKind] = [
    "person": .person, "per": .person, "people": .person, "persons": .person,
    "person_full": .person, "p": .person,
    "organization": .organization, "organisation": .organization, "org": .organization,
    "company": .organization, "organizations": .organization, "government": .organization,
    "publicbody": .organization, "o": .organization,
    "place": .place, "location": .place, "loc": .place, "gpe": .place, "fac": .place,
    "facility": .place, "city": .place, "country": .place, "state_or_province": .place,
    "province": .place, "region": .place, "places": .place,
  ]

  func kind(_ label: String) -> EntityKind? {
    let small = label.lowercased()
    return own[small] ?? KindNames.known[small] ?? others[label]
  }

  mutating func kind(_ bytes: [UInt8], _ label: Range<Int>) -> EntityKind? {
    for known in met where known.label.count == label.count {
      if known.label.elementsEqual(bytes[label]) { return known.kind }
    }
    let kind = kind(String(decoding: bytes[label], as: UTF8.self))
    if met.count < KindNames.mostMet { met.append((Array(bytes[label]), kind)) }
    return kind
  }
}
