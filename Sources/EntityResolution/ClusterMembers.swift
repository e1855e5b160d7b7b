/// The rows that are mentioned and were not dropped, by the cluster that they are in.
struct ClusterMembers {
  /// The row that stands for each cluster, in the order of the clusters' first rows.
  private(set) var roots: [Int] = []
  /// The cluster of each row, also of one that is not mentioned; -1 where there is none.
  private(set) var clusterOfRow: [Int32]
  /// Rows by cluster, in table order.
  private var rows: [Int] = []
  private var ends: [Int] = []

  init(_ clusters: NameClusters) {
    let table = clusters.table.rows
    var clusterOfRoot = [Int32](repeating: -1, count: table.count)
    clusterOfRow = clusterOfRoot
    func isMember(_ row: Int) -> Bool { !clusters.isDropped[row] && table[row].mentions > 0 }
    for row in table.indices where isMember(row) {
      let root = clusters.root(row)
      if clusterOfRoot[root] < 0 {
        clusterOfRoot[root] = Int32(roots.count)
        roots.append(root)
        ends.append(0)
      }
      ends[Int(clusterOfRoot[root])] += 1
    }
    var end = 0
    for cluster in ends.indices {
      (ends[cluster], end) = (end, end + ends[cluster])
    }
    rows = Array(repeating: 0, count: end)
    for row in table.indices where !clusters.isDropped[row] {
      let cluster = clusterOfRoot[clusters.root(row)]
      clusterOfRow[row] = cluster
      if cluster >= 0, isMember(row) {
        rows[ends[Int(cluster)]] = row
        ends[Int(cluster)] += 1
      }
    }
  }

  /// The rows of a cluster.
  subscript(cluster: Int) -> ArraySlice<Int> {
    rows[(cluster == 0 ? 0 : ends[cluster - 1])..<ends[cluster]]
  }
}
