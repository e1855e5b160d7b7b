/// A few numbers by which near-duplicates of a text are recognized, the same on every machine.
///
/// Two texts resemble each other by the share of shingles, runs of three words, that both have
/// among those that either has (Broder, "On the Resemblance and Containment of Documents",
/// SEQUENCES 1997). The share need not be counted: each shingle has a number that looks like
/// chance, and two texts have the same smallest one as often as they share shingles.
///
///     shingle → hash → one of 64 bins by its first bits → the least of each bin, its last 16 bits
///
/// So each shingle is hashed once (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012), and
/// the sketch stays small (Li and König, "b-Bit Minwise Hashing", WWW 2010). Of a text with few
/// words it is a hash of them all, since the change of a word changes most of what such a text
/// says.
public struct TextSketch: Hashable, Sendable {
  /// The numbers of a sketch, two bytes each; or the hash of a short text, eight bytes; or nothing
  /// where no sketch was made.
  package let bytes: [UInt8]

  /// Numbers in a sketch: the resemblance of two texts is told to about six hundredths.
  package static let size = 64
  /// A bin without a shingle.
  package static let empty: UInt16 = .max
  /// Texts of fewer words are alike only word for word: so few shingles say little.
  package static let leastWords = 50

  /// No sketch, which is like no other.
  package init() { bytes = [] }

  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Whether it tells how much two texts resemble each other, not only whether they are the same.
  package var isGraded: Bool { bytes.count == 2 * TextSketch.size }

  /// One of the numbers of a graded sketch.
  package func number(at position: Int) -> UInt16 {
    UInt16(bytes[2 * position]) | UInt16(bytes[2 * position + 1]) << 8
  }

  /// The numbers of a graded sketch.
  package var numbers: [UInt16] {
    isGraded ? (0..<TextSketch.size).map { number(at: $0) } : []
  }

  /// The hash of a short text; `nil` for a longer one and for none.
  package var hash: UInt64? {
    guard bytes.count == 8 else { return nil }
    let hash = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return hash == 0 ? nil : hash
  }

  /// The estimated share of shingles in common, 0 to 1.
  package func resemblance(to other: TextSketch) -> Double {
    if isGraded, other.isGraded {
      return TextSketch.resemblance(numbers.span, 0, other.numbers.span, 0)
    }
    guard let hash else { return 0 }
    return hash == other.hash ? 1 : 0
  }

  /// The same of numbers that stand from some positions on.
  package static func resemblance(
    _ a: Span<UInt16>, _ first: Int, _ b: Span<UInt16>, _ second: Int
  ) -> Double {
    var (same, filled) = (0, 0)
    for number in 0..<size {
      let (x, y) = (a[first + number], b[second + number])
      if x == empty, y == empty { continue }
      filled += 1
      if x == y { same += 1 }
    }
    return filled == 0 ? 0 : Double(same) / Double(filled)
  }
}

/// Makes the sketch of one text after the other.
package struct TextSketcher {
  private var least = [UInt64](repeating: .max, count: TextSketch.size)
  private var running = 0
  /// The running words before the next one.
  private var (before, last): (UInt64, UInt64) = (0, 0)
  private var all = ContentHash()
  private var words = 0

  package init() {}

  /// Adds a word, given by the hash of its folded form.
  ///
  /// - Parameter isRunning: whether it stands in running text; headlines, captions and names of
  ///   authors differ from copy to copy.
  package mutating func add(_ word: UInt64, isRunning: Bool) {
    words += 1
    if running < TextSketch.leastWords { all.add(word) }
    guard isRunning else { return }
    running += 1
    if running >= 3 {
      let hash = TextSketcher.hash(before, last, word)
      let bin = Int(hash >> 58)
      if hash < least[bin] { least[bin] = hash }
    }
    (before, last) = (last, word)
  }

  /// The sketch of the words added since the last one.
  package mutating func finish() -> TextSketch {
    defer { self = TextSketcher(reusing: least) }
    var bytes: [UInt8] = []
    if running < TextSketch.leastWords {
      let hash = words == 0 ? 0 : max(1, all.value)
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(shift)))
      }
    } else {
      bytes.reserveCapacity(2 * TextSketch.size)
      for hash in least {
        // The last bits, since the first ones of a least number are mostly 0.
        let number =
          hash == .max ? TextSketch.empty : min(UInt16(truncatingIfNeeded: hash), .max - 1)
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
      }
    }
    return TextSketch(bytes: bytes)
  }

  private init(reusing least: [UInt64]) {
    self.least = least
    for bin in least.indices { self.least[bin] = .max }
  }

  /// Of three words in their order; each bit depends on all of them (the finalizer of MurmurHash3,
  /// by Appleby).
  private static func hash(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    var hash = a &* 0x9E37_79B9_7F4A_7C15 &+ b &* 0xC2B2_AE3D_27D4_EB4F &+ c
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}
