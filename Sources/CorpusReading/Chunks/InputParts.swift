/// Gives files in groups, and large files of records in chunks, in their order.
///
/// Of a large file no more than a chunk or two are in memory here, however large it is.
package struct InputParts: ~Copyable {
  /// Bytes of a chunk: enough to be worth a task, and little beside everything else in memory.
  package static let usualChunkSize = 1 << 20

  private let files: [InputFile]
  private let groupSize: Int
  private let chunkSize: Int
  private var position = 0
  private var chunks: ChunkCutter?

  /// - Parameters:
  ///   - groupSize: how many files to give at once.
  ///   - chunkSize: larger files of records are cut into chunks of about so many bytes.
  package init(
    _ files: [InputFile], groupSize: Int = 1, chunkSize: Int = InputParts.usualChunkSize
  ) {
    self.files = files
    self.groupSize = groupSize
    self.chunkSize = chunkSize
  }

  package mutating func next() -> InputPart? {
    var group: [InputFile] = []
    while true {
      if group.isEmpty, let chunk = chunks?.next() { return .chunk(chunk) }
      guard position < files.count, group.count < groupSize else { break }
      let file = files[position]
      chunks = ChunkCutter.open(file, chunkSize: chunkSize)
      if chunks == nil { group.append(file) }
      position += 1
      if chunks != nil, !group.isEmpty { break }
    }
    return group.isEmpty ? nil : .files(group)
  }
}
