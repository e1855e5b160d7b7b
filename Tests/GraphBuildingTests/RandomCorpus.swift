import DataModel
import GraphBuilding
import TestSupport

/// A small corpus of random sentences, the same for the same seed.
struct RandomCorpus {
  var entities: [Entity] = []
  var documents: [DocumentEntities] = []
  var options: GraphBuilder.Options
  /// The number of each document's group of near-duplicates.
  var groups: [Int32]

  init(seed: UInt64, window: Window) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...7, using: &random)
    for number in 0..<count {
      entities.append(entity("Entity \(number)", .person))
    }
    for number in 0..<Int.random(in: 0...6, using: &random) {
      documents.append(RandomCorpus.document("d\(number)", entities: count, &random))
    }
    let zones = Zone.allCases.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
    options = GraphBuilder.Options(
      window: window, zones: Set(zones), evidence: Int.random(in: 0...4, using: &random))
    groups = documents.map { _ in Int32.random(in: 0...4, using: &random) }
  }

  var copies: CopyGroups { CopyGroups(groupOfDocument: groups) }

  private static func document(_ id: String, entities: Int, _ random: inout SeededGenerator)
    -> DocumentEntities
  {
    var sentences: [DocumentEntities.Sentence] = []
    let zones: [Zone] = [.body, .body, .body, .body, .headline, .byline, .boilerplate]
    var line = 0
    for block in 0..<Int.random(in: 0...4, using: &random) {
      let zone = zones.randomElement(using: &random) ?? .body
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        line += Int.random(in: 0...2, using: &random)
        let mentioned = (0..<entities).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
        // Sentences that mention nothing are not handed to the builder.
        guard !mentioned.isEmpty else { continue }
        sentences.append(
          DocumentEntities.Sentence(
            block: block, zone: zone, line: line + 1,
            text: Array("\(id), sentence \(sentences.count)".utf8), entities: mentioned))
      }
    }
    let date = Int.random(in: 0..<4, using: &random)
    return DocumentEntities(
      id: id, date: date == 0 ? nil : "2022-01-0\(Int.random(in: 1...9, using: &random))",
      sentences: sentences)
  }
}

func entity(_ name: String, _ kind: EntityKind, id: String? = nil, note: String? = nil) -> Entity {
  Entity(id: id ?? "\(kind.name).\(name.foldedName)", name: name, kind: kind, note: note)
}

/// A document of body sentences, each given by its block and entities.
func document(
  _ id: String, date: String? = nil, _ sentences: (block: Int, entities: [Int])...,
  zone: Zone = .body
) -> DocumentEntities {
  DocumentEntities(
    id: id, date: date,
    sentences: sentences.enumerated().map { number, sentence in
      DocumentEntities.Sentence(
        block: sentence.block, zone: zone, line: number + 1,
        text: Array("\(id), sentence \(number)".utf8), entities: sentence.entities)
    })
}
