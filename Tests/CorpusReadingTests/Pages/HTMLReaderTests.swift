import Testing
import XMLSupport

struct HTMLReaderTests {
  @Test func `a page becomes a list of nodes in order`() {
    let tree = HTMLReader.read(Array("<P Class=a>One <b>two</b>&eacute;</P><p>three".utf8))
    let names = tree.nodes.indices.map { position in
      tree.nodes[position].isText
        ? String(decoding: tree.text(of: position), as: UTF8.self)
        : "<\(tree.nodes[position].name)>"
    }
    #expect(names == ["<html>", "<body>", "<p>", "One ", "<b>", "two", "é", "<p>", "three"])
    #expect(tree.nodes.map(\.parent) == [-1, 0, 1, 2, 2, 4, 2, 1, 7])
    #expect(tree.nodes.map(\.end) == [9, 9, 7, 4, 6, 6, 7, 9, 9])
    #expect(tree.attribute("class", of: 2) == "a")
    #expect(tree.attribute("id", of: 2) == nil)
  }

  @Test func `nothing gives nothing`() {
    #expect(HTMLReader.read([]).nodes.isEmpty)
    #expect(HTMLReader.read(Array("<!-- x -->".utf8)).nodes.isEmpty)
  }

  @Test func `an encoding that the page declares is ignored`() {
    let tree = HTMLReader.read(Array("<meta charset=windows-1251><p>Қазақстан".utf8))
    let text = tree.nodes.indices.flatMap { tree.text(of: $0) }
    #expect(String(decoding: text, as: UTF8.self) == "Қазақстан")
  }

  @Test func `external entities and scripts stay what they are`() {
    let tree = HTMLReader.read(
      Array(
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p><script>a<b</script>".utf8)
    )
    let text = tree.nodes.indices.flatMap { tree.text(of: $0) }
    #expect(!String(decoding: text, as: UTF8.self).contains("root:"))
  }
}
