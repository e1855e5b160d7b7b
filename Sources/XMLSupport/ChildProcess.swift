#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program without a shell, gives it bytes on standard input, and takes what it writes.
package struct ChildProcess: Sendable {
  package enum Failure: Error, Hashable, CustomStringConvertible {
    /// The code is the `errno`.
    case cannotStart(code: Int32)
    case tookTooLong(seconds: Int)
    case wroteTooMuch(limit: Int)

    package var description: String {
      switch self {
      case .cannotStart(let code): "cannot be started: \(XMLError.systemMessage(code))"
      case .tookTooLong(let seconds): "took more than \(seconds) seconds"
      case .wroteTooMuch(let limit): "wrote more than \(limit) bytes"
      }
    }
  }

  package struct Result: Sendable {
    package var output: [UInt8]
    /// The beginning of what it wrote to standard error.
    package var messages: [UInt8]
    /// Its exit status; `nil` if a signal ended it.
    package var status: Int32?
  }

  private static let mostMessages = 4096

  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  private let outputLimit: Int
  private let seconds: Int

  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: without the program's name.
  ///   - outputLimit: bytes of output beyond which it is ended.
  ///   - seconds: after which it is ended.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], outputLimit: Int,
    seconds: Int
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.outputLimit = outputLimit
    self.seconds = seconds
  }

  package func run(input: [UInt8]) throws(Failure) -> Result {
    let file: ScratchFile
    do {
      file = try ScratchFile(in: environment["TMPDIR"] ?? "/tmp")
      try file.write(input[...])
    } catch { throw .cannotStart(code: error.code) }
    // Its descriptor must be open until the child has it.
    defer { withExtendedLifetime(file) {} }
    // From the start.
    lseek(file.descriptor, 0, SEEK_SET)
    let output = try Pipe()
    let messages = try Pipe()
    let child = try start(file.descriptor, output.end.number, messages.end.number)
    // Only the child writes: when it has ended, so have the pipes.
    output.end.close()
    messages.end.close()
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    var result = Result(output: [], messages: [])
    do throws(Failure) {
      try collect(output.start.number, messages.start.number, until: deadline, &result)
      result.status = try wait(for: child, until: deadline)
    } catch {
      kill(child, SIGKILL)
      while waitpid(child, nil, 0) < 0, errno == EINTR {}
      throw error
    }
    return result
  }

  // MARK: - The child

  private func start(_ input: Int32, _ output: Int32, _ messages: Int32) throws(Failure) -> pid_t {
    var child: pid_t = 0
    // Safety: the strings are ours until this returns.
    let words = unsafe ChildProcess.copies([program] + arguments)
    let variables = unsafe ChildProcess.copies(
      environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    defer {
      unsafe ChildProcess.free(words)
      unsafe ChildProcess.free(variables)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    // Safety, to the end: the actions are ours; the strings and arrays live through the calls, and
    // end with nil.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in [input, output, messages].enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }
    let code = unsafe posix_spawn(&child, program, &actions, nil, words, variables)
    if code != 0 { throw .cannotStart(code: code) }
    return child
  }

  /// The strings as C has them, ended by nil; to be freed.
  private static func copies(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe strings.map { unsafe strdup($0) } + [nil]
  }

  private static func free(_ strings: [UnsafeMutablePointer<CChar>?]) {
    // Safety: `copies` made them.
    for position in unsafe strings.indices { unsafe systemFree(strings[position]) }
  }

  private func collect(
    _ output: Int32, _ messages: Int32, until deadline: ContinuousClock.Instant,
    _ result: inout Result
  ) throws(Failure) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var open = [output, messages].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while open.contains(where: { $0.fd >= 0 }) {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      if left <= 0 { throw .tookTooLong(seconds: seconds) }
      // Safety: the array lives through the call; descriptors below zero are passed over.
      let ready = unsafe poll(&open, nfds_t(open.count), Int32(min(left + 1, 1000)))
      if ready <= 0 { continue }
      for position in open.indices where open[position].revents != 0 {
        // Safety: `read` writes no further than the count.
        let count = unsafe chunk.withUnsafeMutableBytes {
          unsafe read(open[position].fd, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        if count <= 0 {
          open[position].fd = -1
        } else if position == 0 {
          result.output += chunk[..<count]
          if result.output.count > outputLimit { throw .wroteTooMuch(limit: outputLimit) }
        } else {
          result.messages += chunk[..<count].prefix(
            ChildProcess.mostMessages - result.messages.count)
        }
      }
    }
  }

  /// - Returns: the exit status; `nil` if a signal ended the child.
  private func wait(
    for child: pid_t, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Int32? {
    var status: Int32 = 0
    while true {
      // Safety: the status lives through the call.
      let ended = unsafe waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return nil }
      if ContinuousClock.now > deadline { throw .tookTooLong(seconds: seconds) }
      usleep(2000)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}

/// `free`, under a name that a method called `free` does not hide.
private func systemFree(_ string: UnsafeMutablePointer<CChar>?) {
  // Safety: the caller's memory is from C, and not used again.
  unsafe free(string)
}
