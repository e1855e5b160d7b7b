import FlatMemory

/// Strings one behind the other, by number.
struct FlatStrings: Sendable {
  /// UTF-8.
  private let bytes: FlatArray<UInt8>
  /// Where each string ends.
  private let ends: FlatArray<UInt32>

  init(_ builder: FlatStringsBuilder) {
    bytes = FlatArray(builder.bytes)
    ends = FlatArray(builder.ends)
  }

  var count: Int { ends.count }

  func range(_ number: Int) -> Range<Int> {
    (number > 0 ? Int(ends[number - 1]) : 0)..<Int(ends[number])
  }

  subscript(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  func utf8(_ number: Int) -> Slice<FlatArray<UInt8>> { bytes[range(number)] }
}

extension FlatStrings {
  func write(to file: inout FlatFileWriter) {
    file.add(bytes)
    file.add(ends)
  }

  init(from file: inout FlatFile) throws(FlatFileError) {
    bytes = try file.array(of: UInt8.self)
    ends = try file.array(of: UInt32.self)
    // So that every range is in bounds.
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { throw FlatFileError(.damaged) }
      last = end
    }
    guard Int(last) <= bytes.count else { throw FlatFileError(.damaged) }
  }
}

/// Collects strings; of those with `add(once:)` each is kept once.
struct FlatStringsBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private var numbers: [String: Int32] = [:]

  mutating func add(_ text: some Sequence<UInt8>) -> Int32 {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    return Int32(ends.count - 1)
  }

  mutating func add(once text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = add(text.utf8)
    numbers[text] = number
    return number
  }
}
