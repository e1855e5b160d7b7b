/// Makes zip archives, also wrong ones.
package struct ZipWriter {
  package struct Member {
    package var name: String
    package var contents: [UInt8]
    /// What stands for the contents in the archive, if they are not stored.
    package var packed: [UInt8]?
    package var method: UInt16 = 0
    package var flags: UInt16 = 0x800
    package var checksum: UInt32
    /// What the directory says of its size.
    package var count: Int
    package var nameBytes: [UInt8]

    package init(_ name: String, _ contents: [UInt8]) {
      self.name = name
      self.contents = contents
      nameBytes = Array(name.utf8)
      count = contents.count
      checksum = ZipWriter.checksum(contents)
    }
  }

  package var members: [Member]
  /// Whether sizes and places are written as zip64 has them.
  package var isLong = false
  /// By how much the directory is wrong about where each member is.
  package var shifts: [Int] = []
  package var comment: [UInt8] = []

  package init(_ members: [Member]) { self.members = members }

  package init(_ texts: [(name: String, text: String)]) {
    self.init(texts.map { Member($0.name, Array($0.text.utf8)) })
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for member in members {
      starts.append(bytes.count)
      let packed = member.packed ?? member.contents
      bytes += little(0x0403_4B50, 4) + little(20, 2) + little(Int(member.flags), 2)
      bytes += little(Int(member.method), 2) + little(0, 4) + little(Int(member.checksum), 4)
      bytes += little(packed.count, 4) + little(member.count, 4)
      bytes += little(member.nameBytes.count, 2) + little(0, 2) + member.nameBytes + packed
    }
    let directory = bytes.count
    for (position, member) in members.enumerated() {
      let packed = member.packed ?? member.contents
      let start = starts[position] + (position < shifts.count ? shifts[position] : 0)
      let numbers = [member.count, packed.count, start]
      let extra =
        isLong ? little(1, 2) + little(24, 2) + numbers.flatMap { little($0, 8) } : []
      let short = isLong ? [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF] : numbers
      bytes += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2)
      bytes += little(Int(member.flags), 2) + little(Int(member.method), 2) + little(0, 4)
      bytes += little(Int(member.checksum), 4) + little(short[1], 4) + little(short[0], 4)
      bytes += little(member.nameBytes.count, 2) + little(extra.count, 2) + little(0, 2)
      bytes += little(0, 2) + little(0, 2) + little(0, 4) + little(short[2], 4)
      bytes += member.nameBytes + extra
    }
    let size = bytes.count - directory
    if isLong {
      let record = bytes.count
      bytes += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2)
      bytes += little(0, 4) + little(0, 4) + little(members.count, 8) + little(members.count, 8)
      bytes += little(size, 8) + little(directory, 8)
      bytes += little(0x0706_4B50, 4) + little(0, 4) + little(record, 8) + little(1, 4)
    }
    bytes += little(0x0605_4B50, 4) + little(0, 2) + little(0, 2)
    bytes += little(isLong ? 0xFFFF : members.count, 2) + little(isLong ? 0xFFFF : members.count, 2)
    bytes += little(isLong ? 0xFFFF_FFFF : size, 4) + little(isLong ? 0xFFFF_FFFF : directory, 4)
    return bytes + little(comment.count, 2) + comment
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32, bit by bit.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
    }
    return ~checksum
  }
}
