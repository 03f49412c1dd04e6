internal import Bitext

/// Paragraphs and runs of a Word document in the direction of their language.
enum DocumentText {
  /// A paragraph; one that runs from right to left says so (`w:bidi`, ECMA-376 part 1, 17.3.1.6).
  static func paragraph(
    _ runs: [XMLElement], _ language: Language, style: String? = nil
  ) -> XMLElement {
    var properties: [XMLNode] = []
    if let style { properties.append(.element(XMLElement("w:pStyle", [("w:val", style)]))) }
    if language.direction == .rightToLeft { properties.append(.element(XMLElement("w:bidi"))) }
    let head = properties.isEmpty ? [] : [XMLNode.element(XMLElement("w:pPr", [], properties))]
    return XMLElement("w:p", [], head + runs.map { .element($0) })
  }

  /// A run of text; one in a right-to-left script says so (`w:rtl`, 17.3.2.30), so that its complex
  /// font and size are used.
  static func run(
    _ text: String, _ language: Language = .english, isBold: Bool = false
  ) -> XMLElement {
    let isRightToLeft = language.direction == .rightToLeft
    var properties: [XMLNode] = []
    if isBold { properties.append(.element(XMLElement("w:b"))) }
    if isRightToLeft { properties.append(.element(XMLElement("w:rtl"))) }
    properties.append(
      .element(
        XMLElement("w:lang", [(isRightToLeft ? "w:bidi" : "w:val", language.tag)])))
    return XMLElement(
      "w:r", [],
      [
        .element(XMLElement("w:rPr", [], properties)),
        .element(XMLElement("w:t", [("xml:space", "preserve")], text: text)),
      ])
  }
}

/// The comments of a Word document as they are made (ECMA-376 part 1, 17.13.4).
struct DocumentComments {
  private var comments: [XMLElement] = []

  /// Runs with a comment upon them, one paragraph of it for each text.
  mutating func around(_ runs: [XMLElement], _ texts: [String]) -> [XMLElement] {
    let number = "\(comments.count)"
    let paragraphs = texts.map { text in
      XMLNode.element(
        DocumentText.paragraph([DocumentText.run(text)], .english, style: "CommentText"))
    }
    comments.append(
      XMLElement(
        "w:comment",
        [("w:id", number), ("w:author", "Tarjuman"), ("w:initials", "T")], paragraphs))
    let reference = XMLElement(
      "w:r", [], [.element(XMLElement("w:commentReference", [("w:id", number)]))])
    return [XMLElement("w:commentRangeStart", [("w:id", number)])] + runs
      + [XMLElement("w:commentRangeEnd", [("w:id", number)]), reference]
  }

  var part: XMLElement {
    XMLElement(
      "w:comments", [("xmlns:w", DocumentParts.namespace)], XMLNode.lines(comments))
  }
}

/// The parts of the container that are the same for every draft.
enum DocumentParts {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static let contentTypes =
    declaration + """
      <Types xmlns="\(package)/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>
      <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>
      <Override PartName="/word/comments.xml" ContentType="\(word).comments+xml"/>
      </Types>

      """

  static let packageRelations =
    declaration + """
      <Relationships xmlns="\(package)/relationships">
      <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="word/document.xml"/>
      </Relationships>

      """

  static let documentRelations =
    declaration + """
      <Relationships xmlns="\(package)/relationships">
      <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/>
      <Relationship Id="rId2" Type="\(relations)/comments" Target="comments.xml"/>
      <Relationship Id="rId3" Type="\(relations)/customXml" Target="../customXml/item1.xml"/>
      </Relationships>

      """

  /// Times for Latin letters, and for Arabic the font that Word and LibreOffice both know by name or
  /// replace well.
  static let styles =
    declaration + """
      <w:styles xmlns:w="\(namespace)">
      <w:docDefaults><w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Traditional Arabic"/>
      <w:sz w:val="22"/><w:szCs w:val="30"/>
      </w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>
      <w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>
      <w:rPr><w:sz w:val="20"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Foot"><w:name w:val="Foot"/>
      <w:pPr><w:spacing w:before="160"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>
      </w:styles>

      """
}
