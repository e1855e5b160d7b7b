import Synchronization

/// What a command has made and has no more use for.
///
/// The end of the process gives its memory back at once; to free a graph entity by entity just
/// before would keep the user waiting.
enum Leftovers {
  private static let values = Mutex<[any Sendable]>([])

  /// Keeps a value until the process ends.
  static func keep(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
