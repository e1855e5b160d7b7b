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
