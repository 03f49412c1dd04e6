internal import Bitext

/// The translation units of one `trans-unit` (XLIFF 1.2, 2.4) or `unit` (XLIFF 2.1, 4.2.2.4).
struct XLIFFUnits {
  private let languages: (source: Language, target: Language)

  init(_ languages: (source: Language, target: Language)) { self.languages = languages }

  func units(of element: XMLElement) -> [TranslationUnit] {
    element.name == "unit" ? segments(of: element) : pieces(of: element)
  }

  // MARK: XLIFF 2

  private func segments(of element: XMLElement) -> [TranslationUnit] {
    let data = XLIFFContent.originalData(of: element)
    let segments = element.elements.filter { $0.name == "segment" }
    return segments.enumerated().compactMap { index, segment in
      guard let source = segment.first("source") else { return nil }
      let own = segment[attribute: "id"] ?? String(index + 1)
      let name = element[attribute: "id"].map { segments.count > 1 ? "\($0)/\(own)" : $0 }
      return unit(
        name, source, segment.first("target"), element, state: segment[attribute: "state"],
        XLIFFContent(data: data))
    }
  }

  // MARK: XLIFF 1

  /// The segments that `seg-source` marks, each beside the target's mark of the same number; else
  /// the unit as a whole.
  private func pieces(of element: XMLElement) -> [TranslationUnit] {
    guard let source = element.first("source") else { return [] }
    let target = element.first("target")
    let name = element[attribute: "id"]
    let state = target?[attribute: "state"]
    let marks = element.first("seg-source").map(Self.marks) ?? []
    guard !marks.isEmpty else {
      return [unit(name, source, target, element, state: state, XLIFFContent())]
    }
    let targets = target.map(Self.marks) ?? []
    return marks.map { mark in
      let number = mark[attribute: "mid"]
      let like = targets.first { $0[attribute: "mid"] == number }
      let whole = [name, number].compactMap { $0 }.joined(separator: "/")
      return unit(whole, mark, like, element, state: state, XLIFFContent())
    }
  }

  /// The `mrk` elements of segments, wherever inline elements put them.
  private static func marks(_ element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { child in
      child.name == "mrk" && child[attribute: "mtype"] == "seg" ? [child] : marks(child)
    }
  }

  // MARK: Both

  private func unit(
    _ name: String?, _ source: XMLElement, _ target: XMLElement?, _ element: XMLElement,
    state: String?, _ content: XLIFFContent
  ) -> TranslationUnit {
    func variant(_ side: XMLElement?, _ language: Language) -> TranslationUnit.Variant {
      let named = side?[attribute: "xml:lang"].map { Language($0) } ?? language
      return TranslationUnit.Variant(
        language: named, content: side.map(content.content) ?? TaggedText(""))
    }
    var attributes = element.attributes.filter { $0.name != "id" }
    if let state { attributes.append(Attribute("state", state)) }
    return TranslationUnit(
      source: variant(source, languages.source), target: variant(target, languages.target),
      identifier: name, attributes: attributes,
      notes: (element.elements.filter { $0.name == "note" }
        + (element.first("notes")?.elements ?? [])).map {
          TranslationUnit.Note($0.text, attributes: $0.attributes)
        })
  }
}

extension XMLElement {
  fileprivate func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }
}
