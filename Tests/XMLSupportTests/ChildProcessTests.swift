import Testing

@testable import XMLSupport

private func run(
  _ script: String, input: String = "", limit: Int = 1 << 20, seconds: Int = 20
) throws -> ChildProcess.Result {
  try ChildProcess(
    "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "WORD": "a b"],
    outputLimit: limit, seconds: seconds
  ).run(input: Array(input.utf8))
}

struct ChildProcessTests {
  @Test func `what a program reads and writes comes through whole`() throws {
    let input = String(repeating: "line\n", count: 100_000)
    let result = try run("cat; echo \"$WORD\" >&2; exit 3", input: input)
    #expect(result.output == Array(input.utf8))
    #expect(result.messages == Array("a b\n".utf8))
    #expect(result.status == 3)
  }

  @Test func `of messages only the beginning is kept, and the program need not wait`() throws {
    let result = try run("head -c 300000 /dev/zero >&2; echo done")
    #expect(result.output == Array("done\n".utf8))
    #expect(result.messages.count == 4096)
  }

  @Test func `a signal that ends the program is no status`() throws {
    #expect(try run("kill -9 $$").status == nil)
  }

  @Test func `too much output ends the program`() throws {
    let error = #expect(throws: ChildProcess.Failure.self) { try run("yes", limit: 100_000) }
    #expect(error?.description == "wrote more than 100000 bytes")
  }

  @Test func `too much time ends the program, also if it writes nothing`() throws {
    for script in ["exec sleep 100", "exec sleep 100 >&- 2>&-"] {
      let error = #expect(throws: ChildProcess.Failure.self) { try run(script, seconds: 1) }
      #expect(error?.description == "took more than 1 seconds")
    }
  }

  @Test func `a program that is not there says so`() throws {
    let error = #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess("/no/such", [], environment: [:], outputLimit: 1, seconds: 1).run(input: [])
    }
    #expect(error?.description == "cannot be started: no such file or directory")
  }
}
