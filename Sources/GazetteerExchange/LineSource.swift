import XMLSupport

/// A line of a file, without its end.
struct SourceLine {
  /// 1-based.
  var number = 0
  var bytes: [UInt8] = []
  /// Longer than is read; the bytes are its beginning.
  var isTooLong = false
}

/// The lines of a file that need not fit into memory; decompressed, if gzip compressed it.
struct LineSource: ~Copyable {
  /// More than the longest entity of Wikidata takes.
  static let longestLine = 32 << 20
  private static let chunkSize = 1 << 20

  private let file: String
  private var source: ByteSource
  private var chunk = [UInt8](repeating: 0, count: LineSource.chunkSize)
  private var position = 0
  private var end = 0
  private var number = 0

  /// - Parameter path: `-` is standard input.
  init(path: String) throws(GazetteerExchangeError) {
    file = path
    do throws(XMLError) {
      source = path == "-" ? .standardInput : try ByteSource(path: path)
    } catch {
      throw GazetteerExchangeError(.cannotRead(error.message), file: path)
    }
  }

  init(bytes: [UInt8], file: String) {
    self.file = file
    source = ByteSource(bytes: bytes, file: file)
  }

  /// Replaces a line by the next one; `false` if there is none.
  mutating func read(_ line: inout SourceLine) throws(GazetteerExchangeError) -> Bool {
    line.bytes.removeAll(keepingCapacity: true)
    line.number = number + 1
    line.isTooLong = false
    var isAny = false
    while true {
      if position == end {
        do throws(XMLError) {
          end = try source.read(into: &chunk)
        } catch {
          throw GazetteerExchangeError(.cannotRead(error.message), file: file)
        }
        position = 0
        if end == 0 { break }
      }
      isAny = true
      let newline = min(chunk.span.firstPosition(from: position) { $0 ^ 0x0A }, end)
      if line.bytes.count + newline - position > LineSource.longestLine { line.isTooLong = true }
      if !line.isTooLong { line.bytes.append(contentsOf: chunk[position..<newline]) }
      position = newline
      if position < end {
        position += 1
        break
      }
    }
    guard isAny else { return false }
    number += 1
    if line.bytes.last == 0x0D { line.bytes.removeLast() }
    if number == 1 {
      if line.bytes.starts(with: [0xFF, 0xFE]) || line.bytes.starts(with: [0xFE, 0xFF]) {
        throw GazetteerExchangeError(.isUTF16, file: file)
      }
      if line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { line.bytes.removeFirst(3) }
    }
    return true
  }
}
