internal import Bitext

extension XMLElement {
  /// An element that is to be written.
  init(
    _ name: String, _ attributes: [(name: String, value: String?)] = [], _ children: [XMLNode] = []
  ) {
    self.init(
      name: name,
      attributes: attributes.compactMap { item in
        item.value.map { Attribute(item.name, XMLText.shown($0)) }
      }, children: children, line: 0)
  }

  /// An element that holds text alone.
  init(_ name: String, _ attributes: [(name: String, value: String?)] = [], text: String) {
    self.init(name, attributes, [.text(XMLText.shown(text))])
  }
}

extension XMLNode {
  /// Elements with a line each.
  static func lines(_ elements: [XMLElement]) -> [XMLNode] {
    [.text("\n")] + elements.flatMap { [.element($0), .text("\n")] }
  }
}

extension XMLText {
  /// A document of one element, with its declaration.
  static func document(_ root: XMLElement) -> String {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    append(.element(root), to: &out)
    return out + "\n"
  }

  static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// A text for people, in which characters that XML cannot hold are shown by their pictures
  /// (Unicode, Control Pictures).
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isLegal($0) }) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      let picture = Unicode.Scalar(0x2400 + scalar.value)
      out.unicodeScalars.append(
        isLegal(scalar) ? scalar : scalar.value < 0x20 ? picture ?? "\u{FFFD}" : "\u{FFFD}")
    }
    return out
  }

  /// A text for translation: what XML cannot hold is an element that names it.
  static func nodes(_ text: String, illegal: (Unicode.Scalar, Int) -> XMLElement) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var run = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if isLegal(scalar) {
        run.unicodeScalars.append(scalar)
        continue
      }
      if !run.isEmpty { nodes.append(.text(run)) }
      run = ""
      count += 1
      nodes.append(.element(illegal(scalar, count)))
    }
    return run.isEmpty ? nodes : nodes + [.text(run)]
  }
}
