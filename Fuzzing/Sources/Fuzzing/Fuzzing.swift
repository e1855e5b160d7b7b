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

/// Inputs are repeated until they have so many bytes, so that what takes time by the square of an
/// input's length takes too long.
private let length =
  ProcessInfo.processInfo.environment["COMENTION_LENGTH"].flatMap { Int($0) } ?? 0

/// What libFuzzer calls with each input. A broken promise ends the program, as a trap does, so that
/// libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  // Safety: libFuzzer's bytes live through the call.
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
  var bytes = input
  while bytes.count < length, !input.isEmpty { bytes += input }
  do {
    try property.check(bytes)
  } catch {
    fatalError("\(property.name): \(error)")
  }
  return 0
}
