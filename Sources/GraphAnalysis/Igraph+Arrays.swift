#if Analysis
  import CIgraph

  /// igraph's arrays: views of ours for what it reads, and its own for what it returns. Neither lives
  /// longer than the function that it is passed to.
  extension Igraph {
    /// The numbers that `fill` leaves in an array of igraph's.
    static func numbers(
      _ fill: (UnsafeMutablePointer<igraph_vector_t>) -> igraph_error_t
    ) throws(AnalysisError) -> [Double] {
      var vector = unsafe igraph_vector_t()
      try unsafe check(Igraph.call.vector_init(&vector, 0))
      defer { unsafe Igraph.call.vector_destroy(&vector) }
      try unsafe check(fill(&vector))
      // Safety: the array starts there and has as many numbers as it says.
      return unsafe Array(
        UnsafeBufferPointer(start: vector.stor_begin, count: Int(Igraph.call.vector_size(&vector))))
    }

    /// The whole numbers that `fill` leaves in an array of igraph's.
    static func integers(
      _ fill: (UnsafeMutablePointer<igraph_vector_int_t>) -> igraph_error_t
    ) throws(AnalysisError) -> [Int] {
      var vector = unsafe igraph_vector_int_t()
      try unsafe check(Igraph.call.vector_int_init(&vector, 0))
      defer { unsafe Igraph.call.vector_int_destroy(&vector) }
      try unsafe check(fill(&vector))
      // Safety: as above.
      return unsafe UnsafeBufferPointer(
        start: vector.stor_begin, count: Int(Igraph.call.vector_int_size(&vector))
      ).map { Int($0) }
    }

    /// The numbers that `fill` leaves in a table of igraph's, column after column.
    static func table(
      _ fill: (UnsafeMutablePointer<igraph_matrix_t>) -> igraph_error_t
    ) throws(AnalysisError) -> [Double] {
      var matrix = unsafe igraph_matrix_t()
      try unsafe check(Igraph.call.matrix_init(&matrix, 0, 0))
      defer { unsafe Igraph.call.matrix_destroy(&matrix) }
      try unsafe check(fill(&matrix))
      // Safety: as above.
      return unsafe Array(
        UnsafeBufferPointer(
          start: matrix.data.stor_begin, count: Int(Igraph.call.matrix_size(&matrix))))
    }

    /// Shows some numbers to igraph, which only reads them; none at all as a null pointer.
    static func view(
      _ values: [Double]?, _ body: (UnsafePointer<igraph_vector_t>?) -> igraph_error_t
    ) -> igraph_error_t {
      guard let values else { return body(nil) }
      return unsafe values.withUnsafeBufferPointer { values in
        var vector = unsafe igraph_vector_t()
        var nothing = 0.0
        // Safety: the numbers stay in place until `body` returns. No numbers need some address too.
        return unsafe withUnsafePointer(to: &nothing) { nothing in
          _ = unsafe Igraph.call.vector_view(
            &vector, values.baseAddress ?? nothing, igraph_integer_t(values.count))
          return unsafe body(&vector)
        }
      }
    }

    /// Shows some whole numbers to igraph, which only reads them.
    static func view(
      _ values: [Int], _ body: (UnsafePointer<igraph_vector_int_t>) -> igraph_error_t
    ) -> igraph_error_t {
      unsafe values.map { igraph_integer_t($0) }.withUnsafeBufferPointer { values in
        var vector = unsafe igraph_vector_int_t()
        var nothing: igraph_integer_t = 0
        // Safety: as above.
        return unsafe withUnsafePointer(to: &nothing) { nothing in
          _ = unsafe Igraph.call.vector_int_view(
            &vector, values.baseAddress ?? nothing, igraph_integer_t(values.count))
          return unsafe body(&vector)
        }
      }
    }
  }
#endif
