import DataModel
import ExtractionScoring
import FoundationEssentials

/// A file of mentions that cannot be used.
public struct MentionFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unreadable
    case badLine(String)
    case repeatedDocument(String)
  }

  public var reason: Reason
  public var path: String
  public var line: Int?

  public var description: String {
    switch reason {
    case .unreadable: "'\(path)' cannot be read"
    case .badLine(let what): "\(path):\(line ?? 0): \(what)"
    case .repeatedDocument(let id): "\(path):\(line ?? 0): document '\(id)' repeats"
    }
  }
}

/// Mentions as JSON Lines: what `extract` prints, and annotated text.
public enum MentionFile {
  public static func read(_ path: String) throws(MentionFileError) -> [MentionLine] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw MentionFileError(reason: .unreadable, path: path)
    }
    var lines: [MentionLine] = []
    var seen: Set<String> = []
    for (number, bytes) in data.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      let line: MentionLine
      do {
        line = try JSONDecoder().decode(MentionLine.self, from: bytes)
      } catch {
        throw MentionFileError(
          reason: .badLine(
            "no annotated document; expected {\"document\", \"text\", \"mentions\": [{\"start\", \"end\", \"text\", \"kind\"}]}"
          ),
          path: path, line: number + 1)
      }
      if let fault = line.fault {
        throw MentionFileError(reason: .badLine(fault), path: path, line: number + 1)
      }
      guard seen.insert(line.document).inserted else {
        throw MentionFileError(
          reason: .repeatedDocument(line.document), path: path, line: number + 1)
      }
      lines.append(line)
    }
    return lines
  }
}

extension MentionLine {
  /// What makes a mention of the line unusable, if anything does.
  fileprivate var fault: String? {
    let length = text?.unicodeScalars.count ?? .max
    for item in mentions {
      guard 0 <= item.start, item.start < item.end, item.end <= length else {
        return
          "mention '\(item.text)' runs from \(item.start) to \(item.end); expected offsets in the text, which has \(text == nil ? "no" : "\(length)") characters"
      }
      for kind in [item.kind].compactMap({ $0 }) + (item.alt ?? [])
      where EntityKind(name: kind) == nil {
        return "unknown kind '\(kind)'; expected person, organization or place"
      }
    }
    return nil
  }

  /// The line as the scorer takes it.
  public var annotated: AnnotatedDocument {
    AnnotatedDocument(
      id: document, text: text ?? "",
      mentions: mentions.map { item in
        AnnotatedMention(
          start: item.start, end: item.end, kind: item.kind.flatMap { EntityKind(name: $0) },
          alternatives: (item.alt ?? []).compactMap { EntityKind(name: $0) }, entity: item.entity,
          isOptional: item.optional ?? false)
      }, idsAreLocal: ids == "document")
  }
}
