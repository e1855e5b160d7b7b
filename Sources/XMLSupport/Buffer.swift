/// An array of plain values that grows and is never copied: what libxml2's callbacks fill, some
/// twenty million times for a large graph.
@safe
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  /// Ours, until `deinit`.
  private var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 10
    unsafe start = .allocate(capacity: capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count)
      // Safety: the position is below the count.
      return unsafe start[position]
    }
    set {
      precondition(position >= 0 && position < count)
      // Safety: as above.
      unsafe start[position] = newValue
    }
  }

  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    // Safety: there is room for one more.
    unsafe start[count] = element
    count += 1
  }

  /// Safety: the elements are not this buffer's own.
  @unsafe
  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    if elements.count > capacity - count { grow(to: count + elements.count) }
    // Safety: there is room for all of them.
    unsafe (start + count).update(from: first, count: elements.count)
    count += elements.count
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ dropped: Int = 1) {
    precondition(dropped >= 0 && dropped <= count)
    count -= dropped
  }

  mutating func removeFirst(_ dropped: Int) {
    precondition(dropped >= 0 && dropped <= count)
    // Safety: both ranges are below the count.
    unsafe start.update(from: start + dropped, count: count - dropped)
    count -= dropped
  }

  /// Safety: valid until this changes.
  @unsafe
  subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  private mutating func grow(to least: Int) {
    let larger = Swift.max(capacity * 2, least)
    let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    // Safety: the new memory is larger than the old one, which is ours to free.
    unsafe new.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = new
    capacity = larger
  }
}
