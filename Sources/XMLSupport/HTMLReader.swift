import CLibXML2

/// Parses HTML, however broken, with libxml2.
///
/// Nothing is fetched and no error is thrown: a parser of pages from the web always makes the best
/// of them. libxml2's tree is copied into a flat list, without recursion, and freed before `read`
/// returns.
package enum HTMLReader {
  /// The page as a tree; empty if there is nothing in it.
  ///
  /// - Parameter text: valid UTF-8. An encoding that the page declares is ignored.
  package static func read(_ text: [UInt8]) -> HTMLTree {
    var tree = HTMLTree()
    guard let size = Int32(exactly: text.count), size > 0 else { return tree }
    xmlInitParser()
    // Safety: the context is owned here and freed on every way out.
    guard let context = unsafe htmlNewParserCtxt() else { return tree }
    defer { unsafe htmlFreeParserCtxt(context) }
    // Lifts the limits on depth and on the length of a text; `htmlCtxtUseOptions` keeps it.
    let huge = Int32(bitPattern: XML_PARSE_HUGE.rawValue)
    let options =
      huge
      | Int32(
        bitPattern: HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
          | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
          | HTML_PARSE_IGNORE_ENC.rawValue)
    // Safety: libxml2 reads `size` bytes and keeps no pointer to them after it returns.
    let parsed = unsafe text.withUnsafeBytes { bytes in
      unsafe htmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, "UTF-8",
        options)
    }
    guard let document = unsafe parsed else { return tree }
    defer { unsafe xmlFreeDoc(document) }
    unsafe tree.copy(document)
    return tree
  }
}

/// An HTML page as a flat list of elements and texts, in the order of their start.
package struct HTMLTree: Sendable {
  package struct Node: Sendable {
    /// The element's name in small letters; empty for a text.
    package let name: String
    /// Position of the element around it, or -1.
    package let parent: Int
    /// Position of the first node after everything inside this one.
    package fileprivate(set) var end: Int
    fileprivate let content: Range<Int>

    package var isText: Bool { name.isEmpty }
  }

  package private(set) var nodes: [Node] = []
  private var attributes: [(name: String, value: String)] = []
  private var texts: [UInt8] = []

  /// The characters of a text, without those of elements inside an element.
  package func text(of node: Int) -> ArraySlice<UInt8> {
    nodes[node].isText ? texts[nodes[node].content] : []
  }

  /// An attribute's value; its name is in small letters.
  package func attribute(_ name: String, of node: Int) -> String? {
    guard !nodes[node].isText else { return nil }
    return attributes[nodes[node].content].first { $0.name == name }?.value
  }

  /// Copies the elements and texts of a document, in preorder.
  fileprivate mutating func copy(_ document: xmlDocPtr) {
    // Safety: the caller owns the document, which outlives this walk over it and is not changed.
    var next = unsafe document.pointee.children
    var open: [Int] = []
    while let node = unsafe next {
      let isElement = unsafe node.pointee.type == XML_ELEMENT_NODE
      unsafe append(node, parent: open.last ?? -1)
      if isElement, let child = unsafe node.pointee.children {
        open.append(nodes.count - 1)
        unsafe next = child
        continue
      }
      var last = unsafe node
      while unsafe last.pointee.next == nil, let closed = open.popLast(),
        let parent = unsafe last.pointee.parent
      {
        nodes[closed].end = nodes.count
        unsafe last = parent
      }
      unsafe next = last.pointee.next
    }
  }

  /// Safety: `node` is a node of a live document.
  private mutating func append(_ node: xmlNodePtr, parent: Int) {
    switch unsafe node.pointee.type {
    case XML_ELEMENT_NODE:
      let start = attributes.count
      var property = unsafe node.pointee.properties
      while let attribute = unsafe property {
        // Safety: names and values are NUL-terminated strings that the document owns.
        unsafe attributes.append(
          (
            name: HTMLTree.string(attribute.pointee.name).lowercased(),
            value: HTMLTree.string(attribute.pointee.children?.pointee.content)
          ))
        unsafe property = attribute.pointee.next
      }
      let name = unsafe HTMLTree.string(node.pointee.name).lowercased()
      nodes.append(
        Node(
          name: name.isEmpty ? "?" : name, parent: parent, end: nodes.count + 1,
          content: start..<attributes.count))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      guard let content = unsafe node.pointee.content else { return }
      let start = texts.count
      // Safety: a text's content is NUL-terminated and owned by the document.
      unsafe texts.append(
        contentsOf: UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
      nodes.append(
        Node(name: "", parent: parent, end: nodes.count + 1, content: start..<texts.count))
    default: break
    }
  }

  /// Safety: `string` is nil or NUL-terminated.
  private static func string(_ string: UnsafePointer<xmlChar>?) -> String {
    guard let string = unsafe string else { return "" }
    return unsafe String(cString: string)
  }
}
