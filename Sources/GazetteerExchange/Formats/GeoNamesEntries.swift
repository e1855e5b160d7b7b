/// Places of GeoNames: `allCountries.txt`, a country's file or `cities*.txt`, 19 columns by tabs.
///
/// A country, the seat or name of its first divisions, and a place of 100,000 people or more stand
/// without a note; others have their country and division as one, `US.IL`, since most of their names
/// belong to several.
struct GeoNamesEntries: EntryFormat {
  private static let columns = 19
  /// Places with as many people are the ones that a bare name means.
  private static let manyPeople = 100_000
  private static let prominent: Set<String> = [
    "ADM1", "CONT", "PCL", "PCLD", "PCLF", "PCLI", "PCLS", "PCLX", "PPLA", "PPLC", "OCN", "SEA",
  ]
  private static let countries: Set<String> = ["PCL", "PCLD", "PCLF", "PCLI", "PCLS", "PCLX"]

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty || line.bytes.first == UInt8(ascii: "#") { return }
    let fields = line.bytes.slices(0x09)
    guard fields.count == GeoNamesEntries.columns else {
      batch.reject(
        line.number, .columns(found: fields.count, expected: "the 19 columns of GeoNames"))
      return
    }
    let (id, code, country) = (fields[0].text, fields[7].text, fields[8].text)
    var entry = ListedEntry(kind: .place, names: [ListedEntry.Name(fields[1].text)])
    entry.line = line.number
    if fields[2] != fields[1] { entry.names.append(ListedEntry.Name(fields[2].text)) }
    for alternate in fields[3].split(separator: UInt8(ascii: ","))
    where !GeoNamesEntries.isLink(alternate) {
      entry.names.append(
        ListedEntry.Name(alternate.text, isWeak: GeoNamesEntries.isCode(alternate)))
    }
    entry.population = Int(fields[14].text)
    let division = fields[10].isEmpty ? country : "\(country).\(fields[10].text)"
    if !GeoNamesEntries.prominent.contains(code),
      entry.population ?? 0 < GeoNamesEntries.manyPeople, !division.isEmpty
    {
      entry.note = division
    }
    entry.distinction = [division, id]
    if !GeoNamesEntries.countries.contains(code) { entry.within = CountryCodes.name[country] }
    entry.attributes = [
      ListedEntry.Attribute("country", country), ListedEntry.Attribute("feature", code),
      ListedEntry.Attribute("geonames", id), ListedEntry.Attribute("latitude", fields[4].text),
      ListedEntry.Attribute("longitude", fields[5].text),
    ]
    if let population = entry.population, population > 0 {
      entry.attributes.append(ListedEntry.Attribute("population", "\(population)"))
    }
    batch.entries.append(entry)
  }

  /// Some alternate names are addresses of pages.
  private static func isLink(_ name: ArraySlice<UInt8>) -> Bool {
    name.contains(UInt8(ascii: "/")) && name.text.contains("://")
  }

  /// Codes of airports and stations, which are words and bodies too: "CIA" is in Rome.
  private static func isCode(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 4 && name.allSatisfy { $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }
}
