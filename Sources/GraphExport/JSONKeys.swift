import DataModel
import XMLSupport

/// The names of attributes that a JSON file uses for nodes, edges or the graph, with what each
/// means.
///
/// JSON declares nothing, so a name is known once it was met: the first that may mean a field is
/// taken for it, and where a better one comes later ("kind" after "category") the file is to be
/// read again, with what was learnt.
struct JSONKeys: ~Copyable, AttributeKeys {
  private struct Key {
    /// What the attribute is called.
    var name: String
    /// The field that the name may mean, and how surely.
    var meaning: (attribute: KnownAttribute, rank: Int)?
    /// Whether it is the one that means that field.
    var isField = false
  }

  private let scope: AttributeScope
  private var numbers = ByteStringTable()
  private var keys: [Key] = []
  private var best: [KnownAttribute: Int] = [:]
  private var taken: Set<String> = []
  /// Whether a value was taken for a field that another name means better.
  private(set) var isSuperseded = false

  /// - Parameter reserved: names with a meaning of their own, which get the first numbers.
  init(_ scope: AttributeScope, reserved: [String]) {
    self.scope = scope
    for name in reserved { _ = key(Array(name.utf8), 0..<name.utf8.count) }
  }

  /// The number of a name.
  mutating func key(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let number = numbers.number(of: bytes, range)
    if number == keys.count {
      let name = numbers[number]
      // To Swift's strings, and so to other files, names may be one though their bytes are not.
      var unique = name
      var count = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)_\(count)"
        count += 1
      }
      keys.append(Key(name: unique, meaning: scope.meaning(of: name)))
    }
    return number
  }

  /// The field that a value of a type is for.
  mutating func field(_ key: Int, for type: GraphMLType) -> KnownAttribute? {
    guard let (field, rank) = keys[key].meaning, type.suits(field) else { return nil }
    if keys[key].isField { return field }
    if let other = best[field], let otherRank = keys[other].meaning?.rank {
      if rank >= otherRank { return nil }
      keys[other].isField = false
      isSuperseded = true
    }
    best[field] = key
    keys[key].isField = true
    return field
  }

  /// To be called before the file is read again.
  mutating func restart() { isSuperseded = false }

  func field(of datum: GraphMLDatum, in scope: AttributeScope) -> KnownAttribute? {
    let key = keys[datum.key]
    guard key.isField, let field = key.meaning?.attribute else { return nil }
    return datum.type.suits(field) ? field : nil
  }

  func attributeName(of key: Int) -> String { keys[key].name }
}

extension GraphMLDatum {
  /// The type of its value.
  var type: GraphMLType {
    switch value {
    case .string: .string
    case .integer: .integer
    case .boolean: .boolean
    // What has no value is a number without one.
    case .real, nil: .real
    }
  }
}
