import Bitext

/// A piece of an XML or HTML document: an element with what it holds, or text.
indirect enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(String)
}

/// An element. Names of attributes bear their prefix as written: `xml:lang`.
struct XMLElement: Hashable, Sendable {
  let name: String
  let attributes: [Attribute]
  let children: [XMLNode]
  /// Counted from 1.
  let line: Int

  subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The prefixes of names in here that are declared further out, if at all.
  var freePrefixes: Set<String> {
    var free: Set<String> = []
    for name in [name] + attributes.map(\.name) {
      if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
        free.insert(String(name[..<colon]))
      }
    }
    for element in elements { free.formUnion(element.freePrefixes) }
    return free.filter { prefix in
      // XML declares these two itself (Namespaces in XML 1.0, section 3).
      prefix != "xml" && prefix != "xmlns" && self[attribute: "xmlns:\(prefix)"] == nil
    }
  }

  /// All text inside, in order.
  var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }
}

/// Writes XML 1.0 so that a reader gives back each character as it was.
enum XMLText {
  /// Appends content: `&`, `<`, `>` escaped, and CR, which readers would turn into a line feed
  /// (XML 1.0, 2.11).
  static func append(content text: String, to out: inout String) {
    append(text, to: &out) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\r": "&#13;"
      default: nil
      }
    }
  }

  /// Appends attributes in order; of several by one name, which no XML may hold (3.1), the first.
  static func append(attributes: [Attribute], to out: inout String) {
    for (index, attribute) in attributes.enumerated()
    where !attributes[..<index].contains(where: { $0.name == attribute.name }) {
      append(attribute: attribute, to: &out)
    }
  }

  /// Appends an attribute's value in double quotes; white space but the blank is escaped, for
  /// readers turn it into blanks (XML 1.0, 3.3.3).
  private static func append(attribute: Attribute, to out: inout String) {
    out += " \(attribute.name)=\""
    append(attribute.value, to: &out) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t": "&#9;"
      case "\n": "&#10;"
      case "\r": "&#13;"
      default: nil
      }
    }
    out += "\""
  }

  static func append(_ node: XMLNode, to out: inout String) {
    switch node {
    case .text(let text): append(content: text, to: &out)
    case .element(let element):
      out += "<\(element.name)"
      append(attributes: element.attributes, to: &out)
      guard !element.children.isEmpty else {
        out += "/>"
        return
      }
      out += ">"
      for child in element.children { append(child, to: &out) }
      out += "</\(element.name)>"
    }
  }

  /// The first character that XML 1.0 cannot hold, as `U+0001` (section 2.2, production Char).
  static func firstIllegal(in text: String) -> String? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: continue
      default: return "U+" + String(format(scalar.value))
      }
    }
    return nil
  }

  private static func format(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func append(
    _ text: String, to out: inout String, escape: (Unicode.Scalar) -> String?
  ) {
    for scalar in text.unicodeScalars {
      if let escaped = escape(scalar) { out += escaped } else { out.unicodeScalars.append(scalar) }
    }
  }
}
