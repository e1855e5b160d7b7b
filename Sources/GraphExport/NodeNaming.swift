import XMLSupport

/// Ids and names that hold what `CoMentionGraph.Node` promises of them.
enum NodeNaming {
  /// The ids, each an NMTOKEN and no two alike.
  ///
  /// Ids that are NMTOKENs stay as they are; in the others, every run of other characters becomes a
  /// hyphen ("n 0" → "n-0").
  ///
  /// - Precondition: no two ids are alike.
  static func tokens(_ ids: [String]) -> [String] {
    if ids.allSatisfy(isToken) { return ids }
    var taken = Set<ByteString>()
    for id in ids where isToken(id) { taken.insert(ByteString(id)) }
    var tokens = ids
    var nextNumber: [String: Int] = [:]
    // By their bytes, so that which of two gets the number is no matter of the nodes' order.
    let others = ids.indices.filter { !isToken(ids[$0]) }
    for position in others.sorted(by: { ByteString.order(ids[$0], ids[$1]) < 0 }) {
      let base = token(ids[position], or: "node")
      var token = base
      while !taken.insert(ByteString(token)).inserted {
        let number = nextNumber[base, default: 2]
        nextNumber[base] = number + 1
        token = "\(base)_\(number)"
      }
      tokens[position] = token
    }
    return tokens
  }

  static func isToken(_ id: String) -> Bool {
    !id.isEmpty && id.unicodeScalars.allSatisfy(XMLCharacters.isNameCharacter)
  }

  /// An NMTOKEN like the text, or `fallback` if nothing of it can stay.
  static func token(_ text: String, or fallback: String) -> String {
    var token = String.UnicodeScalarView()
    var isAfterHole = false
    for scalar in text.unicodeScalars {
      if XMLCharacters.isNameCharacter(scalar) {
        if isAfterHole && !token.isEmpty { token.append("-") }
        token.append(scalar)
        isAfterHole = false
      } else {
        isAfterHole = true
      }
    }
    return token.isEmpty ? fallback : String(token)
  }

  /// Whether two texts are one to a user who types them.
  struct Uniquing {
    private var taken: Set<String>
    /// Whether a name was given in another form.
    private(set) var hasChanged = false

    init(count: Int) { taken = Set(minimumCapacity: count) }

    /// The name, with the id in parentheses if it was given before.
    mutating func unique(_ name: String, id: String) -> String {
      var unique = name
      while !taken.insert(unique).inserted {
        unique += " (\(id))"
        hasChanged = true
      }
      return unique
    }
  }
}
