import CorpusReading

/// How far reading and extracting has come.
public struct PipelineProgress: Hashable, Sendable {
  public internal(set) var filesDone = 0
  public let files: Int
  /// Of a large file that is not done: the bytes that are.
  public internal(set) var bytesDone: Int?
  /// Of the same file: all its bytes; `nil` where that cannot be known.
  public internal(set) var bytes: Int?

  init(files: Int) { self.files = files }

  /// The part that is done, from 0 to 1; a large file counts as much as a small one.
  public var fraction: Double {
    let ofFile = Double(bytesDone ?? 0) / Double(max(bytes ?? .max, 1))
    return files == 0 ? 1 : min(1, (Double(filesDone) + ofFile) / Double(files))
  }

  /// What one piece of work adds.
  struct Step {
    var files = 0
    var bytesDone: Int?
    var bytes: Int?
  }

  mutating func take(_ step: Step) {
    filesDone += step.files
    (bytesDone, bytes) = (step.bytesDone, step.bytes)
  }
}

extension PipelineProgress.Step {
  init(_ part: InputPart) {
    switch part {
    case .files(let files): self.files = files.count
    case .chunk(let chunk) where chunk.isLast: files = 1
    case .chunk(let chunk):
      bytesDone = chunk.end
      bytes = chunk.fileSize
    }
  }
}
