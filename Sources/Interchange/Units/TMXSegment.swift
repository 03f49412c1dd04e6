internal import Bitext

/// The content of `seg`: text with inline elements (TMX 1.4b, section 3.3).
enum TMXSegment {
  /// Elements whose content is native code, not text of the segment.
  private static let codes: Set<String> = ["bpt", "ept", "it", "ph", "ut"]

  static func content(of segment: XMLPart) -> TaggedText {
    if segment.isText { return TaggedText(segment.text) }
    var text = ""
    var found: [InlineCode] = []
    collect(segment.element.children, &text, &found)
    return TaggedText(text, codes: found)
  }

  /// The text of elements that are no codes, `hi` and unknown ones alike, is text of the segment.
  private static func collect(
    _ nodes: [XMLNode], _ text: inout String, _ codes: inout [InlineCode]
  ) {
    for node in nodes {
      switch node {
      case .text(let letters): text += letters
      case .element(let element) where Self.codes.contains(element.name):
        var content = ""
        for child in element.children { XMLText.append(child, to: &content) }
        codes.append(
          InlineCode(
            element: element.name, attributes: element.attributes, content: content,
            offset: text.utf8.count))
      case .element(let element):
        codes.append(
          InlineCode(
            element: element.name, part: .start, attributes: element.attributes,
            offset: text.utf8.count))
        collect(element.children, &text, &codes)
        codes.append(InlineCode(element: element.name, part: .end, offset: text.utf8.count))
      }
    }
  }

  /// Appends a text with its codes; returns the name of an element that is not whole, or stands
  /// where no letter begins.
  static func append(_ content: TaggedText, to out: inout String) -> String? {
    var open: [String] = []
    var done = 0
    let end = content.text.utf8.count
    for code in content.codes {
      guard code.offset >= done, code.offset <= end, content.text.hasLetter(at: code.offset) else {
        return code.element
      }
      XMLText.append(content: String(content.text[TextRange(done, code.offset)]), to: &out)
      done = code.offset
      switch code.part {
      case .whole:
        appendTag(code, to: &out)
        out += code.content.isEmpty ? "/>" : ">\(code.content)</\(code.element)>"
      case .start:
        appendTag(code, to: &out)
        out += ">"
        open.append(code.element)
      case .end:
        guard open.popLast() == code.element else { return code.element }
        out += "</\(code.element)>"
      }
    }
    XMLText.append(content: String(content.text[TextRange(done, end)]), to: &out)
    return open.last
  }

  private static func appendTag(_ code: InlineCode, to out: inout String) {
    out += "<\(code.element)"
    XMLText.append(attributes: code.attributes, to: &out)
  }
}

extension String {
  /// Whether a UTF-8 offset is that of a letter's first byte, or the end.
  fileprivate func hasLetter(at offset: Int) -> Bool {
    let place = utf8.index(startIndex, offsetBy: offset)
    return place == endIndex || utf8[place] & 0xC0 != 0x80
  }
}
