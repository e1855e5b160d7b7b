/// A pattern before it becomes instructions.
indirect enum PatternNode {
  case step(Instruction)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// No upper bound where `most` is `nil`.
  case repetition(PatternNode, least: Int, most: Int?)

  /// Whether it can match without taking a token.
  var canBeEmpty: Bool {
    switch self {
    case .step(let instruction): !instruction.takesToken
    case .sequence(let nodes): nodes.allSatisfy(\.canBeEmpty)
    case .alternatives(let nodes): nodes.contains(where: \.canBeEmpty)
    case .repetition(let node, let least, _): least == 0 || node.canBeEmpty
    }
  }

  /// About how many instructions it becomes; never fewer than patterns stand inside each other in it.
  var size: Int {
    switch self {
    case .step: 1
    case .sequence(let nodes): nodes.reduce(1) { $0 + $1.size }
    case .alternatives(let nodes): nodes.reduce(1) { $0 + 2 + $1.size }
    case .repetition(let node, let least, let most): (most ?? least + 1) * (node.size + 1)
    }
  }

  /// Whether it can match by taking a token.
  var canTakeToken: Bool {
    switch self {
    case .step(let instruction): instruction.takesToken
    case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: \.canTakeToken)
    case .repetition(let node, _, _): node.canTakeToken
    }
  }
}

extension Instruction {
  fileprivate var takesToken: Bool {
    switch self {
    case .token, .phrase, .word, .anyWord: true
    case .split, .jump, .open, .close, .blockStart, .blockEnd, .accept: false
    }
  }
}
