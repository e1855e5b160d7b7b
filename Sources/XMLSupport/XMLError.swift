/// Why a file could not be read as XML, or could not be written, and where.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The operating system refused; the code is its `errno`.
    case cannotRead(code: Int32)
    case cannotWrite(code: Int32)
    /// The path names a folder.
    case isFolder
    case isEmpty
    /// Why compressed data cannot be decompressed: what was found, and what would be right.
    case isDamaged(found: String, expected: String)
    /// The document declares entities, which a reader would have to expand.
    case declaresEntities
    /// An element has an attribute that only the document type gives it: a few bytes that may stand
    /// for any number.
    case usesDefaultAttributes
    /// The document uses an entity that only a file elsewhere could declare.
    case refersToEntity(String)
    case nestsTooDeep(limit: Int)
    /// A text takes more bytes than that.
    case isTooLong(limit: Int)
    /// The file ends inside the element that is named, or before any element.
    case isTruncated(inside: String?)
    /// libxml2's words, tidied.
    case isMalformed(String)
  }

  /// As the user named it.
  public var file: String
  /// 1-based.
  public var line: Int?
  /// 1-based.
  public var column: Int?
  public var reason: Reason

  public init(file: String, line: Int? = nil, column: Int? = nil, reason: Reason) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// `file:line:column: message`
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(message)"
  }

  /// What was found and what would be right, without the place.
  public var message: String {
    switch reason {
    case .cannotRead(let code): "cannot be read: \(XMLError.systemMessage(code))"
    case .cannotWrite(let code): "cannot be written: \(XMLError.systemMessage(code))"
    case .isFolder: "found a folder; expected a file"
    case .isEmpty: "found an empty file; expected XML"
    case .isDamaged(let found, let expected): "found \(found); expected \(expected)"
    case .declaresEntities:
      "found a document type that declares entities; expected one that does not"
    case .usesDefaultAttributes:
      "found an attribute that the document type gives to an element; expected it at the element"
    case .refersToEntity(let name):
      "found a reference to the entity '\(name)'; expected text or one of &amp; &lt; &gt; &quot; &apos;"
    case .nestsTooDeep(let limit):
      "found elements nested too deep; expected at most \(limit) levels"
    case .isTooLong(let limit):
      "found a text of more than \(limit) bytes; expected a shorter one"
    case .isTruncated(inside: nil): "found the end of the file; expected an element"
    case .isTruncated(let name?): "found the end of the file; expected '</\(name)>'"
    case .isMalformed(let words): words
    }
  }
}
