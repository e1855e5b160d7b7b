import Foundation
import XMLSupport

/// Bytes that are appended and read back: in memory up to a limit, beyond it in a temporary file
/// that has no name, so that nothing is left behind however the program ends.
struct ByteStore: Sendable {
  /// Where some bytes stand.
  struct Place: Sendable {
    var offset: Int
    var count: Int
  }

  /// Bytes that stay in memory, unless a test wants fewer.
  static let usualLimit = 48 << 20

  private let limit: Int
  /// What is in memory, in pieces so that growing moves nothing; no entry is cut in two.
  private var pieces: [[UInt8]] = []
  /// Where each piece starts.
  private var starts: [Int] = []
  private(set) var count = 0
  private var file: ScratchFile?
  /// Where the file starts, and what is not written to it yet.
  private var fileStart = 0
  private var unwritten: [UInt8] = []

  init(limit: Int = ByteStore.usualLimit) { self.limit = limit }

  private static let pieceSize = 1 << 20
  private static let pageSize = 1 << 12

  mutating func append(_ bytes: [UInt8]) throws(PipelineError) -> Place {
    let place = Place(offset: count, count: bytes.count)
    if file == nil, count + bytes.count > limit {
      file = try scratchFile()
      fileStart = count
    }
    if let file {
      unwritten += bytes
      if unwritten.count >= ByteStore.pieceSize {
        // The kernel takes whole pages in half the time.
        let whole = unwritten.count / ByteStore.pageSize * ByteStore.pageSize
        try write(unwritten[..<whole], to: file)
        unwritten.removeFirst(whole)
      }
    } else {
      if pieces.last.map({ $0.count + bytes.count > ByteStore.pieceSize }) ?? true {
        pieces.append([])
        pieces[pieces.count - 1].reserveCapacity(max(ByteStore.pieceSize, bytes.count))
        starts.append(count)
      }
      pieces[pieces.count - 1] += bytes
    }
    count += bytes.count
    return place
  }

  /// Call when nothing more is appended and before anything is read.
  mutating func finish() throws(PipelineError) {
    guard let file, !unwritten.isEmpty else { return }
    try write(unwritten[...], to: file)
    unwritten = []
  }

  /// Reads what a store holds; one for each task.
  struct Reader {
    private let store: ByteStore
    /// What was read ahead from the file, and where it starts.
    private var window: [UInt8] = []
    private var windowStart = 0
    private var end = -1

    init(_ store: ByteStore) { self.store = store }

    mutating func bytes(_ place: Place) throws(PipelineError) -> ArraySlice<UInt8> {
      if store.file == nil || place.offset < store.fileStart {
        let piece = store.piece(at: place.offset)
        let start = place.offset - store.starts[piece]
        return store.pieces[piece][start..<(start + place.count)]
      }
      let start = place.offset - store.fileStart
      if start < windowStart || start + place.count > windowStart + window.count {
        // Reading on where the last read ended: more will be wanted.
        let isSequential = start == end
        try read(start, isSequential ? max(ByteStore.pieceSize, place.count) : place.count)
        guard window.count >= place.count else { throw PipelineError(reason: .scratchFile) }
      }
      end = start + place.count
      return window[(start - windowStart)..<(start - windowStart + place.count)]
    }

    private mutating func read(_ start: Int, _ count: Int) throws(PipelineError) {
      do {
        window = try store.file?.read(at: start, count: count) ?? []
        windowStart = start
      } catch { throw PipelineError(reason: .scratchFile) }
    }
  }

  private func scratchFile() throws(PipelineError) -> ScratchFile {
    do {
      return try ScratchFile(in: FileManager.default.temporaryDirectory.path(percentEncoded: false))
    } catch { throw PipelineError(reason: .scratchFile) }
  }

  private func write(_ bytes: ArraySlice<UInt8>, to file: ScratchFile) throws(PipelineError) {
    do { try file.write(bytes) } catch { throw PipelineError(reason: .scratchFile) }
  }

  private func piece(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// What can go wrong between the stages.
public struct PipelineError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The temporary file of a large corpus cannot be written or read.
    case scratchFile
  }

  public var reason: Reason

  public var description: String {
    switch reason {
    case .scratchFile:
      "cannot keep the corpus's records in a temporary file in '\(FileManager.default.temporaryDirectory.path(percentEncoded: false))'; make room there, or name another folder in TMPDIR"
    }
  }
}
