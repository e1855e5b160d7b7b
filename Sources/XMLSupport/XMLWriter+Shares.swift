import Dispatch
import Synchronization

extension XMLWriter {
  /// Items that a thread writes before what all wrote is put together: enough that starting threads
  /// costs nothing, few enough that their bytes do.
  private static let shareSize = 1 << 11

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
    if jobs <= 1 || count <= XMLWriter.shareSize { return try body(0..<count, &self) }
    let depth = fragmentDepth
    var start = 0
    while start < count {
      let shares = min(jobs, (count - start + XMLWriter.shareSize - 1) / XMLWriter.shareSize)
      let written = Mutex<[Int: Result<Fragment, XMLError>]>([:])
      DispatchQueue.concurrentPerform(iterations: shares) { [start] share in
        let first = start + share * XMLWriter.shareSize
        let items = first..<min(count, first + XMLWriter.shareSize)
        var xml = XMLWriter(fragmentAt: depth)
        var result: Result<Fragment, XMLError>
        do throws(XMLError) {
          try body(items, &xml)
          result = .success(xml.finishFragment())
        } catch {
          result = .failure(error)
        }
        written.withLock { $0[share] = result }
      }
      for share in 0..<shares {
        if let fragment = written.withLock({ $0.removeValue(forKey: share) }) {
          try append(fragment.get())
        }
      }
      start += shares * XMLWriter.shareSize
    }
  }
}
