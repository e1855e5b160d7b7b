/// A zip archive in memory: which members it has, and their bytes.
///
/// The directory at the end says where the members are (`ZipDirectory`). A member may be stored or
/// deflated; its checksum must be right. Nobody is made to fill a memory: a member that is too
/// large, or shrank too well, is refused, and so is an archive whose members share their bytes.
package struct ZipArchive: Sendable {
  package struct Member: Sendable {
    package let name: String
    /// How many bytes it has when it is unpacked, as the directory says.
    package let count: Int
    let checksum: UInt32
    let method: Int
    let isEncrypted: Bool
    /// Where its bytes are in the archive.
    let packed: Range<Int>
  }

  /// What every archive with members starts with.
  package static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Far above what a text takes, and far below what fills a memory.
  package static let memberLimit = 1 << 28
  // XML that repeats itself shrinks to a fiftieth; deflate can pack a thousand bytes in one.
  private static let largestGrowth = 200
  private static let freeGrowth = 64 << 20

  private static let stored = 0
  private static let deflated = 8

  /// In the order of the directory.
  package let members: [Member]
  private let positions: [String: Int]
  private let bytes: [UInt8]
  private let file: String
  private let limit: Int

  /// - Parameters:
  ///   - file: what errors call it.
  ///   - limit: the bytes that a member may have.
  package init(
    _ bytes: [UInt8], file: String, limit: Int = ZipArchive.memberLimit
  ) throws(XMLError) {
    do {
      members = try ZipDirectory(bytes).members
    } catch {
      throw XMLError(
        file: file, reason: .isDamaged(found: error.found, expected: error.expected))
    }
    positions = Dictionary(
      members.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    self.bytes = bytes
    self.file = file
    self.limit = limit
  }

  /// The first member of a name.
  package subscript(name: String) -> Member? { positions[name].map { members[$0] } }

  /// The bytes of a member; `nil` if there is none of that name.
  package func contents(of name: String) throws(XMLError) -> [UInt8]? {
    guard let member = self[name] else { return nil }
    return try contents(of: member)
  }

  package func contents(of member: Member) throws(XMLError) -> [UInt8] {
    func refused(_ found: String, _ expected: String) -> XMLError {
      XMLError(
        file: file,
        reason: .isDamaged(found: "a member '\(member.name)' \(found)", expected: expected))
    }
    if member.isEncrypted { throw refused("that is encrypted", "one that is not") }
    if member.count > limit {
      throw refused("that unpacks to \(member.count) bytes", "at most \(limit)")
    }
    if member.count > ZipArchive.freeGrowth,
      member.count / ZipArchive.largestGrowth > member.packed.count
    {
      throw refused(
        "that unpacks to more than \(ZipArchive.largestGrowth) times its size",
        "one that does not")
    }
    let contents: [UInt8]
    switch member.method {
    case ZipArchive.stored:
      guard member.packed.count == member.count else {
        throw refused("of two sizes", "one that is stored as it is")
      }
      contents = Array(bytes[member.packed])
    case ZipArchive.deflated:
      do throws(RawInflate.Failure) {
        contents = try RawInflate.bytes(bytes[member.packed], count: member.count)
      } catch {
        throw refused("with \(error.found)", "data as zip packs them")
      }
    default:
      throw refused("packed by method \(member.method)", "one that is stored or deflated")
    }
    if RawInflate.checksum(contents[...]) != member.checksum {
      throw refused("with a wrong checksum", "the bytes that were packed")
    }
    return contents
  }
}
