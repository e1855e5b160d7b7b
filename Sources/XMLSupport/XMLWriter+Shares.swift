import Dispatch
import Synchronization

extension XMLWriter {
  /// Items that a thread writes before what all wrote is put together: enough that waking threads
  /// costs little, few enough that their bytes stay in the cache.
  private static let shareSize = 1 << 8

  /// What a thread has written; its memory is used again and again.
  private final class Share: Sendable {
    let written = Mutex(Result<Fragment, XMLError>.success(Fragment()))
  }

  /// Writes elements for many items, several threads at a time; the file has them in order.
  ///
  /// - Parameters:
  ///   - count: items, of which the first is 0.
  ///   - jobs: threads.
  ///   - body: writes the elements of some items.
  package mutating func writeShares(
    of count: Int, jobs: Int,
    _ body: @Sendable (_ items: Range<Int>, _ xml: inout XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) {
    let jobs = min(jobs, (count + XMLWriter.shareSize - 1) / XMLWriter.shareSize)
    if jobs <= 1 { return try body(0..<count, &self) }
    let shares = (0..<jobs).map { _ in Share() }
    let depth = fragmentDepth
    for start in stride(from: 0, to: count, by: jobs * XMLWriter.shareSize) {
      DispatchQueue.concurrentPerform(iterations: jobs) { share in
        let first = min(count, start + share * XMLWriter.shareSize)
        let items = first..<min(count, first + XMLWriter.shareSize)
        shares[share].written.withLock { written in
          var xml = XMLWriter(fragmentAt: depth)
          do throws(XMLError) {
            try body(items, &xml)
            var fragment = try written.get()
            written = .success(Fragment())
            xml.finish(into: &fragment)
            written = .success(fragment)
          } catch {
            written = .failure(error)
          }
        }
      }
      for share in shares {
        try share.written.withLock { (written) throws(XMLError) in try append(written.get()) }
      }
    }
  }
}
