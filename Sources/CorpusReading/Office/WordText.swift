import DataModel
import XMLSupport

/// Finds the paragraphs in a part of a Word document: its text, or its notes.
///
/// What changes marked as deletions deleted is left out, as are hidden text, the codes of fields,
/// the second form of a text box for older programs, and readings above characters.
struct WordText {
  /// The elements that matter.
  private enum Element: String, CaseIterable {
    case p, r, t, tab, br, cr, noBreakHyphen, pPr, pStyle, outlineLvl, rPr, vanish, fldChar, tc
    case footnoteReference, endnoteReference, footnote, endnote
    case del, moveFrom, pPrChange, rPrChange, rt, instrText
    case fallback = "Fallback"

    var isLeftOut: Bool {
      switch self {
      case .del, .moveFrom, .pPrChange, .rPrChange, .fallback, .rt, .instrText: true
      default: false
      }
    }
  }

  /// Notes by the element that holds them and their number.
  struct Notes {
    fileprivate var paragraphs: [String: OpenParagraphs] = [:]

    mutating func add(_ other: Notes) {
      paragraphs.merge(other.paragraphs) { first, _ in first }
    }
  }

  private let styles: WordStyles
  private let notes: Notes
  private(set) var paragraphs = OpenParagraphs()
  /// Those that this part holds.
  private(set) var ownNotes = Notes()
  /// The elements around the present position.
  private var open: [Element?] = []
  /// How many are open outside what is left out.
  private var depthOfLeftOut: Int?
  private var cells = 0
  /// Of each field around the present position, whether its result has not begun.
  private var isCode: [Bool] = []
  private var isHidden = false
  private var goesOn = false
  private var note: String?

  init(_ styles: WordStyles, notes: Notes = Notes()) {
    self.styles = styles
    self.notes = notes
  }

  mutating func read(_ bytes: [UInt8], file: String) throws(XMLError) {
    let elements = Element.allCases
    let names = XMLNames(elements.map(\.rawValue), keepingTextIn: ["t"], ids: [])
    var xml = try XMLReader(bytes: bytes, file: file, names: names)
    var namespace = -1
    var text: [UInt8] = []
    while let event = try xml.next() {
      switch event {
      case .start:
        let found = xml.element
        if open.isEmpty { namespace = found.namespace }
        var element = found.name < elements.count ? elements[found.name] : nil
        // A formula's text has the same name.
        if found.namespace != namespace, element != .fallback { element = nil }
        if depthOfLeftOut == nil, let element { start(element, xml) }
        open.append(element)
      case .text:
        guard depthOfLeftOut == nil, !isHidden, !isCode.contains(true), open.last == .t else {
          continue
        }
        text.removeAll(keepingCapacity: true)
        xml.appendText(to: &text)
        paragraphs.append(text)
      case .end:
        let element = open.popLast() ?? nil
        if depthOfLeftOut == nil, let element { end(element) }
        if depthOfLeftOut == open.count { depthOfLeftOut = nil }
      }
    }
  }

  private mutating func start(_ element: Element, _ xml: borrowing XMLReader) {
    func value(_ name: String = "val") -> String? {
      xml.attribute(name, namespace: xml.namespace ?? "")
    }
    switch element {
    case .p: begin()
    case .pStyle where cells == 0 && note == nil:
      if let zone = value().flatMap({ styles.zone(of: $0) }) { paragraphs.set(zone) }
    case .outlineLvl where open.last == .pPr:
      if WordStyles.isHeading(level: value()) { paragraphs.set(.headline) }
    case .tab where open.last == .r: append([0x09])
    case .noBreakHyphen: append([0x2D])
    case .br, .cr: if isShown { paragraphs.breakLine() }
    case .vanish where open.dropLast().last == .r:
      isHidden = !["0", "false", "off"].contains(value())
    case .fldChar: field(value("fldCharType"))
    case .tc: cells += 1
    case .footnoteReference: insertNote("footnote", value("id"))
    case .endnoteReference: insertNote("endnote", value("id"))
    case .footnote, .endnote:
      note = value("id").map { element.rawValue + $0 }
      paragraphs = OpenParagraphs()
    // The mark at a paragraph's end was deleted, not its text.
    case .del where open.last == .rPr && open.dropLast().last == .pPr: goesOn = true
    case let element where element.isLeftOut: depthOfLeftOut = open.count
    default: break
    }
  }

  private mutating func end(_ element: Element) {
    switch element {
    case .p:
      paragraphs.end(goesOn: goesOn)
      goesOn = false
      // A code that is never ended is broken.
      if !paragraphs.isAnyOpen { isCode.removeAll { $0 } }
    case .r: isHidden = false
    case .tc: cells -= 1
    case .footnote, .endnote:
      if let note { ownNotes.paragraphs[note] = paragraphs }
      note = nil
    default: break
    }
  }

  private var isShown: Bool { !isHidden && !isCode.contains(true) }

  private mutating func begin() {
    // A cell or a note is no headline, though it may stand between paragraphs.
    paragraphs.begin(zone: cells > 0 || note != nil ? .body : nil)
  }

  private mutating func append(_ text: [UInt8]) {
    if isShown { paragraphs.append(text) }
  }

  private mutating func field(_ type: String?) {
    switch type {
    case "begin": isCode.append(true)
    case "separate": if !isCode.isEmpty { isCode[isCode.count - 1] = false }
    case "end": _ = isCode.popLast()
    default: break
    }
  }

  private mutating func insertNote(_ kind: String, _ number: String?) {
    guard isShown, let number, let note = notes.paragraphs[kind + number] else { return }
    paragraphs.insert(note)
  }
}
