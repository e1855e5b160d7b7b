import TestSupport

/// Records of a web archive.
enum ArchiveRecords {
  static func record(
    _ content: [UInt8], type: String = "response", address: String? = "https://example.org/a",
    contentType: String = "application/http; msgtype=response", length: Int? = nil
  ) -> [UInt8] {
    var header = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Date: 2022-01-08T10:00:00Z\r\n"
    if let address { header += "WARC-Target-URI: \(address)\r\n" }
    header += "Content-Type: \(contentType)\r\nContent-Length: \(length ?? content.count)\r\n\r\n"
    return Array(header.utf8) + content + Array("\r\n\r\n".utf8)
  }

  /// A web server's answer.
  static func answer(
    _ body: [UInt8], status: String = "200 OK",
    _ fields: String = "Content-Type: text/html; charset=utf-8"
  ) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n".utf8) + body
  }

  static func page(_ text: String) -> [UInt8] {
    Array("<html><head><title>T</title></head><body><p>\(text)</p></body></html>".utf8)
  }

  /// Records with everything that may go wrong in them.
  static func random(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in 0..<Int.random(in: 0...20, using: &random) {
      let address = "https://example.org/\(Int.random(in: 0...30, using: &random))"
      let text = "Ada met Bob \(number) times. "
      let body = page(
        String(repeating: text, count: Int.random(in: 0...20, using: &random)))
      let known = answer(body)
      switch Int.random(in: 0...11, using: &random) {
      case 0:
        bytes += record(Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request", address: address)
      case 1: bytes += record(Array("a: b".utf8), type: "metadata", address: address)
      case 2: bytes += record(answer(body, status: "404 Not Found"), address: address)
      case 3: bytes += record(answer([0], "Content-Type: image/png"), address: address)
      case 4: bytes += record(known, address: address, length: known.count - 3)
      case 5: bytes += record(known, address: address, length: known.count + 300)
      case 6: bytes += Array("garbage\r\n\nWARC\r\n".utf8)
      case 7: bytes += Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n".utf8)
      case 8: bytes += record(answer([]), address: address)
      case 9:
        bytes += record(Array(text.utf8), type: "resource", address: nil, contentType: "text/plain")
      default: bytes += record(known, address: address)
      }
    }
    return bytes
  }
}
