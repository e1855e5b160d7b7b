import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Distinct strings of bytes, numbered from 0 in the order in which they came.
///
/// Made for the ids of a graph file, millions of them and chosen by whoever wrote it: the bytes lie
/// in one array, and the seed of the hash is random, so that no file can make it slow.
package struct ByteStringTable: ~Copyable {
  private var bytes: [UInt8] = []
  /// Where each string ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing, at most half full.
  private var slots = [Slot](repeating: .empty, count: 64)
  let hashing = ByteStringHash()

  /// All that a search looks at before the bytes themselves.
  private struct Slot {
    var hash: UInt32
    /// One more than the number; 0 where the slot is empty.
    var successor: UInt32
    /// Where the string begins, and below that the last bits of its length.
    var place: UInt64

    static let empty = Slot(hash: 0, successor: 0, place: 0)

    var start: Int { Int(place >> 24) }

    static func place(_ start: Int, _ count: Int) -> UInt64 {
      UInt64(start) << 24 | UInt64(count & 0xFF_FFFF)
    }
  }

  package init() {}

  package var count: Int { ends.count }

  /// The string of a number, repaired where it is no UTF-8.
  package subscript(number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  /// The number of a string, which is added if it is new.
  package mutating func number(of string: String) -> Int {
    let string = string.utf8.span
    // Safety: the pointer stays inside the closure, and the bytes are copied.
    return unsafe string.withUnsafeBufferPointer { unsafe number(of: $0, hash: hash($0)) }
  }

  /// The number of a part of some bytes, which is added if it is new.
  package mutating func number(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    let string = bytes.span.extracting(range)
    // Safety: the pointer stays inside the closure, and the bytes are copied.
    return unsafe string.withUnsafeBufferPointer { unsafe number(of: $0, hash: hash($0)) }
  }

  // Every pointer below is used before it returns; the strings are not in these bytes.

  func find(_ string: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = unsafe slots[slot(of: string, hash: hash(string))]
    return slot.successor == 0 ? nil : Int(slot.successor) - 1
  }

  mutating func number(of string: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let slot = unsafe slot(of: string, hash: hash)
    if slots[slot].successor > 0 { return Int(slots[slot].successor) - 1 }
    slots[slot] = Slot(
      hash: hash, successor: UInt32(ends.count) + 1, place: Slot.place(bytes.count, string.count))
    unsafe bytes.append(contentsOf: string)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// Whether the string is that of a number; `false` if there is no such number.
  func isEqual(_ string: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    guard ends.indices.contains(number) else { return false }
    let range = range(number)
    return unsafe range.count == string.count && isEqual(string, at: range.lowerBound)
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// Where the string is, or would be.
  private func slot(of string: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var position = Int(hash) & mask
    while case let slot = slots[position], slot.successor > 0 {
      if slot.hash == hash, slot.place == Slot.place(slot.start, string.count),
        unsafe isEqual(string, at: slot.start),
        // The length is in the place, but for one of 16 MB.
        string.count < 1 << 24 || range(Int(slot.successor) - 1).count == string.count
      {
        break
      }
      position = (position + 1) & mask
    }
    return position
  }

  private func isEqual(_ string: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let first = string.baseAddress, string.count <= bytes.count - start else {
      return string.isEmpty
    }
    // Safety: there are as many bytes as are compared.
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let bytes = bytes.baseAddress else { return false }
      return unsafe memcmp(first, bytes + start, string.count) == 0
    }
  }

  // A million ids are more than a processor's cache holds, and waiting for the memory of one would
  // take longer than everything else that is done for an edge.

  /// Has the slot of a hash fetched.
  func fetchSlot(of hash: UInt32?) {
    guard let hash else { return }
    // Safety: a prefetch reads nothing.
    unsafe slots.withUnsafeBufferPointer { slots in
      guard let first = slots.baseAddress else { return }
      unsafe comention_prefetch(first + (Int(hash) & (slots.count - 1)))
    }
  }

  /// Has the string fetched that probably has the hash.
  func fetchString(of hash: UInt32?) {
    guard let hash else { return }
    let slot = slots[Int(hash) & (slots.count - 1)]
    guard slot.successor > 0 else { return }
    // Safety: as above.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      unsafe comention_prefetch(first + slot.start)
      // It may lie across two lines of the cache.
      unsafe comention_prefetch(first + slot.start + 32)
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .empty, count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.successor > 0 {
      var position = Int(slot.hash) & mask
      while slots[position].successor > 0 { position = (position + 1) & mask }
      slots[position] = slot
    }
  }

  func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 { unsafe hashing.hash(string) }
}

/// Hashes strings of bytes by a seed of its own.
struct ByteStringHash: Sendable {
  private let seed = UInt64.random(in: .min ... .max)

  /// Multiplies eight bytes at a time and folds the halves of the product (Wang Yi, wyhash).
  func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = seed ^ UInt64(string.count)
    let words = UnsafeRawBufferPointer(string)
    var position = 0
    while position + 8 <= words.count {
      // Safety: the eight bytes are inside the string.
      let word = unsafe words.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      hash = ByteStringHash.folded(hash ^ word)
      position += 8
    }
    var word: UInt64 = 0
    while position < words.count {
      word = unsafe word << 8 | UInt64(words[position])
      position += 1
    }
    return UInt32(truncatingIfNeeded: ByteStringHash.folded(hash ^ word) >> 32)
  }

  private static func folded(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
