import Foundation
import ReaderProperties

/// The reader that `COMENTION_READER` names.
private let property: ReaderProperty = {
  let name = ProcessInfo.processInfo.environment["COMENTION_READER"] ?? ""
  guard let property = ReaderProperty.all.first(where: { $0.name == name }) else {
    let names = ReaderProperty.all.map(\.name).joined(separator: " ")
    print("COMENTION_READER is '\(name)'; expected one of \(names)")
    exit(64)
  }
  return property
}()

/// Inputs, or parts of them, are repeated until they have so many bytes, so that what takes time by
/// the square of an input's length takes too long.
private let length =
  ProcessInfo.processInfo.environment["COMENTION_LENGTH"].flatMap { Int($0) } ?? 0

/// The input repeated as a whole, which makes more records of it, or in it a part from one byte to
/// another of its kind, which makes them longer: more fields, elements, quotes and brackets.
private func repeated(_ input: [UInt8]) -> [UInt8] {
  let hash = input.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
    ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
  }
  let start = Int(hash >> 33) % input.count
  let ends = input.indices.filter { $0 > start && input[$0] == input[start] }
  let isWhole = ends.isEmpty || (hash >> 20).isMultiple(of: 4)
  let part = isWhole ? input.indices : start..<ends[Int(hash >> 40) % ends.count]
  var bytes = Array(input[..<part.lowerBound])
  while bytes.count < length { bytes += input[part] }
  return bytes + input[part.upperBound...]
}

/// What libFuzzer calls with each input. A broken promise ends the program, as a trap does, so that
/// libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  // Safety: libFuzzer's bytes live through the call.
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
  do {
    try property.check(input.count < length && !input.isEmpty ? repeated(input) : input)
  } catch {
    fatalError("\(property.name): \(error)")
  }
  return 0
}
