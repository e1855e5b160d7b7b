import DataModel

/// What holds of every extracted document.
package enum ExtractionPromise: CaseIterable, Sendable {
  case namesExist, sentencesExist, mentionsAreDisjoint, mentionsAreInOneBlock, mentionsAreInSentence
  case textIsThatOfTheBytes, sentencesAscendWithinBlocks, longFormsAreLong

  package func holds(_ found: ExtractedDocument, _ document: Document) -> Bool {
    switch self {
    case .namesExist: found.mentions.allSatisfy { found.names.indices.contains($0.name) }
    case .sentencesExist:
      found.mentions.allSatisfy { found.sentences.indices.contains($0.sentence) }
    case .mentionsAreDisjoint:
      zip(found.mentions, found.mentions.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
        && found.mentions.allSatisfy { !$0.range.isEmpty }
    case .mentionsAreInOneBlock:
      found.mentions.allSatisfy { mention in
        document.blocks.contains { $0.range.contains(mention.range) }
      }
    case .mentionsAreInSentence:
      found.mentions.allSatisfy { found.sentences[$0.sentence].range.contains($0.range) }
    case .textIsThatOfTheBytes:
      found.mentions.allSatisfy {
        ExtractionPromise.folded(document.string($0.range))
          == ExtractionPromise.folded(found.names[$0.name].text)
      }
    case .sentencesAscendWithinBlocks:
      zip(found.sentences, found.sentences.dropFirst()).allSatisfy {
        $0.range.end <= $1.range.start && $0.block <= $1.block
      }
        && found.sentences.allSatisfy {
          document.blocks[$0.block].range.contains($0.range)
            && [document.blocks[$0.block].zone, .dateline].contains($0.zone)
        }
    case .longFormsAreLong:
      found.names.allSatisfy { name in
        guard let longForm = name.longForm else { return true }
        return found.names.indices.contains(longForm) && found.names[longForm].longForm == nil
          && name.entry == nil && name.isDecided
      }
    }
  }

  /// White space and control characters as single spaces, without marks and soft hyphens: one that
  /// stands behind a word is part of the span but not of the name. Without hyphens and what white
  /// space is behind them, since a word that a line end breaks is whole in its name.
  private static func folded(_ text: String) -> String {
    var folded = ""
    var isAfterHyphen = false
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar == "\u{2010}" {
        isAfterHyphen = true
        continue
      }
      if !scalar.isASCII, ScalarClass(scalar) == .ignorable { continue }
      let isSpace =
        scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isWhitespace
        || !scalar.isASCII && ScalarClass(scalar) == .space
      if !isSpace {
        folded.unicodeScalars.append(scalar)
        isAfterHyphen = false
      } else if isAfterHyphen {
        continue
      } else if folded.last != " " {
        folded += " "
      }
    }
    return folded
  }
}
