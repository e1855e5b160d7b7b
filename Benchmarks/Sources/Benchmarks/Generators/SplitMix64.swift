import Foundation

/// Sebastiano Vigna's SplitMix64.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number from 0 up to, and not with, 1.
  mutating func fraction() -> Double { Double(below(1 << 30)) / Double(1 << 30) }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// The element of rank r comes with a probability in proportion to 1/r, as Zipf's law has it:
  /// the rank's logarithm is uniform.
  mutating func pickByRank<Element>(_ list: [Element]) -> Element {
    list[Int(pow(Double(list.count), fraction())) - 1]
  }
}

extension Array {
  /// The elements in an order that follows from the seed (Fisher and Yates).
  func shuffledOnce(seed: UInt64) -> [Element] {
    var shuffled = self
    var random = SplitMix64(state: seed)
    for position in shuffled.indices.dropFirst() {
      shuffled.swapAt(position, random.below(position + 1))
    }
    return shuffled
  }
}
