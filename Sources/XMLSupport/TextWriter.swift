/// Writes plain text to a file that is complete or absent, or to memory.
package struct TextWriter: ~Copyable {
  /// Large enough that the system calls do not count.
  private static let batchSize = 1 << 16

  private var file: FileReplacement?
  /// Not yet written; in memory, all of it.
  private var batch: [UInt8] = []

  /// Writes to memory.
  package init() {
    file = nil
  }

  /// Writes to a file.
  package init(path: String) throws(XMLError) {
    file = try FileReplacement(path: path)
    batch.reserveCapacity(TextWriter.batchSize * 2)
  }

  package mutating func write(_ text: String) throws(XMLError) {
    batch.append(contentsOf: text.utf8)
    if batch.count >= TextWriter.batchSize { try flush() }
  }

  package mutating func write(_ bytes: [UInt8]) throws(XMLError) {
    batch.append(contentsOf: bytes)
    if batch.count >= TextWriter.batchSize { try flush() }
  }

  private mutating func flush() throws(XMLError) {
    guard file != nil else { return }
    try file?.write(batch)
    batch.removeAll(keepingCapacity: true)
  }

  /// Brings every byte to the disk; the target is still as it was.
  package mutating func prepare() throws(XMLError) {
    try flush()
    try file?.prepare()
  }

  /// Puts the file in its target's place; returns the text if it was written to memory.
  @discardableResult
  package consuming func finish() throws(XMLError) -> [UInt8] {
    try prepare()
    try file.take()?.commit()
    return batch
  }
}
