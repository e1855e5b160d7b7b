import DataModel

/// The kinds that the labels of other programs mean.
struct KindNames {
  /// Labels of the user's own, in small letters, before the known ones.
  var own: [String: EntityKind] = [:]

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
    let label = label.lowercased()
    return own[label] ?? KindNames.known[label]
  }
}
