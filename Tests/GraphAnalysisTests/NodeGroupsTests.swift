import GraphAnalysis
import Testing

struct NodeGroupsTests {
  @Test func `the largest group comes first and of equals that of the first node`() {
    let groups = NodeGroups([9, 4, 7, 7, 4, 1, 7])
    #expect(groups.group == [2, 1, 0, 0, 1, 3, 0])
    #expect(groups.sizes == [3, 2, 1, 1])
  }

  @Test func `no nodes make no groups`() {
    #expect(NodeGroups([]).sizes == [])
  }
}
