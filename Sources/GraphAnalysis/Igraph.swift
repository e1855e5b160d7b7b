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

    private static let turn = Mutex<Void>(())
    private static let trouble = Mutex(Trouble())
    private static let seed: igraph_uint_t = 1

    /// Does some work that calls igraph. The same work gives the same result each time.
    static func run<Result: Sendable>(
      _ work: () throws(AnalysisError) -> Result
    ) throws(AnalysisError) -> Result {
      try turn.withLock { (_) throws(AnalysisError) in
        trouble.withLock { $0 = Trouble() }
        let errors = unsafe igraph_set_error_handler(remember)
        let warnings = unsafe igraph_set_warning_handler(igraph_warning_handler_ignore)
        let interruptions = unsafe igraph_set_interruption_handler(stopIfCancelled)
        let threads = comention_setThreads(1)
        defer {
          comention_setThreads(threads)
          unsafe igraph_set_interruption_handler(interruptions)
          unsafe igraph_set_warning_handler(warnings)
          unsafe igraph_set_error_handler(errors)
        }
        try unsafe check(igraph_rng_seed(igraph_rng_default(), seed))
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
        let general = unsafe String(cString: igraph_strerror(code))
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
          IGRAPH_FINALLY_FREE()
        }

    private static let stopIfCancelled:
      @convention(c) (UnsafeMutableRawPointer?) -> igraph_error_t =
        { _ in
          guard Task.isCancelled else { return IGRAPH_SUCCESS }
          Igraph.trouble.withLock { $0.isStopped = true }
          IGRAPH_FINALLY_FREE()
          return IGRAPH_INTERRUPTED
        }
  }
#endif
