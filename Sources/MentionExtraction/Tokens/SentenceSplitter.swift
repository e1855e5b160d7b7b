import DataModel

/// A sentence as tokens.
struct TokenSentence {
  var tokens: Range<Int>
  /// Position of its block in the document.
  var block: Int
  /// Every longer word starts with a capital, so that a capital says nothing: headlines.
  var isTitleCase = false
  /// All letters are capitals.
  var isAllCapitals = false
  /// "ALMATY, Kazakhstan (AP) —" before the first sentence of a report.
  var isDateline = false
}

/// Cuts a block's tokens into sentences.
///
/// A sentence ends at `.`, `!`, `?` or `…` and the quotes and brackets that close behind it, when
/// what follows can start a sentence. The dot of an abbreviation or initial ends one only before a
/// capitalized word that usually opens sentences ("in the U.S. The president").
struct SentenceSplitter {
  let openerBits: UInt64
  let honorificBits: UInt64
  /// "The", "In", "But"; none where the lexicon has no such list.
  var smallWordBits: UInt64 = 0

  func split(_ tokens: TokenTable, _ range: Range<Int>, text: Span<UInt8>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var position = range.lowerBound
    while position < range.upperBound {
      var next = position + 1
      let isPunctuation = tokens[position].shape == .punctuation
      if isPunctuation ? isTerminator(tokens, position, text) : endsWithDot(tokens, position, text)
      {
        while next < range.upperBound,
          isCloser(tokens, next, text) || isFurtherMark(tokens, next, text)
        { next += 1 }
        if next < range.upperBound, canStart(tokens, next, range, text),
          isPunctuation || opens(tokens, next, after: position)
        {
          sentences.append(start..<next)
          start = next
        }
      }
      position = next
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }

  /// The dateline that a block starts with, up to its dash: names, numbers and brackets, the first in
  /// capitals or the last in brackets.
  func dateline(_ tokens: TokenTable, _ range: Range<Int>, text: Span<UInt8>) -> Range<Int>? {
    var lastWord = -1
    for token in range.prefix(SentenceSplitter.longestDateline) {
      switch tokens[token].shape {
      case .punctuation:
        guard isDash(tokens, token, text) else { continue }
        guard lastWord >= 0, token + 1 < range.upperBound else { return nil }
        let isBracketed = text[Int(tokens[token - 1].start)] == UInt8(ascii: ")")
        return tokens[range.lowerBound].shape == .allCapitals || isBracketed
          ? range.lowerBound..<(token + 1) : nil
      case .lower, .uncased: return nil
      default: lastWord = token
      }
    }
    return nil
  }

  private static let longestDateline = 16

  private func isDash(_ tokens: TokenTable, _ token: Int, _ text: Span<UInt8>) -> Bool {
    guard tokens[token].isAfterSpace else { return false }
    switch text[Int(tokens[token].start)] {
    case UInt8(ascii: "-"): return true
    case 0xE2:
      let value = scalar(in: text, at: Int(tokens[token].start)).scalar.value
      return value == 0x2013 || value == 0x2014
    default: return false
    }
  }

  private func isTerminator(_ tokens: TokenTable, _ token: Int, _ text: Span<UInt8>) -> Bool {
    let first = text[Int(tokens[token].start)]
    if first == UInt8(ascii: ".") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
      return true
    }
    // U+2026, the ellipsis, and U+3002, the ideographic full stop.
    guard first == 0xE2 || first == 0xE3 else { return false }
    let value = scalar(in: text, at: Int(tokens[token].start)).scalar.value
    return value == 0x2026 || value == 0x3002
  }

  private func endsWithDot(_ tokens: TokenTable, _ token: Int, _ text: Span<UInt8>) -> Bool {
    text[Int(tokens[token].end) - 1] == UInt8(ascii: ".")
  }

  /// The second mark of "?!" or "!!".
  private func isFurtherMark(_ tokens: TokenTable, _ token: Int, _ text: Span<UInt8>) -> Bool {
    !tokens[token].isAfterSpace && tokens[token].shape == .punctuation
      && isTerminator(tokens, token, text)
  }

  private func isCloser(_ tokens: TokenTable, _ token: Int, _ text: Span<UInt8>) -> Bool {
    guard !tokens[token].isAfterSpace, tokens[token].shape == .punctuation else { return false }
    switch text[Int(tokens[token].start)] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return true
    case 0xE2, 0xC2:
      let value = scalar(in: text, at: Int(tokens[token].start)).scalar.value
      return value == 0x201D || value == 0x2019 || value == 0xBB
    default: return false
    }
  }

  private func canStart(
    _ tokens: TokenTable, _ token: Int, _ range: Range<Int>, _ text: Span<UInt8>
  ) -> Bool {
    var token = token
    // An opening quotation mark or bracket before the first word.
    var skipped = 0
    while token < range.upperBound, tokens[token].shape == .punctuation, skipped < 3 {
      token += 1
      skipped += 1
    }
    guard token < range.upperBound else { return skipped > 0 }
    if skipped == 0, !tokens[token].isAfterSpace { return false }
    return tokens[token].shape != .lower
  }

  /// Whether a word opens a sentence behind an abbreviation. Behind "U.S." that takes a small word of
  /// the language, since "Armed" in "U.S. Armed Forces" goes on with the name.
  private func opens(_ tokens: TokenTable, _ token: Int, after abbreviation: Int) -> Bool {
    let before = tokens[abbreviation]
    let bits = before.shape == .allCapitals && smallWordBits != 0 ? smallWordBits : openerBits
    return tokens[token].shape.startsWithCapital && tokens[token].features & bits != 0
      && before.features & honorificBits == 0
  }
}
