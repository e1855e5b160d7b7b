/// Which documents are near-duplicates of one another, such as one agency report in ten newspapers.
///
/// Documents are known by their positions in the order of ids.
public struct CopyGroups: Hashable, Sendable {
  private var members: [Int32] = []
  /// Where the members of each group end; they begin where those of the one before it end.
  private var ends: [Int] = []

  /// No document is a copy.
  public init() {}

  /// - Parameter groupOfDocument: documents of one group have one number, of any value.
  package init(groupOfDocument: [Int32]) {
    var sizes: [Int32: Int] = [:]
    for group in groupOfDocument { sizes[group, default: 0] += 1 }
    // By their first documents.
    var place: [Int32: Int] = [:]
    var next: [Int] = []
    var end = 0
    for group in groupOfDocument where place[group] == nil {
      guard let size = sizes[group], size > 1 else { continue }
      place[group] = next.count
      next.append(end)
      end += size
      ends.append(end)
    }
    members = Array(repeating: 0, count: end)
    for (document, group) in groupOfDocument.enumerated() {
      guard let place = place[group] else { continue }
      members[next[place]] = Int32(truncatingIfNeeded: document)
      next[place] += 1
    }
  }

  /// How many groups of two or more there are.
  public var count: Int { ends.count }

  public var isEmpty: Bool { ends.isEmpty }

  /// How many documents there are beyond the first of each group.
  public var copies: Int { members.count - ends.count }

  /// The documents of a group, ascending; groups stand in the order of their first documents.
  public func documents(of group: Int) -> [Int] {
    members[(group == 0 ? 0 : ends[group - 1])..<ends[group]].map(Int.init)
  }
}
