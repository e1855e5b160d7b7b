import CorpusReading
import EntityResolution
import GazetteerExchange
import GraphExport
import GraphStorage
import MentionExtraction

/// What sort of thing went wrong, for exit statuses.
public enum PipelineFailure: Sendable {
  /// An input is missing or cannot be read.
  case input
  /// An output cannot be written.
  case output
  /// What was asked for by name is not there.
  case notFound
  /// A file was read but makes no sense.
  case data
  case other

  public init(_ error: any Error) {
    switch error {
    case is CorpusError, is LexiconFolderError: self = .input
    case let error as MentionFileError: self = error.reason == .unreadable ? .input : .data
    case is LexiconError, is DecisionsError: self = .data
    case is ReviewSheetError, is PipelineError: self = .output
    case let error as GazetteerExchangeError:
      switch error.reason {
      case .cannotRead: self = .input
      case .cannotWrite: self = .output
      default: self = .data
      }
    case let error as StoreError:
      switch error.reason {
      case .cannotOpen: self = .input
      case .unknownDocument: self = .notFound
      case .cannotWrite, .isFull, .isLocked: self = .output
      default: self = .data
      }
    case let error as GraphExportError:
      switch error.reason {
      case .cannotRead: self = .input
      case .cannotWrite: self = .output
      case .isNotXML, .isNotJSON, .unexpected, .isInconsistent, .unknownFormat: self = .data
      }
    default: self = .other
    }
  }
}
