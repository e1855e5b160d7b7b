import DataModel
import TestSupport
import Testing

@testable import MentionExtraction

/// The rule matcher beside a slow one that is obviously right, on patterns and texts made up from a
/// seed.
struct RuleMatcherTests {
  @Test(arguments: UInt64(0)..<400)
  func `a rule finds what plain backtracking finds`(_ seed: UInt64) throws {
    #expect(try differences(seed, patterns: 1, texts: 12, startingFreely: false) == [])
  }

  @Test(arguments: UInt64(1000)..<1010)
  func `a rule finds the same among many others`(_ seed: UInt64) throws {
    #expect(try differences(seed, patterns: 80, texts: 8, startingFreely: false) == [])
  }

  @Test func `a rule that starts with any word finds what plain backtracking finds`() throws {
    let found = try (UInt64(2000)..<2020).flatMap {
      try differences($0, patterns: 1, texts: 12, startingFreely: true)
    }
    #expect(found == [])
  }

  /// The texts in which a rule and the slow way find different words.
  private func differences(_ seed: UInt64, patterns: Int, texts: Int, startingFreely: Bool) throws
    -> [String]
  {
    var chance = SeededGenerator(seed: seed)
    var rules: [RandomPattern] = []
    while rules.count < patterns {
      let pattern = RandomPattern(&chance)
      if pattern.startsFreely == startingFreely { rules.append(pattern) }
    }
    let texts = (0..<texts).map { _ in RandomText(&chance) }
    let found = try found(rules.map(\.description), texts)
    var differences: [String] = []
    for (rule, pattern) in rules.enumerated() {
      for (number, text) in texts.enumerated() {
        let expected = pattern.matches(in: text.words)
        guard found[rule][number] != expected else { continue }
        differences.append(
          "seed \(seed): '\(pattern)' finds \(found[rule][number]) in '\(text)'; expected \(expected)"
        )
      }
    }
    return differences
  }

  /// What each rule finds in each text, by means of examples in which it must find nothing.
  private func found(_ patterns: [String], _ texts: [RandomText]) throws -> [[[String]]] {
    var rules = ""
    for (number, pattern) in patterns.enumerated() {
      rules += "rule-\(number): \(pattern) => person\n"
      for text in texts { rules += "no: \(text)\n" }
    }
    let lexicon = try Lexicon(files: [
      .words("list", "Beta\ndelta echo\nbeta delta 7"), .rules(rules),
    ])
    var found = patterns.map { _ in texts.map { _ in [String]() } }
    for failure in RuleExampleCheck(lexicon: lexicon).failures {
      let line = failure.example.line - 1
      found[line / (texts.count + 1)][line % (texts.count + 1) - 1] = failure.found
    }
    return found
  }
}

/// A sentence of few words, so that patterns meet.
private struct RandomText: CustomStringConvertible {
  var words: [String]
  var description: String { words.joined(separator: " ") }

  init(_ chance: inout SeededGenerator) {
    // A first word in small letters and a full stop: neither a headline nor all capitals.
    words = ["delta"]
    for _ in 0..<chance.below(9) {
      words.append(chance.pick(["Alma", "Beta", "Beta", "delta", "echo", "echo", "7", ","]))
    }
    if chance.below(3) == 0 { words.append("GAMMA") }
    words.append(".")
  }
}

/// A rule's pattern with the slow way to match it.
private struct RandomPattern: CustomStringConvertible {
  private indirect enum Node {
    case test(String, @Sendable (String) -> Bool)
    /// A member of the list, of one word or more.
    case list
    case start, end, open, close
    case sequence([Node])
    case choice([Node])
    case many(Node, Int, Int?, String)
  }

  private let node: Node

  /// Context, brackets around something, context.
  init(_ chance: inout SeededGenerator) {
    var parts: [Node] = chance.below(8) == 0 ? [.start] : []
    for _ in 0..<chance.below(3) { parts.append(RandomPattern.part(&chance, 2)) }
    parts.append(.open)
    for _ in 0...chance.below(3) { parts.append(RandomPattern.part(&chance, 2)) }
    parts.append(.close)
    for _ in 0..<chance.below(3) { parts.append(RandomPattern.part(&chance, 2)) }
    if chance.below(8) == 0 { parts.append(.end) }
    node = .sequence(parts)
  }

  private static func part(_ chance: inout SeededGenerator, _ depth: Int) -> Node {
    guard depth > 0, chance.below(3) == 0 else {
      return repeated(
        depth == 0 ? test(&chance) : chance.below(6) == 0 ? .list : test(&chance), &chance)
    }
    let branches = (0...chance.below(3)).map { _ in
      Node.sequence((0...chance.below(2)).map { _ in part(&chance, depth - 1) })
    }
    // Repeated groups of repetitions may take longer than any rule is allowed to.
    return .choice(branches)
  }

