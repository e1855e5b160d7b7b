import DataModel
import Testing

struct CopyGroupsTests {
  @Test func `documents of one number are a group, and one alone is none`() {
    let groups = CopyGroups(groupOfDocument: [7, 3, 9, 3, 7, 3, 1])
    #expect(groups.count == 2)
    #expect(groups.documents(of: 0) == [0, 4])
    #expect(groups.documents(of: 1) == [1, 3, 5])
    #expect(groups.copies == 3)
    #expect(CopyGroups(groupOfDocument: [2, 1]) == CopyGroups())
  }
}
