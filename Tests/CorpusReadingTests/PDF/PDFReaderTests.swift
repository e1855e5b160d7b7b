import DataModel
import FoundationEssentials
import TestSupport
import Testing

@testable import CorpusReading

/// A folder with a program of the name `pdftotext`, which is a script.
private func reading(
  _ script: String, name: String = "a.pdf", _ content: String = "%PDF-1.4\nrest"
) throws -> ReadResult {
  let folder = try TemporaryFolder()
  let program = try folder.write("pdftotext", "#!/bin/sh\n" + script)
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  let reader = CorpusReader(searchPath: "/no/such:\(folder.path)")
  while true {
    let result = reader.documents(in: Array(content.utf8), of: InputFile(path: name, id: name))
    // A program that another test starts has the script open for writing until it really starts.
    if result.messages.first?.contains("text file busy") ?? false { continue }
    return result
  }
}

private let page = """
  <html><head><title>The story</title><meta name="CreationDate" content="20220201103000Z"/>
  <meta name="Author" content="Jane Doe"/></head>
  <page height="800"><block><line yMax="10"><word xMax="9" yMax="10">Almaty</word>
  <word xMin="12" xMax="20" yMax="10">slept.</word></line></block></page></html>
  """

/// A PDF file of one page with lines of text and a title.
private func pdf(_ lines: [String]) -> [UInt8] {
  let text = "BT /F1 12 Tf 72 720 Td 14 TL " + lines.map { "(\($0)) ' " }.joined() + "ET"
  let objects = [
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
      + "/Resources<</Font<</F1 5 0 R>>>>>>",
    "<</Length \(text.utf8.count)>>stream\n\(text)\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    "<</Title(The <story> & more)/Author(Jane \"J\" Doe & son)/CreationDate(D:20220201103000Z)>>",
  ]
  var file = "%PDF-1.4\n"
  var places: [Int] = []
  for (number, object) in objects.enumerated() {
    places.append(file.utf8.count)
    file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
  }
  let table = file.utf8.count
  file += "xref\n0 7\n0000000000 65535 f \n"
  for place in places {
    file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
  }
  return Array(
    (file + "trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n\(table)\n%%EOF\n").utf8)
}

struct PDFReaderTests {
  @Test(.enabled(if: PDFReader(searchPath: nil).programPath != nil, "pdftotext is not installed"))
  func `the program itself reads a file`() {
    let lines = ["The president of Kazakhstan, Kassym-", "Jomart Tokayev, spoke on Friday."]
    let result = read("a.pdf", pdf(lines))
    #expect(result.messages + result.blocks == ["body: " + lines.joined(separator: "\n")])
    #expect(result.documents.first?.title == "The <story> & more")
    #expect(result.documents.first?.author == "Jane \"J\" Doe & son")
    #expect(result.documents.first?.date == "2022-02-01")
    let cut = read("a.pdf", Array(pdf(lines).prefix(100)))
    #expect(cut.messages.first?.hasPrefix("a.pdf: a damaged PDF (pdftotext: ") ?? false)
  }

  @Test func `the program gets the file and what it writes is the document`() throws {
    // It answers only to what it is to be given.
    let script =
      "[ \"$*\" = '-enc UTF-8 -bbox-layout - -' ] && grep -q rest && cat <<'E'\n\(page)\nE"
    let result = try reading(script)
    #expect(result.messages + result.blocks == ["body: Almaty slept."])
    #expect(result.documents.first?.title == "The story")
    #expect(result.documents.first?.author == "Jane Doe")
    #expect(result.documents.first?.date == "2022-02-01")
    #expect(try reading(script, name: "2022-01-05.pdf").documents.first?.date == "2022-01-05")
    #expect(try reading(script, name: "upload").blocks == ["body: Almaty slept."])
    #expect(try reading(script, name: "-", "%PDF-1.7 rest").blocks == ["body: Almaty slept."])
  }

  @Test func `a file that the program cannot read is skipped with its reason`() throws {
    #expect(
      try reading(
        "echo 'Syntax Warning: x' >&2; echo \"Syntax Error: Couldn't read xref table\" >&2; exit 1"
      )
      .messages == [
        "a.pdf: a damaged PDF (pdftotext: Syntax Error: Couldn't read xref table); expected one that can be read"
      ])
    #expect(
      try reading("echo 'Command Line Error: Incorrect password' >&2; exit 1").messages
        == ["a.pdf: a PDF with a password; expected one without"])
    #expect(
      try reading("kill -9 $$").messages
        == ["a.pdf: a damaged PDF (pdftotext: it crashed); expected one that can be read"])
    #expect(
      try reading("echo '<doc><page height=\"9\"/></doc>'").messages
        == ["a.pdf: no text in it; expected more than pictures"])
    #expect(try reading("echo '<doc'").messages.first?.hasPrefix("a.pdf: pdftotext:") ?? false)
    #expect(
      try reading("", name: "a.pdf", "<html>").messages
        == ["a.pdf: found something that is no PDF; expected one"])
  }

  @Test func `without the program one line says how many files are not read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.pdf", "%PDF-1.4")
    try folder.write("b.PDF", "%PDF-1.4")
    try folder.write("c.txt", "Almaty")
    let reader = CorpusReader(searchPath: "/no/such")
    let list = try reader.list([folder.path])
    #expect(folder.names(list) == ["c.txt"])
    #expect(
      list.diagnostics.map(\.description)
        == [
          "pdftotext: not found on PATH; 2 PDF files were skipped; install the package poppler-utils"
        ])
    #expect(list.diagnostics.map(\.severity) == [.skipped])
    #expect(try reader.list([folder.path + "/c.txt"]).diagnostics.isEmpty)
    let upload = InputFile(path: "upload", id: "upload")
    #expect(
      reader.documents(in: Array("%PDF-1.4".utf8), of: upload).messages == [
        "upload: a PDF; install the package poppler-utils, which has the program pdftotext, to read it"
      ])
  }
}
