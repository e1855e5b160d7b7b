/// A member of several words of a word list.
struct Phrase: Sendable {
  /// The list's feature bit.
  var list: UInt64
  /// Tokens that must start with a capital, one bit each, the first 32.
  var capitals: UInt32
  /// Tokens that must be written in capitals throughout.
  var allCapitals: UInt32
  /// The next phrase of the same words, or -1.
  var next: Int32

  /// "IRAN" is the word "Iran", but "UN" is not "Un".
  static let shortestShouted = 4
}

/// Phrases as sequences of vocabulary words.
///
/// One hash table maps (node, word) to the child node, so that a step costs one look-up however
/// many children a node has.
struct PhraseTrie: Sendable {
  fileprivate struct Edge: Sendable {
    var key: UInt64 = .max
    /// -1 in an empty slot.
    var child: Int32 = -1
  }

  private var edges = [Edge](repeating: Edge(), count: 1024)
  private var count = 0
  /// First phrase of each node, or -1; node 0 is the root.
  private(set) var firstPhrase: [Int32] = [-1]
  private(set) var phrases: [Phrase] = []
  /// Whether some phrase goes on behind each node.
  private(set) var hasChild: [Bool] = [false]

  static let root: Int32 = 0

  /// The node one word further, or -1.
  func child(of node: Int32, word: Int32) -> Int32 {
    let key = PhraseTrie.key(node, word)
    let mask = edges.count - 1
    var slot = PhraseTrie.slot(key) & mask
    while true {
      let edge = edges[slot]
      if edge.key == key || edge.child < 0 { return edge.child }
      slot = (slot + 1) & mask
    }
  }

  /// The words that some phrase has behind its first word.
  var continuingWords: Set<Int32> {
    var words: Set<Int32> = []
    for edge in edges where edge.child >= 0 && edge.key >> 32 != UInt64(PhraseTrie.root) {
      words.insert(Int32(truncatingIfNeeded: edge.key))
    }
    return words
  }

  mutating func insert(
    _ words: [Int32], _ list: UInt64, capitals: UInt32, allCapitals: UInt32
  ) {
    var node = PhraseTrie.root
    for word in words {
      let next = child(of: node, word: word)
      if next >= 0 {
        node = next
        continue
      }
      if (count + 1) * 4 > edges.count * 3 { grow() }
      let new = Int32(firstPhrase.count)
      firstPhrase.append(-1)
      hasChild.append(false)
      hasChild[Int(node)] = true
      put(PhraseTrie.key(node, word), new)
      count += 1
      node = new
    }
    phrases.append(
      Phrase(
        list: list, capitals: capitals, allCapitals: allCapitals,
        next: firstPhrase[Int(node)]))
    firstPhrase[Int(node)] = Int32(phrases.count - 1)
  }

  private mutating func put(_ key: UInt64, _ child: Int32) {
    let mask = edges.count - 1
    var slot = PhraseTrie.slot(key) & mask
    while edges[slot].child >= 0 { slot = (slot + 1) & mask }
    edges[slot] = Edge(key: key, child: child)
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    for edge in old where edge.child >= 0 { put(edge.key, edge.child) }
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private static func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }
}

extension PhraseTrie.Edge: ImageCoding {
  func write(to image: inout ImageWriter) {
    key.write(to: &image)
    child.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    self.init(key: try UInt64(from: &image), child: try Int32(from: &image))
  }
}

extension PhraseTrie: ImageCoding {
  func write(to image: inout ImageWriter) {
    edges.write(to: &image)
    image.append(UInt32(count))
    firstPhrase.write(to: &image)
    phrases.write(to: &image)
    hasChild.write(to: &image)
  }

  init(from image: inout ImageReader) throws(LexiconImageError) {
    edges = try [Edge](from: &image)
    let count: UInt32 = try image.next()
    self.count = Int(count)
    firstPhrase = try [Int32](from: &image)
    phrases = try [Phrase](from: &image)
    hasChild = try [Bool](from: &image)
  }
}
