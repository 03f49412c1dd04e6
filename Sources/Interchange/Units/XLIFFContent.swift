internal import Bitext

/// The content of `source` and `target`: text with inline elements (XLIFF 1.2, 2.5; XLIFF 2.1, 4.2.3).
struct XLIFFContent {
  /// Native code that XLIFF 2 keeps outside the segments, by its id.
  private let data: [String: String]

  init(data: [String: String] = [:]) { self.data = data }

  static func originalData(of unit: XMLElement) -> [String: String] {
    let holder = unit.elements.first { $0.name == "originalData" }
    return Dictionary(
      (holder?.elements ?? []).compactMap { item in
        item[attribute: "id"].map { ($0, item.text) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Elements that hold native code or nothing.
  private static let codes: Set<String> = [
    "x", "bx", "ex", "bpt", "ept", "ph", "it", "sc", "ec",
  ]
  /// The ends of remarks: neither text nor code.
  private static let silent: Set<String> = ["sm", "em"]

  func content(of side: XMLElement) -> TaggedText {
    var text = ""
    var found: [InlineCode] = []
    collect(side.children, &text, &found)
    return TaggedText(text, codes: found)
  }

  private func collect(_ nodes: [XMLNode], _ text: inout String, _ codes: inout [InlineCode]) {
    for node in nodes {
      switch node {
      case .text(let letters): text += letters
      case .element(let element) where Self.silent.contains(element.name): continue
      case .element(let element) where element.name == "cp":
        // A character that XML cannot hold (XLIFF 2.1, 4.2.3.1).
        let value = element[attribute: "hex"].flatMap { UInt32($0, radix: 16) }
        if let scalar = value.flatMap(Unicode.Scalar.init) { text.unicodeScalars.append(scalar) }
      case .element(let element) where element.name == "mrk":
        // A remark on the text it holds.
        collect(element.children, &text, &codes)
      case .element(let element) where Self.codes.contains(element.name):
        codes.append(code(element, .whole, at: text, content: native(element)))
      case .element(let element):
        codes.append(code(element, .start, at: text))
        collect(element.children, &text, &codes)
        codes.append(code(element, .end, at: text))
      }
    }
  }

  private func code(
    _ element: XMLElement, _ part: InlineCode.Part, at text: String, content: String = ""
  ) -> InlineCode {
    InlineCode(
      element: element.name, part: part, attributes: element.attributes, content: content,
      offset: text.utf8.count)
  }

  /// What the code stands for: its own content as XML, or what `dataRef` names.
  private func native(_ element: XMLElement) -> String {
    if let name = element[attribute: "dataRef"], let code = data[name] { return code }
    var content = ""
    for child in element.children { XMLText.append(child, to: &content) }
    return content
  }
}
