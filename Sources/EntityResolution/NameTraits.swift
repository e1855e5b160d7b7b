import DataModel

/// What sieves ask of a row of the name table again and again.
struct NameTraits: OptionSet {
  let rawValue: UInt8

  static let isDecided = NameTraits(rawValue: 1)
  /// Short for another name of its document.
  static let isShortForm = NameTraits(rawValue: 2)
  static let hasEntry = NameTraits(rawValue: 4)
  static let isQualified = NameTraits(rawValue: 8)
  /// Folds to ASCII.
  static let isASCII = NameTraits(rawValue: 16)
  static let isOneWord = NameTraits(rawValue: 32)
  static let isAcronym = NameTraits(rawValue: 64)
  /// One of its words is an initial or a generational suffix.
  static let hasInitials = NameTraits(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What the key alone tells.
  init(_ key: NameTable.Key) {
    self = []
    if key.isDecided { insert(.isDecided) }
    if key.longForm != nil { insert(.isShortForm) }
    if key.entry != nil { insert(.hasEntry) }
    if key.qualified != nil { insert(.isQualified) }
  }
}
