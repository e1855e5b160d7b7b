#if Analysis
  import CIgraph
  import Synchronization

  /// The one way to call igraph: one caller at a time, on one thread, with errors that return.
  ///
  /// igraph keeps its error handler, what is to be freed after an error and its random numbers in
  /// globals, and aborts on an error unless told otherwise.
  enum Igraph {
    /// What went wrong in the work under way.
    private struct Trouble {
      /// What igraph said first; its callers only repeat it.
      var words: String?
      var isStopped = false
    }

    /// igraph's functions, and what is wrong with them.
    private struct Library {
      var functions = comention_igraph_t()
      var trouble: String?

      init() {
        // Safety: the text is a constant.
        trouble = unsafe comention_loadIgraph(&functions).map { unsafe String(cString: $0) }
      }
    }

    private static let library = Library()

    /// igraph's functions, for work that `run` does.
    static var call: comention_igraph_t { library.functions }

    private static let turn = Mutex<Void>(())
    private static let trouble = Mutex(Trouble())
    private static let seed: igraph_uint_t = 1

    /// Does some work that calls igraph. The same work gives the same result each time.
    static func run<Result: Sendable>(
      _ work: () throws(AnalysisError) -> Result
    ) throws(AnalysisError) -> Result {
      try turn.withLock { (_) throws(AnalysisError) in
        if let words = library.trouble { throw AnalysisError(.isMissing(words)) }
        trouble.withLock { $0 = Trouble() }
        let errors = unsafe call.set_error_handler(remember)
        let warnings = unsafe call.set_warning_handler(call.warning_handler_ignore)
        let interruptions = unsafe call.set_interruption_handler(stopIfCancelled)
        let threads = call.threads?()
        call.set_threads?(1)
        defer {
          if let threads { call.set_threads?(threads) }
          _ = unsafe call.set_interruption_handler(interruptions)
          _ = unsafe call.set_warning_handler(warnings)
          _ = unsafe call.set_error_handler(errors)
        }
        try unsafe check(call.rng_seed(call.rng_default(), seed))
        let result = try work()
        // Some of igraph's functions return as if they were done when they are stopped.
        if trouble.withLock({ $0.isStopped }) { throw AnalysisError(.isCancelled) }
        return result
      }
    }

    static func check(_ code: igraph_error_t) throws(AnalysisError) {
      switch code {
      case IGRAPH_SUCCESS: return
      case IGRAPH_ENOMEM: throw AnalysisError(.isOutOfMemory)
      case IGRAPH_INTERRUPTED: throw AnalysisError(.isCancelled)
      default:
        // Safety: igraph has a constant text for every error.
        let general = unsafe call.strerror(code).map { unsafe String(cString: $0) } ?? ""
        throw AnalysisError(
          .igraph(trouble.withLock { $0.words } ?? general, code: Int(code.rawValue)))
      }
    }

    private static let remember:
      @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, igraph_error_t) -> Void =
        { reason, _, _, code in
          // No text is made where there may be no memory for it.
          if let reason = unsafe reason, code != IGRAPH_ENOMEM {
            // Safety: igraph passes a text that ends with zero, valid during the call.
            let text = unsafe String(cString: reason)
            Igraph.trouble.withLock { if $0.words == nil, !text.isEmpty { $0.words = text } }
          }
          Igraph.call.finally_free()
        }

    private static let stopIfCancelled:
      @convention(c) (UnsafeMutableRawPointer?) -> igraph_error_t =
        { _ in
          guard Task.isCancelled else { return IGRAPH_SUCCESS }
          Igraph.trouble.withLock { $0.isStopped = true }
          Igraph.call.finally_free()
          return IGRAPH_INTERRUPTED
        }
  }
#endif
