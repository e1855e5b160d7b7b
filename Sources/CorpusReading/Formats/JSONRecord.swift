import FoundationEssentials

/// The members of a JSON object that make a document, or what is wrong with the object.
enum JSONRecord: Decodable {
  case document(DocumentRecord)
  case fault(String)

  private enum Key: String, CodingKey {
    case text, id, document, title, date, author, authors, byline, creator
  }

  /// Whether there is anything in the object that makes it a record.
  var isDocument: Bool {
    if case .document = self { true } else { false }
  }

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      self = .fault("not a JSON object; expected one with 'text'")
      return
    }
    guard members.contains(.text) else {
      self = .fault("no 'text' in the object")
      return
    }
    guard let text = try? members.decode(String.self, forKey: .text) else {
      self = .fault("'text' is not a string")
      return
    }
    self = .document(
      DocumentRecord(
        id: JSONRecord.word(.id, members) ?? JSONRecord.word(.document, members),
        title: try? members.decode(String.self, forKey: .title),
        author: [Key.author, .authors, .byline, .creator].lazy
          .compactMap { try? members.decode(AuthorValue.self, forKey: $0).list.line }.first,
        date: try? members.decode(String.self, forKey: .date),
        text: Array(text.utf8)))
  }

  /// A string or number.
  private static func word(_ key: Key, _ members: KeyedDecodingContainer<Key>) -> String? {
    guard members.contains(key) else { return nil }
    if let string = try? members.decode(String.self, forKey: key) { return string }
    if let number = try? members.decode(Int.self, forKey: key) { return String(number) }
    return (try? members.decode(Double.self, forKey: key)).map { String($0) }
  }
}
