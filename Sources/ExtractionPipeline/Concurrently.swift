import Dispatch
import Synchronization

/// Does two things, at the same time where there are jobs for both.
func both<First: Sendable, Second: Sendable>(
  jobs: Int, _ first: @escaping @Sendable () throws -> First,
  and second: @escaping @Sendable () throws -> Second
) async throws -> (First, Second) {
  guard jobs > 1 else { return (try first(), try second()) }
  async let other = second()
  let one = try first()
  return (one, try await other)
}

/// Makes a value for something that can begin without it, at the same time where there are jobs for
/// both.
///
/// - Parameter write: is given what waits for the value, to be called once, on a thread that may
///   wait.
func meanwhile<Made: Sendable, Value: Sendable>(
  jobs: Int, _ make: @escaping @Sendable () async throws -> Made,
  write: @escaping @Sendable (_ made: @escaping @Sendable () throws -> Made) async throws -> Value
) async throws -> Value {
  guard jobs > 1 else {
    let made = try await make()
    return try await write { made }
  }
  let result = Mutex<Result<Made, any Error>?>(nil)
  let isMade = DispatchSemaphore(value: 0)
  async let written = write {
    isMade.wait()
    return try result.withLock { try $0.take()!.get() }
  }
  do {
    let made = try await make()
    result.withLock { $0 = .success(made) }
  } catch { result.withLock { $0 = .failure(error) } }
  isMade.signal()
  return try await written
}
