/// The directory of a zip archive, found from its end.
///
///     members, each behind its own header → directory → (zip64 record, its locator) → end record
struct ZipDirectory {
  struct Failure: Error {
    var found: String
    var expected: String
  }

  private static let endSize = 22
  private static let locatorSize = 20
  private static let entrySize = 46
  private static let headerSize = 30
  private static let longestComment = 0xFFFF

  private(set) var members: [ZipArchive.Member] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(Failure) {
    self.bytes = bytes
    guard let end = endRecord() else {
      throw bytes.starts(with: ZipArchive.magic)
        ? Failure(
          found: "a zip archive without the directory at its end", expected: "a complete one")
        : Failure(found: "something that is no zip archive", expected: "one")
    }
    try readEntries(in: place(endRecord: end))
  }

  // MARK: - Where it is

  private struct Place {
    var range: Range<Int>
    var count: Int
    /// Where the archive starts, if something stands before it.
    var origin: Int
  }

  private static let cutOff = Failure(
    found: "a zip archive whose directory is cut off", expected: "a complete one")

  private func endRecord() -> Int? {
    let last = bytes.count - ZipDirectory.endSize
    guard last >= 0 else { return nil }
    for position in stride(
      from: last, through: max(0, last - ZipDirectory.longestComment), by: -1)
    where bytes[position] == 0x50 && number(position, 4) == 0x0605_4B50 {
      // What looks like the record may stand in the comment behind it.
      if let comment = number(position + 20, 2),
        position + ZipDirectory.endSize + comment
          <= bytes.count
      {
        return position
      }
    }
    return nil
  }

  private func place(endRecord end: Int) throws(Failure) -> Place {
    guard var count = number(end + 10, 2), var size = number(end + 12, 4),
      var offset = number(end + 16, 4)
    else { throw ZipDirectory.cutOff }
    var directoryEnd = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      case let locator = end - ZipDirectory.locatorSize, number(locator, 4) == 0x0706_4B50
    {
      guard let record = number(locator + 8, 8), number(record, 4) == 0x0606_4B50,
        let longCount = number(record + 32, 8), let longSize = number(record + 40, 8),
        let longOffset = number(record + 48, 8)
      else { throw ZipDirectory.cutOff }
      (count, size, offset) = (longCount, longSize, longOffset)
      directoryEnd = record
    }
    guard size <= directoryEnd, offset <= directoryEnd - size,
      count <= size / ZipDirectory.entrySize
    else { throw ZipDirectory.cutOff }
    let start = directoryEnd - size
    return Place(range: start..<directoryEnd, count: count, origin: start - offset)
  }

  // MARK: - Entries

  private mutating func readEntries(in place: Place) throws(Failure) {
    members.reserveCapacity(place.count)
    var headers: [(start: Int, member: Int)] = []
    var position = place.range.lowerBound
    for _ in 0..<place.count {
      guard position + ZipDirectory.entrySize <= place.range.upperBound,
        number(position, 4) == 0x0201_4B50, let nameCount = number(position + 28, 2),
        let extraCount = number(position + 30, 2), let commentCount = number(position + 32, 2)
      else { throw ZipDirectory.cutOff }
      let nameStart = position + ZipDirectory.entrySize
      let extra = nameStart + nameCount..<nameStart + nameCount + extraCount
      let next = extra.upperBound + commentCount
      guard next <= place.range.upperBound else { throw ZipDirectory.cutOff }
      let name = bytes[nameStart..<nameStart + nameCount]
      let (member, start) = try member(
        entry: position, name: name, extra: extra, origin: place.origin,
        end: place.range.lowerBound)
      headers.append((start, members.count))
      members.append(member)
      position = next
    }
    headers.sort { $0.start < $1.start }
    for (first, second) in zip(headers, headers.dropFirst())
    where members[first.member].packed.upperBound > second.start {
      throw Failure(
        found: "members '\(members[first.member].name)' and '\(members[second.member].name)' "
          + "that overlap", expected: "each in a place of its own")
    }
  }

  /// - Parameter end: where the members end.
  private func member(
    entry: Int, name nameBytes: ArraySlice<UInt8>, extra: Range<Int>, origin: Int, end: Int
  ) throws(Failure) -> (ZipArchive.Member, headerStart: Int) {
    let flags = number(entry + 8, 2) ?? 0
    let name = ZipDirectory.name(nameBytes, isUTF8: flags & 0x800 != 0)
    let misplaced = Failure(
      found: "a member '\(name)' that is not where the directory says", expected: "a complete file")
    var fields = [number(entry + 24, 4), number(entry + 20, 4), number(entry + 42, 4)]
    if let long = longFields(extra) {
      var position = long.lowerBound
      for field in fields.indices where fields[field] == 0xFFFF_FFFF {
        guard position + 8 <= long.upperBound else { throw misplaced }
        fields[field] = number(position, 8)
        position += 8
      }
    }
    guard let count = fields[0], let packedCount = fields[1], let offset = fields[2],
      let checksum = number(entry + 16, 4), let method = number(entry + 10, 2)
    else { throw misplaced }
    guard offset <= end - origin, case let header = origin + offset,
      number(header, 4) == 0x0403_4B50,
      let nameCount = number(header + 26, 2), let extraCount = number(header + 28, 2),
      case let start = header + ZipDirectory.headerSize + nameCount + extraCount, start <= end,
      packedCount <= end - start
    else { throw misplaced }
    let member = ZipArchive.Member(
      name: name, count: count, checksum: UInt32(truncatingIfNeeded: checksum), method: method,
      isEncrypted: flags & 1 != 0, packed: start..<start + packedCount)
    return (member, header)
  }

  /// Where the extra field of numbers beyond 4 GB has them.
  private func longFields(_ extra: Range<Int>) -> Range<Int>? {
    var position = extra.lowerBound
    while let kind = number(position, 2), let size = number(position + 2, 2),
      position + 4 + size <= extra.upperBound
    {
      if kind == 1 { return position + 4..<position + 4 + size }
      position += 4 + size
    }
    return nil
  }

  /// The number in some bytes, the lowest first; `nil` if there are not so many, or it is too
  /// large.
  private func number(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start <= bytes.count - count else { return nil }
    var number: UInt64 = 0
    for offset in 0..<count { number |= UInt64(bytes[start + offset]) << (8 * offset) }
    return Int(exactly: number)
  }

  // MARK: - Names

  private static let upperHalf = Array(
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
    """.unicodeScalars)

  /// A name in UTF-8, if its entry says so or it is valid as such; else in code page 437.
  ///
  /// Many programs write UTF-8 and do not say so; names in code page 437 that are valid UTF-8 by
  /// chance are hardly ever meant.
  static func name(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    if let name = String(validating: bytes, as: UTF8.self) { return name }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    var name = String.UnicodeScalarView()
    for byte in bytes {
      name.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80])
    }
    return String(name)
  }
}
