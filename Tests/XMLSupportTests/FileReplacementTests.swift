import Foundation
import TestSupport
import Testing
import XMLSupport

struct FileReplacementTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func replace(_ name: String, by text: String) throws {
    var file = try FileReplacement(path: folder(name))
    try file.write([UInt8](text.utf8))
    try file.commit()
  }

  @Test func `a new file appears on commit with the bytes that were written`() throws {
    var file = try FileReplacement(path: folder("a.txt"))
    try file.write([UInt8]("one ".utf8))
    try file.write([UInt8]("two".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder("a.txt")))
    try file.commit()
    #expect(try folder.text(of: "a.txt") == "one two")
    #expect(try folder.contents == ["a.txt"])
  }

  @Test func `until commit an old file is as it was`() throws {
    try folder.write("a.txt", "old")
    var file = try FileReplacement(path: folder("a.txt"))
    try file.write([UInt8]("new".utf8))
    try file.prepare()
    #expect(try folder.text(of: "a.txt") == "old")
    try file.commit()
    #expect(try folder.text(of: "a.txt") == "new")
    #expect(try folder.contents == ["a.txt"])
  }

  @Test func `without commit nothing is left behind`() throws {
    try folder.write("a.txt", "old")
    do {
      var file = try FileReplacement(path: folder("a.txt"))
      try file.write([UInt8]("new".utf8))
      #expect(try folder.contents.count == 2)
    }
    #expect(try folder.contents == ["a.txt"])
    #expect(try folder.text(of: "a.txt") == "old")
  }

  @Test func `two replacements of one file do not disturb each other`() throws {
    var first = try FileReplacement(path: folder("a.txt"))
    var second = try FileReplacement(path: folder("a.txt"))
    try first.write([UInt8]("first".utf8))
    try second.write([UInt8]("second".utf8))
    try first.commit()
    #expect(try folder.text(of: "a.txt") == "first")
    try second.commit()
    #expect(try folder.text(of: "a.txt") == "second")
    #expect(try folder.contents == ["a.txt"])
  }

  @Test func `the new file has the permissions of the old one`() throws {
    try folder.write("a.txt", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder("a.txt"))
    try replace("a.txt", by: "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("a.txt"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
  }

  @Test func `a symbolic link stays a link to the new file`() throws {
    try folder.write("real.txt", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link.txt"), withDestinationPath: "real.txt")
    try replace("link.txt", by: "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder("link.txt")) == "real.txt")
    #expect(try folder.text(of: "real.txt") == "new")
    #expect(try folder.contents == ["link.txt", "real.txt"])
  }

  @Test func `a file whose name is as long as names can be is replaced`() throws {
    let name = String(repeating: "n", count: 255)
    try replace(name, by: "text")
    #expect(try folder.text(of: name) == "text")
  }

  private func error(for path: String) -> String? {
    do throws(XMLError) {
      let file = try FileReplacement(path: path)
      try file.commit()
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a folder is no target`() throws {
    #expect(error(for: folder.path) == "\(folder.path): found a folder; expected a file")
    #expect(try folder.contents == [])
  }

  @Test func `a target in a folder that is not there is refused`() {
    let path = folder("no/a.txt")
    #expect(error(for: path) == "\(path): cannot be written: no such file or directory")
  }

  @Test func `an unwritable folder is refused and nothing is left in it`() throws {
    // Nobody may make files in /proc, not even the superuser, whom permissions do not stop.
    #expect(error(for: "/proc/a.txt")?.hasPrefix("/proc/a.txt: cannot be written: ") == true)
    guard geteuid() != 0 else { return }
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    let path = folder("a.txt")
    #expect(error(for: path) == "\(path): cannot be written: permission denied")
    #expect(try folder.contents == [])
  }

  @Test(arguments: ["", "a\0b"])
  func `a path that no file can have is refused`(path: String) {
    #expect(error(for: path) == "\(path): cannot be written: no such file or directory")
  }

  @Test func `a full disk is reported`() {
    #expect(throws: XMLError.self) {
      var file = try FileReplacement(path: "/dev/full")
      try file.write([UInt8](repeating: 0, count: 100))
      try file.commit()
    }
  }

  @Test func `a device is written straight away and stays a device`() throws {
    var file = try FileReplacement(path: "/dev/null")
    try file.write([1, 2, 3])
    try file.commit()
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }
}
