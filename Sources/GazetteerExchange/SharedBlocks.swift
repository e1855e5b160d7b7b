import Synchronization

/// Some blocks of a file's lines, and what they come to, for threads that share in reading them.
final class SharedBlocks: Sendable {
  struct Block {
    var reader: EntryReader
    var lines = LineBlock()
    var line = SourceLine()
    var entries = EntryBlock()
    var failure: GazetteerExchangeError?
  }

  private final class Share: Sendable {
    let block: Mutex<Block>

    init(_ reader: EntryReader) { block = Mutex(Block(reader: reader)) }
  }

  private let shares: [Share]
  /// Blocks that have lines, and those of them that a thread has begun to read.
  private let count = Atomic(0)
  private let begun = Atomic(0)

  init(count: Int, _ reader: EntryReader) { shares = (0..<count).map { _ in Share(reader) } }

  /// Takes the next lines of a file; returns whether there are any.
  ///
  /// - Parameter first: lines that come before them.
  func fill(
    from blocks: inout LineBlockSource, after first: LineBlock? = nil
  ) throws(GazetteerExchangeError) -> Bool {
    var filled = 0
    for share in shares {
      let isFilled = try share.block.withLock { (block) throws(GazetteerExchangeError) in
        if filled == 0, let first {
          block.lines = first
          return true
        }
        return try blocks.read(&block.lines)
      }
      if !isFilled { break }
      filled += 1
    }
    count.store(filled, ordering: .sequentiallyConsistent)
    begun.store(0, ordering: .sequentiallyConsistent)
    return filled > 0
  }

  /// Reads blocks that no other thread has begun.
  func read(_ file: String) {
    while true {
      let next = begun.add(1, ordering: .sequentiallyConsistent).oldValue
      if next >= count.load(ordering: .sequentiallyConsistent) { return }
      shares[next].block.withLock { block in
        var source = LineSource(block.lines, file: file)
        do throws(GazetteerExchangeError) {
          while try source.read(&block.line) {
            block.reader.read(block.line, into: &block.entries)
          }
        } catch {
          block.failure = error
        }
      }
    }
  }

  /// Hands over what all blocks came to, in order.
  func take(
    _ body: (inout EntryBlock) throws(GazetteerExchangeError) -> Void
  ) throws(GazetteerExchangeError) {
    for share in shares.prefix(count.exchange(0, ordering: .sequentiallyConsistent)) {
      try share.block.withLock { (block) throws(GazetteerExchangeError) in
        if let failure = block.failure { throw failure }
        try body(&block.entries)
      }
    }
  }
}
