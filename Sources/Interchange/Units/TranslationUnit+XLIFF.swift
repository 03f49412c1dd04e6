public import Bitext

extension TranslationUnit {
  /// Whether the file says itself that the target is no translation yet (XLIFF 1.2, `state`; XLIFF
  /// 2.1, 4.3.1.26). What says nothing is taken at its word, and so is a target that a draft of this
  /// program began otherwise: tools may write and leave the state as it was.
  public var isMarkedUntranslated: Bool {
    let isMarked = attributes.contains {
      $0.name == "state" && Self.untranslatedStates.contains($0.value)
    }
    return isMarked && DraftFilling.text(of: self).map { $0 == target.text } ?? true
  }

  private static let untranslatedStates: Set<String> = ["new", "needs-translation", "initial"]

  /// The unit of an XLIFF file as a memory keeps it, and TMX can hold it: inline elements by their
  /// TMX names, remarks of people, no attributes that only the job had.
  ///
  /// - Parameter tool: whose own notes, such as terms, are left out.
  public func kept(withoutNotesFrom tool: String) -> TranslationUnit {
    var unit = self
    unit.attributes = []
    unit.notes = notes.filter { note in
      !note.attributes.contains { attribute in
        (attribute.name == "from" && attribute.value.hasPrefix(tool))
          || (attribute.name == "category" && attribute.value.hasPrefix(tool.lowercased()))
      }
    }.map { Note($0.text) }
    unit.source.content = source.content.withTMXNames
    unit.target.content = target.content.withTMXNames
    return unit
  }
}

extension TaggedText {
  /// The text with the characters that a draft put into XLIFF as codes, `x` of `ctype` `x-uC`.
  public var withCharacters: String {
    var out = ""
    var done = 0
    for code in codes where code.element == "x" {
      guard let type = code.attributes.first(where: { $0.name == "ctype" })?.value,
        type.hasPrefix("x-u"), let value = UInt32(type.dropFirst(3), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { continue }
      out += text[TextRange(done, code.offset)]
      out.unicodeScalars.append(scalar)
      done = code.offset
    }
    return out + text[TextRange(done, text.utf8.count)]
  }

  /// The same with XLIFF's inline elements by the names of TMX 1.4b, section 3.3; pairs keep the
  /// number that binds them.
  fileprivate var withTMXNames: TaggedText {
    TaggedText(text, codes: codes.map(\.withTMXName))
  }
}

extension InlineCode {
  fileprivate var withTMXName: InlineCode {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    let pair = Attribute("i", value("rid") ?? value("startRef") ?? value("id") ?? "1")
    switch element {
    case "bpt", "bx", "sc": return renamed("bpt", [pair])
    case "ept", "ex", "ec": return renamed("ept", [pair])
    case "it":
      let isOpening = value("pos") == "open" || value("pos") == "begin"
      return renamed("it", [Attribute("pos", isOpening ? "begin" : "end")])
    case "g", "pc", "mrk": return renamed("hi", [])
    case "hi": return self
    default: return renamed("ph", [])
    }
  }

  private func renamed(_ name: String, _ attributes: [Attribute]) -> InlineCode {
    InlineCode(
      element: name, part: part, attributes: part == .end ? [] : attributes, content: content,
      offset: offset)
  }
}
