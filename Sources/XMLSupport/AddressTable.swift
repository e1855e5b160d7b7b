/// Numbers of a few addresses.
struct AddressTable {
  /// Open addressing; 0 where there is none.
  private var addresses = [UInt](repeating: 0, count: 64)
  private var numbers = [Int32](repeating: 0, count: 64)
  private var count = 0

  subscript(address: UInt) -> Int32? {
    let slot = slot(of: address)
    return addresses[slot] == address ? numbers[slot] : nil
  }

  mutating func add(_ address: UInt, _ number: Int32) {
    count += 1
    if count * 2 > addresses.count {
      let old = zip(addresses, numbers).filter { $0.0 != 0 }
      addresses = Array(repeating: 0, count: addresses.count * 2)
      numbers = Array(repeating: 0, count: addresses.count)
      for (address, number) in old { put(address, number) }
    }
    put(address, number)
  }

  private mutating func put(_ address: UInt, _ number: Int32) {
    let slot = slot(of: address)
    addresses[slot] = address
    numbers[slot] = number
  }

  /// Where the address is, or would be.
  private func slot(of address: UInt) -> Int {
    let mask = addresses.count - 1
    // Fibonacci hashing: names lie close together.
    var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while addresses[slot] != 0 && addresses[slot] != address { slot = (slot + 1) & mask }
    return slot
  }
}
