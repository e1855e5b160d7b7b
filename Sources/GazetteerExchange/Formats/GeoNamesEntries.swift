/// Places of GeoNames: `allCountries.txt`, a country's file or `cities*.txt`, 19 columns by tabs.
///
/// A country, the seat or name of its first divisions, and a place of 100,000 people or more stand
/// without a note; others have their country and division as one, `US.IL`, since most of their
/// names belong to several.
struct GeoNamesEntries: EntryFormat {
  static let readsLinesAlone = true

  private static let columns = 19
  /// Places with as many people are the ones that a bare name means.
  private static let manyPeople = 100_000
  private let prominent: CodeList = [
    "ADM1", "CONT", "PCL", "PCLD", "PCLF", "PCLI", "PCLS", "PCLX", "PPLA", "PPLC", "OCN", "SEA",
  ]
  private let countries: CodeList = ["PCL", "PCLD", "PCLF", "PCLI", "PCLS", "PCLX"]

  private var entry = FoundEntry()
  private var fields: [Range<Int>] = []
  /// The name of the last line's country.
  private var country = (code: [UInt8](), name: [UInt8]?.none)

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty || line.bytes.first == UInt8(ascii: "#") { return }
    line.bytes.split(0x09, in: line.bytes.indices, into: &fields)
    guard fields.count == GeoNamesEntries.columns else {
      batch.reject(
        line.number, .columns(found: fields.count, expected: "the 19 columns of GeoNames"))
      return
    }
    entry.start(line)
    entry.kind = .place
    entry.appendName(fields[1])
    if !entry.isSame(fields[2], fields[1]) { entry.appendName(fields[2]) }
    appendAlternates()
    entry.population = entry.number(fields[14])
    let (id, code, country) = (fields[0], fields[7], fields[8])
    var division = country
    if !fields[10].isEmpty {
      division = entry.append(line.bytes[country])
      entry.bytes.append(UInt8(ascii: "."))
      division = division.lowerBound..<entry.append(line.bytes[fields[10]]).upperBound
    }
    if !prominent.contains(line.bytes, code), entry.population ?? 0 < GeoNamesEntries.manyPeople,
      !division.isEmpty
    {
      entry.note = division
    }
    entry.distinctions.append(division)
    entry.distinctions.append(id)
    if !countries.contains(line.bytes, code), let name = countryName(line.bytes[country]) {
      entry.within = entry.append(name)
    }
    entry.appendAttribute("country", country)
    entry.appendAttribute("feature", code)
    entry.appendAttribute("geonames", id)
    entry.appendAttribute("latitude", fields[4])
    entry.appendAttribute("longitude", fields[5])
    if let population = entry.population, population > 0 {
      entry.appendAttribute("population", entry.append("\(population)".utf8))
    }
    batch.take(&entry)
  }

  private mutating func countryName(_ code: ArraySlice<UInt8>) -> [UInt8]? {
    if !country.code.elementsEqual(code) {
      let name = CountryCodes.name[String(decoding: code, as: UTF8.self)]
      country = (Array(code), name.map { Array($0.utf8) })
    }
    return country.name
  }

  private mutating func appendAlternates() {
    let field = fields[3]
    var start = field.lowerBound
    while start < field.upperBound {
      let end = entry.position(of: UInt8(ascii: ","), in: start..<field.upperBound)
      let name = start..<end
      start = end + 1
      if !name.isEmpty, !isLink(name) {
        entry.appendName(name, isWeak: GeoNamesEntries.isCode(entry.bytes[name]))
      }
    }
  }

  /// Some alternate names are addresses of pages.
  private func isLink(_ name: Range<Int>) -> Bool {
    let colon = entry.position(of: UInt8(ascii: ":"), in: name)
    return colon < name.upperBound && entry.text(name).contains("://")
  }

  /// Codes of airports and stations, which are words and bodies too: "CIA" is in Rome.
  private static func isCode(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 4 && name.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }
}

/// Some codes of at most eight bytes.
private struct CodeList: ExpressibleByArrayLiteral {
  private let codes: [UInt64]

  init(arrayLiteral codes: String...) {
    self.codes = codes.map { CodeList.number(Array($0.utf8), 0..<$0.utf8.count) }
  }

  func contains(_ bytes: [UInt8], _ code: Range<Int>) -> Bool {
    code.count <= 8 && codes.contains(CodeList.number(bytes, code))
  }

  private static func number(_ bytes: [UInt8], _ code: Range<Int>) -> UInt64 {
    var number: UInt64 = 0
    for position in code { number = number << 8 | UInt64(bytes[position]) }
    return number
  }
}
