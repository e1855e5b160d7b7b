/// Whom a message is from: `"Doe, Jane" <jane@example.org>, ada@example.org (Ada)`.
///
/// Of each sender the name counts, else the address.
struct MailSender {
  /// Before the address; the address itself, if it has no angle brackets.
  private var words: [UInt8] = []
  private var address: [UInt8]?
  /// In round brackets.
  private var comment: [UInt8] = []

  static func authors(_ field: [UInt8]) -> AuthorList {
    var list = AuthorList()
    var sender = MailSender()
    var isQuoted = false
    var isInAngles = false
    var depth = 0
    var bytes = field[...]
    while var byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\\") where isQuoted || depth > 0: byte = bytes.popFirst() ?? 0x20
      case UInt8(ascii: "\"") where depth == 0:
        isQuoted.toggle()
        continue
      case _ where isQuoted: break
      case UInt8(ascii: "("):
        depth += 1
        continue
      case UInt8(ascii: ")") where depth > 0:
        depth -= 1
        continue
      case _ where depth > 0: break
      case UInt8(ascii: "<"):
        isInAngles = true
        sender.address = []
        continue
      case UInt8(ascii: ">"):
        isInAngles = false
        continue
      case UInt8(ascii: ",") where !isInAngles:
        sender.add(to: &list)
        sender = MailSender()
        continue
      default: break
      }
      if depth > 0 {
        sender.comment.append(byte)
      } else if isInAngles {
        sender.address?.append(byte)
      } else {
        sender.words.append(byte)
      }
    }
    sender.add(to: &list)
    return list
  }

  private func add(to list: inout AuthorList) {
    let forms = address.map { [words, comment, $0] } ?? [comment, words]
    for form in forms where list.add(MailEncodings.words(form)) { return }
  }
}
