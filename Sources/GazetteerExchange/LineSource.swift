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
  private var chunk: [UInt8]
  private var position = 0
  private var end = 0
  private var number = 0

  /// - Parameter path: `-` is standard input.
  init(path: String) throws(GazetteerExchangeError) {
    file = path
    chunk = [UInt8](repeating: 0, count: LineSource.chunkSize)
    source = try .list(path)
  }

  /// The lines of a block that come after some others of its file.
  init(_ block: LineBlock, file: String) {
    self.file = file
    source = ByteSource(bytes: [], file: file)
    chunk = block.bytes
    end = chunk.count
    number = block.linesBefore
  }

  /// Replaces a line by the next one; `false` if there is none.
  mutating func read(_ line: inout SourceLine) throws(GazetteerExchangeError) -> Bool {
    line.bytes.removeAll(keepingCapacity: true)
    line.number = number + 1
    line.isTooLong = false
    var isAny = false
    while true {
      if position == end {
        end = try source.read(into: &chunk, of: file)
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

/// Some whole lines of a file.
struct LineBlock {
  var bytes: [UInt8] = []
  var linesBefore = 0
}

/// The lines of a file in blocks, for those who share them.
struct LineBlockSource: ~Copyable {
  private static let chunkSize = 1 << 16
  /// What a line that is too long is cut to, so that it is still known as one.
  private static let longestLine = LineSource.longestLine + 1

  private let file: String
  private var source: ByteSource
  private var chunk = [UInt8](repeating: 0, count: LineBlockSource.chunkSize)
  /// The beginning of the next block.
  private var rest: [UInt8] = []
  private var lines = 0

  /// - Parameter path: `-` is standard input.
  init(path: String) throws(GazetteerExchangeError) {
    file = path
    source = try .list(path)
  }

  /// Replaces a block by the next one; `false` if there is none.
  mutating func read(_ block: inout LineBlock) throws(GazetteerExchangeError) -> Bool {
    block.linesBefore = lines
    block.bytes.removeAll(keepingCapacity: true)
    swap(&block.bytes, &rest)
    var isWhole = false
    while !isWhole {
      let count = try source.read(into: &chunk, of: file)
      if count == 0 { break }
      let part = chunk[..<count]
      // Until there is an end of a line, all of the block is one.
      let line = part.prefix { $0 != 0x0A }
      block.bytes.append(
        contentsOf: line.prefix(LineBlockSource.longestLine - block.bytes.count))
      if line.endIndex == count { continue }
      let end = part.lastIndex(of: 0x0A).map { $0 + 1 } ?? count
      block.bytes.append(contentsOf: part[line.endIndex..<end])
      rest.append(contentsOf: part[end...])
      isWhole = true
    }
    for byte in block.bytes where byte == 0x0A { lines += 1 }
    return !block.bytes.isEmpty
  }
}

extension ByteSource {
  /// The bytes of a file to import; `-` is standard input.
  fileprivate static func list(_ path: String) throws(GazetteerExchangeError) -> ByteSource {
    do throws(XMLError) {
      return path == "-" ? .standardInput : try ByteSource(path: path)
    } catch {
      throw GazetteerExchangeError(.cannotRead(error.message), file: path)
    }
  }

  fileprivate mutating func read(
    into chunk: inout [UInt8], of file: String
  ) throws(GazetteerExchangeError) -> Int {
    do throws(XMLError) {
      return try read(into: &chunk)
    } catch {
      throw GazetteerExchangeError(.cannotRead(error.message), file: file)
    }
  }
}
