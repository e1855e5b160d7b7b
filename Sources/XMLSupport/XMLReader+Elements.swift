extension XMLReader {
  /// An element that starts, in numbers.
  package struct Element: BitwiseCopyable, Sendable {
    /// The position of its local name in the reader's names, or one above them.
    package var name: Int
    /// A number that tells the namespace in this document; -1 if it has none, or an undeclared
    /// prefix.
    package var namespace: Int
    /// Where its start tag begins; the column is 0 if it is not known.
    package var line: Int
    package var column: Int
  }

  /// The element that starts.
  package var element: Element {
    let record = record
    return Element(
      name: Int(record.name), namespace: Int(record.namespace), line: Int(record.line),
      column: Int(record.column))
  }

  /// Its local name.
  package var name: String { findings.names[element.name] }

  /// Its namespace; `nil` if it has none, or an undeclared prefix.
  package var namespace: String? {
    let namespace = element.namespace
    return namespace < 0 ? nil : findings.names[namespace]
  }

  /// Where the document declares its type, once that was read; `nil` if it does not.
  package var documentTypeLine: Int? { findings.documentTypeLine }

  /// Whether the name of the first element has a prefix.
  package var isRootPrefixed: Bool { findings.isRootPrefixed }

  /// The value of an attribute of the element that starts.
  package func attribute(_ name: String) -> String? {
    attribute { $0.namespace < 0 && findings.names[Int($0.name)] == name }
  }

  /// The value of an attribute in a namespace.
  package func attribute(_ name: String, namespace: String) -> String? {
    attribute {
      $0.namespace >= 0
        && findings.names[Int($0.namespace)] == namespace
        && findings.names[Int($0.name)] == name
    }
  }

  private func attribute(_ isWanted: (XMLChunk.AttributeRecord) -> Bool) -> String? {
    let record = record
    for position in record.firstAttribute..<record.endOfAttributes {
      let attribute = chunk.attributes[Int(position)]
      if isWanted(attribute) {
        return unsafe String(
          decoding: chunk.bytes[attribute.value.range], as: UTF8.self)
      }
    }
    return nil
  }

  /// The number that the value of an attribute of the element that starts has among `ids`, to which
  /// it is added if it is new. `nil` if there is no such attribute, or its value is empty.
  ///
  /// - Parameters:
  ///   - name: the number of the attribute's name.
  ///   - guess: a number that it probably has, which saves a search.
  package mutating func id(_ name: Int, guess: Int = -1) -> Int? {
    guard let attribute = attributeRecord(name, of: record) else { return nil }
    // Safety: the bytes stay as they are meanwhile, and are copied.
    let string = unsafe chunk.bytes[attribute.value.range]
    if unsafe ids.isEqual(string, guess) { return guess }
    return unsafe ids.number(of: string, hash: attribute.hash ?? ids.hash(string))
  }

  /// The string of a number that `id` gave.
  package func id(number: Int) -> String { ids[number] }

  /// The number that a table has for the value of an attribute of the element that starts, -1 if it
  /// has none. `nil` if there is no such attribute, or its value is empty.
  package func findAttribute(_ name: Int, in table: borrowing ByteStringTable) -> Int? {
    guard let attribute = attributeRecord(name, of: record) else { return nil }
    // Safety: the bytes stay as they are meanwhile.
    return unsafe table.find(chunk.bytes[attribute.value.range]) ?? -1
  }

  /// An attribute by the number of its name; `nil` if there is none, or its value is empty.
  func attributeRecord(
    _ name: Int, of record: XMLChunk.Record
  ) -> XMLChunk.AttributeRecord? {
    for position in record.firstAttribute..<record.endOfAttributes {
      let attribute = chunk.attributes[Int(position)]
      if attribute.name == name && attribute.namespace < 0 {
        return attribute.value.isEmpty ? nil : attribute
      }
    }
    return nil
  }
}
