#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that flat arrays are views of: allocated, or a file that is mapped into memory.
@safe
final class FlatStorage: Sendable {
  // Safety: nothing writes to the memory once the storage is shared, and it lives as long as this.
  nonisolated(unsafe) let base: UnsafeRawPointer
  let byteCount: Int
  private let isMapped: Bool

  /// Takes over memory that was allocated or mapped.
  init(_ base: UnsafeRawPointer, byteCount: Int, isMapped: Bool) {
    unsafe self.base = unsafe base
    self.byteCount = byteCount
    self.isMapped = isMapped
  }

  deinit {
    if isMapped {
      // Safety: the mapping that the initializer took over, which nothing refers to any more.
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), byteCount)
    } else {
      unsafe base.deallocate()
    }
  }
}

/// An immutable array of plain values, in memory of its own or in a mapped file.
///
/// Reading costs what reading an `Array` costs, bounds check included; a copy shares the memory.
@safe
public struct FlatArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  let storage: FlatStorage
  // Safety: points into `storage`, which lives as long as this, at `count` elements in a row.
  private nonisolated(unsafe) let base: UnsafePointer<Element>?
  public let count: Int

  public init() { self.init([]) }

  /// A copy of an array.
  public init(_ elements: [Element]) {
    count = elements.count
    let byteCount = elements.count * MemoryLayout<Element>.stride
    guard byteCount > 0 else {
      // Safety: never read, since the count is zero.
      storage = unsafe FlatStorage(
        UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8), byteCount: 0, isMapped: false)
      unsafe base = nil
      return
    }
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    // Safety: as many elements as were allocated, all set here.
    unsafe elements.withUnsafeBufferPointer { source in
      if let first = source.baseAddress {
        unsafe memory.initialize(from: first, count: source.count)
      }
    }
    storage = unsafe FlatStorage(memory, byteCount: byteCount, isMapped: false)
    unsafe base = UnsafePointer(memory)
  }

  /// The elements in a part of some memory.
  ///
  /// - Precondition: the part is in bounds and aligned; `FlatFile` checks both.
  init(_ storage: FlatStorage, offset: Int, count: Int) {
    self.storage = storage
    self.count = count
    // Safety: the caller checked bounds and alignment, and any bits make a `BitwiseCopyable` here:
    // numbers, and structs of them.
    unsafe base =
      count == 0 ? nil : (storage.base + offset).assumingMemoryBound(to: Element.self)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(position: Int) -> Element {
    @inline(__always) get {
      precondition(position >= 0 && position < count, "a position within the array")
      // Safety: in bounds, and then there is a base.
      return unsafe base.unsafelyUnwrapped[position]
    }
  }

  /// The elements' bytes as they stand in memory.
  var bytes: [UInt8] {
    guard let base = unsafe base else { return [] }
    return unsafe Array(
      UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
  }
}

extension FlatArray: Equatable where Element: Equatable {
  public static func == (a: FlatArray, b: FlatArray) -> Bool { a.elementsEqual(b) }
}
