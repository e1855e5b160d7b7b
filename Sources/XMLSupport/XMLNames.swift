/// The names of a document, numbered, and those that a reader's caller looks for by its own
/// numbers.
package struct XMLNames: Sendable {
  private var names: [String]
  private var numberOfName: [String: Int32] = [:]
  /// Whether texts in elements of a name are kept.
  private var keepsText: [Bool]
  private let keepsOtherText: Bool
  /// Whether attributes of a name have ids for values.
  private var isID: [Bool]

  /// Every text is kept.
  package init() {
    names = []
    keepsText = []
    keepsOtherText = true
    isID = []
  }

  /// - Parameters:
  ///   - names: each is known by its position.
  ///   - textful: only texts right inside elements of these names are kept.
  ///   - ids: the attributes whose values `XMLReader.id` is asked for most.
  package init(_ names: [String], keepingTextIn textful: Set<String>, ids: Set<String>) {
    self.names = names
    keepsText = names.map(textful.contains)
    keepsOtherText = false
    isID = names.map(ids.contains)
    for (number, name) in names.enumerated() { numberOfName[name] = Int32(number) }
  }

  subscript(number: Int) -> String { names[number] }

  func keepText(_ number: Int) -> Bool { keepsText[number] }
  func isID(_ number: Int) -> Bool { number < isID.count && isID[number] }

  mutating func number(of name: String) -> Int32 {
    if let number = numberOfName[name] { return number }
    let number = Int32(names.count)
    names.append(name)
    keepsText.append(keepsOtherText)
    numberOfName[name] = number
    return number
  }
}
