import DataModel
import FoundationEssentials
import TestSupport
import Testing

@testable import GazetteerExchange

struct SharedReadingTests {
  /// A line of a format whose lines stand alone.
  private func line(
    _ format: GazetteerFormat, _ number: Int, _ generator: inout SeededGenerator
  ) -> [UInt8] {
    func name() -> String {
      "Name \(Int.random(in: 0..<2_000, using: &generator))"
        + (Bool.random(using: &generator) ? "é" : "")
    }
    let names = (0..<Int.random(in: 1...6, using: &generator)).map { _ in name() }
    let text: String
    switch format {
    case .geonames:
      let fields = [
        "\(number)", names[0], names[0], names.dropFirst().joined(separator: ","), "1", "2", "P",
        "PPL", "KZ", "", "0\(number % 4)", "", "", "", "\(number % 300)", "", "9", "Asia/Almaty",
        "2020-01-01",
      ]
      text = fields.joined(separator: "\t")
    case .wikidata:
      let aliases = names.dropFirst().map { #"{"value":"\#($0)"}"# }.joined(separator: ",")
      text =
        #"{"id":"Q\#(number)","labels":{"en":{"value":"\#(names[0])"}},"aliases":{"en":[\#(aliases)]},"#
        + #""claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}},"#
    default:
      let list = names.map { "\"\($0)\"" }.joined(separator: ",")
      text = #"{"id":"e\#(number)","schema":"Person","properties":{"name":[\#(list)]}}"#
    }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<20, using: &generator) == 0 {
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
        in: 0x80...0xFF, using: &generator)
    }
    if Int.random(in: 0..<500, using: &generator) == 0 {
      bytes += [UInt8](repeating: 0x20, count: Int.random(in: 0..<200_000, using: &generator))
    }
    return bytes
  }

  private func imported(
    _ bytes: [UInt8], _ format: GazetteerFormat, jobs: Int,
    _ set: (inout GazetteerImporter.Options) -> Void = { _ in }
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", bytes)
    var options = GazetteerImporter.Options(format)
    options.jobs = jobs
    set(&options)
    let report = try GazetteerImporter.run(
      [file, file], options, to: folder.path + "/out.txt", rejected: folder.path + "/rejected.txt")
    return [
      try folder.text(of: "out.txt"), folder.short(try folder.text(of: "rejected.txt")),
      "\(report.entries) \(report.names) \(report.leftOut) \(report.rejected)",
    ] + report.lines.map(folder.short)
  }

  @Test(arguments: [GazetteerFormat.geonames, .wikidata, .followthemoney, .opensanctions])
  func `several threads read what one reads`(format: GazetteerFormat) throws {
    var generator = SeededGenerator(seed: UInt64(format.rawValue.count))
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for number in 0..<12_000 {
      bytes += line(format, number, &generator)
      if number % 7 == 0 { bytes.append(0x0D) }
      bytes.append(0x0A)
    }
    // The last line has no end.
    bytes += line(format, 12_000, &generator)
    #expect(bytes.count > 1_000_000)
    let alone = try imported(bytes, format, jobs: 1)
    #expect(alone[0].utf8.count > 500_000 && alone.count > 4)
    for jobs in [2, 5] { #expect(try imported(bytes, format, jobs: jobs) == alone) }
    let few = try imported(bytes, format, jobs: 1) { $0.limit = 100 }
    #expect(try imported(bytes, format, jobs: 3) { $0.limit = 100 } == few)
    #expect(few[2].hasPrefix("100 "))
  }

  @Test(arguments: [1, 2])
  func `a line without end is passed over between others`(jobs: Int) throws {
    var generator = SeededGenerator(seed: 1)
    let good = line(.followthemoney, 1, &generator) + [0x0A]
    let long = [UInt8](repeating: 0x41, count: LineSource.longestLine + 200_000) + [0x0A]
    let found = try imported(good + long + good, .followthemoney, jobs: jobs)
    #expect(found[1].contains("in:2: a line of more than 32 MB"))
    #expect(found[1].split(separator: "\n").count == 2)
    #expect(found[2].hasPrefix("4 "))
  }

  @Test func `UTF-16 is refused by several threads too`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("in", [0xFF, 0xFE, 0x7B, 0x00])
    var options = GazetteerImporter.Options(.wikidata)
    options.jobs = 2
    #expect(throws: GazetteerExchangeError.self) {
      try GazetteerImporter.run([file], options, to: folder.path + "/out.txt")
    }
  }
}
