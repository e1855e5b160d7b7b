#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
  import iconv
#endif

/// Bytes of some encoding as UTF-8, by the system's `iconv`.
package enum CharacterConversion {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The bytes as UTF-8, and whether some were none of the encoding and became U+FFFD; `nil` if the
  /// system does not have the encoding.
  ///
  /// - Parameter name: one that the program knows, since systems take more than names for one.
  package static func utf8(
    _ bytes: [UInt8], from name: String
  ) -> (text: [UInt8], isBroken: Bool)? {
    // Safety: the names live through the call; what it returns is closed below.
    let converter = unsafe iconv_open("UTF-8", name)
    if UInt(bitPattern: converter) == UInt.max { return nil }
    defer { unsafe _ = iconv_close(converter) }
    var bytes = bytes
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    var isBroken = false
    var position = 0
    while true {
      // The last rounds are for what the converter still holds back, as where it had no room for
      // the second character that it made of one.
      let isLast = position == bytes.count
      var inputLeft = bytes.count - position
      var outputLeft = chunk.count
      // Safety: `iconv` moves the pointers no further than the counts, and both arrays live, and
      // stay where they are, through the call. It does not write to its input.
      let code = unsafe bytes.withUnsafeMutableBytes { input in
        unsafe chunk.withUnsafeMutableBytes { output in
          var next = unsafe input.baseAddress?.advanced(by: position)
            .assumingMemoryBound(to: CChar.self)
          var free = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
          let result =
            unsafe isLast
            ? iconv(converter, nil, nil, &free, &outputLeft)
            : iconv(converter, &next, &inputLeft, &free, &outputLeft)
          return result == -1 ? errno : 0
        }
      }
      text.append(contentsOf: chunk[..<(chunk.count - outputLeft)])
      if isLast {
        if code == E2BIG, outputLeft < chunk.count { continue }
        return (text, isBroken)
      }
      position = bytes.count - inputLeft
      if code == 0 || code == E2BIG { continue }
      // No character of the encoding, or only its beginning.
      isBroken = true
      text.append(contentsOf: replacement)
      position += 1
    }
  }
}
