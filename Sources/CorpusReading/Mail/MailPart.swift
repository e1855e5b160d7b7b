/// A part of a message, or the message as a whole: a header and what it is the header of.
struct MailPart {
  /// More levels than that are no message that somebody sent.
  private static let mostLevels = 20

  let header: HeaderFields
  let body: Range<Int>
  let contentType: FieldWithParameters
  private let level: Int

  /// - Parameter defaultType: what the body is if the header does not say.
  init(_ bytes: [UInt8], _ range: Range<Int>, defaultType: String = "text/plain", level: Int = 0) {
    header = HeaderFields(bytes, range)
    body = header.end..<range.upperBound
    contentType = FieldWithParameters(header.value("content-type") ?? defaultType)
    self.level = level
  }

  /// `text/plain`; what names no type is taken for that, too.
  var type: String { contentType.value.contains("/") ? contentType.value : "text/plain" }

  var encoding: String? {
    header.value("content-transfer-encoding").map { FieldWithParameters($0).value }
  }

  var isAttachment: Bool {
    header.value("content-disposition").map { FieldWithParameters($0).value } == "attachment"
  }

  /// The parts of a body that has several; `nil` if it says no boundary or is nested too deep.
  func parts(_ bytes: [UInt8]) -> [MailPart]? {
    guard type.hasPrefix("multipart/"), level < MailPart.mostLevels,
      let boundary = contentType["boundary"], !boundary.isEmpty
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    let defaultType = type == "multipart/digest" ? "message/rfc822" : "text/plain"
    var parts: [MailPart] = []
    var start: Int?
    func add(to end: Int) {
      guard let start else { return }
      parts.append(
        MailPart(bytes, start..<max(start, end), defaultType: defaultType, level: level + 1))
    }
    var position = body.lowerBound
    while position < body.upperBound {
      let line = HeaderFields.line(bytes, from: position, to: body.upperBound)
      if let isLast = MailPart.boundary(bytes[line.content], mark) {
        // The line end before a boundary belongs to it.
        var end = position
        if end > body.lowerBound { end -= 1 }
        if end > body.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
        add(to: end)
        start = line.next
        if isLast { return parts }
      }
      position = line.next
    }
    add(to: body.upperBound)
    return parts
  }

  /// Whether a line is a boundary, and if so, whether the last one.
  private static func boundary(_ line: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool? {
    guard line.first == UInt8(ascii: "-"), line.starts(with: mark) else { return nil }
    let rest = HeaderFields.trimmed(line.dropFirst(mark.count))
    if rest.isEmpty { return false }
    return rest.elementsEqual("--".utf8) ? true : nil
  }

  /// The message inside a part that is one.
  func message(_ bytes: [UInt8]) -> MailPart? {
    guard type == "message/rfc822" || type == "message/global", level < MailPart.mostLevels else {
      return nil
    }
    return MailPart(bytes, body, level: level + 1)
  }
}
