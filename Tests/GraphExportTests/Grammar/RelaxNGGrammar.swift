import CLibXML2

/// A RELAX NG grammar that libxml2 checks documents against.
@safe
final class RelaxNGGrammar {
  /// The bytes are no grammar.
  struct NoGrammar: Error {}

  private let schema: xmlRelaxNGPtr

  init(_ bytes: [UInt8]) throws {
    // Safety, here and below: the bytes live as long as the parser; what libxml2 returns is ours,
    // freed in the function that asked for it, the schema in `deinit`.
    let schema = unsafe bytes.withUnsafeBytes { bytes -> xmlRelaxNGPtr? in
      let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let parser = unsafe xmlRelaxNGNewMemParserCtxt(start, CInt(bytes.count)) else {
        return nil
      }
      defer { unsafe xmlRelaxNGFreeParserCtxt(parser) }
      return unsafe xmlRelaxNGParse(parser)
    }
    guard let schema = unsafe schema else { throw NoGrammar() }
    unsafe self.schema = schema
  }

  deinit { unsafe xmlRelaxNGFree(schema) }

  func isValid(_ bytes: [UInt8]) -> Bool {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_HUGE.rawValue
    let document = unsafe bytes.withUnsafeBytes { bytes in
      unsafe xmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil, nil,
        CInt(options))
    }
    guard let document = unsafe document, let context = unsafe xmlRelaxNGNewValidCtxt(schema) else {
      return false
    }
    defer {
      unsafe xmlRelaxNGFreeValidCtxt(context)
      unsafe xmlFreeDoc(document)
    }
    // Else errors are printed.
    unsafe xmlRelaxNGSetValidStructuredErrors(context, { _, _ in }, nil)
    return unsafe xmlRelaxNGValidateDoc(context, document) == 0
  }
}
