import ExtractionPipeline
import FoundationEssentials
import TestSupport
import Testing

struct CopyListingTests {
  private static let report = (1...30).map { number in
    "In town \(number) the police counted \(number * 7) people near shop \(number * 31) at noon."
  }

  private func write(_ name: String, _ sentences: [String], _ folder: TemporaryFolder) throws {
    try folder.write(name, sentences.joined(separator: " "))
  }

  private func corpus() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try write("b/2022-01-06.txt", CopyListingTests.report, folder)
    try write("a/2022-01-05.txt", Array(CopyListingTests.report.dropLast(4)), folder)
    try write("undated.txt", Array(CopyListingTests.report.dropFirst(2)), folder)
    try write("c.txt", ["Nobody came to the meeting."], folder)
    try write("d.txt", ["Nobody came to the meeting."], folder)
    try write("e.txt", ["Nobody came to that meeting."], folder)
    return folder
  }

  @Test func `groups are listed largest first, the earliest document first`() async throws {
    let folder = try corpus()
    let (listing, _) = try await pipeline(in: folder, jobs: 2).copies(of: [folder.path])
    #expect(
      listing.groups.map { $0.map(\.id) } == [
        ["a/2022-01-05.txt", "b/2022-01-06.txt", "undated.txt"], ["c.txt", "d.txt"],
      ])
    #expect(listing.documents == 6)
    let first = try #require(listing.groups.first)
    #expect(first.map(\.date) == ["2022-01-05", "2022-01-06", nil])
    #expect(first[0].resemblance == 1)
    #expect(first[1].resemblance > 0.7 && first[1].resemblance < 1)
  }

  @Test func `a store lists what its documents list`() async throws {
    let folder = try corpus()
    let pipeline = try pipeline(in: folder)
    let store = folder.path + "/graph.comention"
    let input = folder.path
    _ = try await pipeline.updateStore(
      at: store,
      with: ["a", "b", "undated.txt", "c.txt", "d.txt", "e.txt"].map { input + "/" + $0 },
      lexiconIdentity: 1)
    let stored = try #require(try CopyListing(ofStoreAt: store))
    let inputs = ["a", "b", "undated.txt", "c.txt", "d.txt", "e.txt"].map { input + "/" + $0 }
    #expect(stored.groups == (try await pipeline.copies(of: inputs)).listing.groups)
    #expect(stored.withoutSketch == 0)
    #expect(try CopyListing(ofStoreAt: folder.path + "/c.txt") == nil)
  }

  @Test func `the extraction and the listing see the same words`() async throws {
    let folder = try corpus()
    let pipeline = try pipeline(in: folder)
    let graph = try await pipeline.graph(of: pipeline.extract([folder.path]))
    #expect(graph.attributes.first { $0.name == "independent_documents" }?.value == .integer(3))
  }
}