  private static func repeated(_ node: Node, _ chance: inout SeededGenerator) -> Node {
    switch chance.below(9) {
    case 0: .many(node, 0, 1, "?")
    case 1: .many(node, 0, nil, "*")
    case 2: .many(node, 1, nil, "+")
    case 3: .many(node, 2, 2, "{2}")
    case 4: .many(node, 0, 2, "{0,2}")
    case 5: .many(node, 1, 3, "{1,3}")
    default: node
    }
  }

  private static func test(_ chance: inout SeededGenerator) -> Node {
    let isCap: @Sendable (String) -> Bool = { $0.first?.isUppercase == true }
    let tests: [(String, @Sendable (String) -> Bool)] = [
      ("Cap", isCap), ("Cap&@list", { $0 == "Beta" }),
      ("Cap&!@list", { isCap($0) && $0 != "Beta" }),
      ("CAPS", { $0 == "GAMMA" }), ("Cap&!CAPS", { isCap($0) && $0 != "GAMMA" }),
      ("Lower", { $0.first?.isLowercase == true }), ("Number", { $0 == "7" }),
      ("Word", { $0.first?.isLetter == true }), ("echo", { $0 == "echo" }),
      ("beta", { $0 == "Beta" }), ("\"Alma\"", { $0 == "Alma" }), (",", { $0 == "," }),
      ("Proper", { isCap($0) }), ("Lower&!Cap", { $0.first?.isLowercase == true }),
      ("Any", { _ in true }), ("!Cap", { !isCap($0) }), ("!@list", { $0 != "Beta" }),
    ]
    let (text, holds) = chance.pick(tests)
    return .test(text, holds)
  }

  /// Whether the first word may be one that no class, list or literal asks for.
  var startsFreely: Bool { RandomPattern.start(of: node).isFree }

  private static func start(of node: Node) -> (isFree: Bool, isEmpty: Bool) {
    switch node {
    case .test(let text, _): (text == "Any" || text.hasPrefix("!"), false)
    case .list: (false, false)
    case .start, .end, .open, .close: (false, true)
    case .sequence(let nodes):
      nodes.reduce((false, true)) { so, node in
        let next = start(of: node)
        return (so.0 || so.1 && next.isFree, so.1 && next.isEmpty)
      }
    case .choice(let nodes):
      nodes.map(start).reduce((false, false)) { ($0.0 || $1.isFree, $0.1 || $1.isEmpty) }
    case .many(let node, let least, _, _): (start(of: node).isFree, least == 0)
    }
  }

  // MARK: - The rule's text

  var description: String { RandomPattern.text(node) }

  private static func text(_ node: Node) -> String {
    switch node {
    case .test(let text, _): text
    case .list: "@list"
    case .start: "^"
    case .end: "$"
    case .open: "["
    case .close: "]"
    case .sequence(let nodes): nodes.map(text).joined(separator: " ")
    case .choice(let nodes): "( \(nodes.map(text).joined(separator: " | ")) )"
    case .many(let node, _, _, let mark): text(node) + mark
    }
  }

  // MARK: - The slow way

  private struct Place {
    var word: Int
    var open = -1
    var close = -1
  }

  /// The bracketed words of every match, each search starting behind the one before.
  func matches(in words: [String]) -> [String] {
    var found: [String] = []
    var next = 0
    for start in words.indices where start >= next {
      guard
        let place = run(node, Place(word: start), words, then: { $0.open < $0.close ? $0 : nil })
      else { continue }
      found.append(words[place.open..<place.close].joined(separator: " "))
      next = place.close
    }
    return found
  }

  /// Tries `node` from a place in every way, best first, until what follows agrees.
  private func run(
    _ node: Node, _ place: Place, _ words: [String], then follow: (Place) -> Place?
  ) -> Place? {
    var moved = place
    switch node {
    case .test(_, let holds):
      guard place.word < words.count, holds(words[place.word]) else { return nil }
      moved.word += 1
      return follow(moved)
    case .list:
      for member in [["beta", "delta", "7"], ["delta", "echo"], ["Beta"]] {
        let end = place.word + member.count
        guard end <= words.count,
          zip(words[place.word..<end], member).allSatisfy({
            $0 == $1 || member.count > 1 && $0.lowercased() == $1
          })
        else { continue }
        moved.word = end
        if let found = follow(moved) { return found }
      }
      return nil
    case .start: return place.word == 0 ? follow(place) : nil
    case .end: return place.word == words.count ? follow(place) : nil
    case .open:
      moved.open = place.word
      return follow(moved)
    case .close:
      moved.close = place.word
      return follow(moved)
    case .sequence(let nodes):
      guard let first = nodes.first else { return follow(place) }
      return run(first, place, words) {
        run(.sequence(Array(nodes.dropFirst())), $0, words, then: follow)
      }
    case .choice(let nodes):
      for node in nodes { if let found = run(node, place, words, then: follow) { return found } }
      return nil
    case .many(let node, let least, let most, let mark):
      if most != 0 {
        let more = run(node, place, words) {
          run(.many(node, max(least - 1, 0), most.map { $0 - 1 }, mark), $0, words, then: follow)
        }
        if let more { return more }
      }
      return least == 0 ? follow(place) : nil
    }
  }
}
