public import Bitext
public import Foundation

/// A draft as a Word document (ECMA-376 part 1, WordprocessingML): a table of two columns, a row for
/// each segment, the columns set in the direction of their languages, with comments for terms,
/// numbers, dates and names in the source and for proposals in the target.
public struct DraftDocument: Sendable {
  private let draft: ArticleDraft

  public init(_ draft: ArticleDraft) { self.draft = draft }

  /// The document, a ZIP container.
  ///
  /// - Parameter file: the name that errors give.
  public func data(file: String) throws(InterchangeError) -> Data {
    var comments = DocumentComments()
    let body = body(&comments)
    let parts: [(String, String)] = [
      ("[Content_Types].xml", DocumentParts.contentTypes),
      ("_rels/.rels", DocumentParts.packageRelations),
      ("word/document.xml", XMLText.document(body)),
      ("word/_rels/document.xml.rels", DocumentParts.documentRelations),
      ("word/styles.xml", DocumentParts.styles),
      ("word/comments.xml", XMLText.document(comments.part)),
      (DraftPart.name, DraftPart(draft).document),
    ]
    return try ZipContainer.pack(parts.map { ($0.0, Data($0.1.utf8)) }, file: file)
  }

  private func body(_ comments: inout DocumentComments) -> XMLElement {
    let rows = draft.rows.enumerated().map { row($0.element, number: $0.offset + 1, &comments) }
    let title = DocumentText.paragraph(
      [DocumentText.run(draft.article.origin.name)], .english, style: "Title")
    let foot = DocumentText.paragraph([DocumentText.run(draft.signature)], .english, style: "Foot")
    return XMLElement(
      "w:document", [("xmlns:w", DocumentParts.namespace)],
      [
        .element(
          XMLElement(
            "w:body", [],
            XMLNode.lines([title, table([heading] + rows), foot, Self.page])))
      ])
  }

  private func table(_ rows: [XMLElement]) -> XMLElement {
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side in
      XMLNode.element(
        XMLElement(
          "w:\(side)",
          [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "A0A0A0")]))
    }
    let properties = XMLElement(
      "w:tblPr", [],
      [
        .element(XMLElement("w:tblW", [("w:w", "5000"), ("w:type", "pct")])),
        .element(XMLElement("w:tblBorders", [], borders)),
        .element(XMLElement("w:tblLayout", [("w:type", "fixed")])),
      ])
    let grid = XMLElement(
      "w:tblGrid", [], Self.widths.map { .element(XMLElement("w:gridCol", [("w:w", "\($0)")])) })
    return XMLElement("w:tbl", [], XMLNode.lines([properties, grid] + rows))
  }

  /// Number, source and target, in twentieths of a point: A4 on its side without its margins.
  private static let widths = [700, 6900, 6900]

  private static let page = XMLElement(
    "w:sectPr", [],
    [
      .element(
        XMLElement("w:pgSz", [("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")])),
      .element(
        XMLElement(
          "w:pgMar",
          [
            ("w:top", "1134"), ("w:right", "1134"), ("w:bottom", "1134"), ("w:left", "1134"),
            ("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0"),
          ])),
    ])

  // MARK: Rows

  /// The first row, which Word repeats on each page.
  private var heading: XMLElement {
    let names = [draft.article.language, draft.target].map { language in
      Locale(identifier: "en").localizedString(forIdentifier: language.tag) ?? language.tag
    }
    let cells = ([""] + names).enumerated().map { place, name in
      cell(
        [
          DocumentText.paragraph([DocumentText.run(name, isBold: true)], .english)
        ], width: Self.widths[place])
    }
    let properties = XMLElement("w:trPr", [], [.element(XMLElement("w:tblHeader"))])
    return XMLElement("w:tr", [], XMLNode.lines([properties] + cells))
  }

  private func row(
    _ row: ArticleDraft.Row, number: Int, _ comments: inout DocumentComments
  ) -> XMLElement {
    let properties = XMLElement("w:trPr", [], [.element(XMLElement("w:cantSplit"))])
    let source = source(row, &comments)
    let target = target(row, &comments)
    return XMLElement(
      "w:tr", [],
      XMLNode.lines([
        properties,
        cell(
          [DocumentText.paragraph([DocumentText.run("\(number)")], .english)],
          width: Self.widths[0]),
        cell([source], width: Self.widths[1]), cell([target], width: Self.widths[2]),
      ]))
  }

  private func cell(_ paragraphs: [XMLElement], width: Int) -> XMLElement {
    let properties = XMLElement(
      "w:tcPr", [],
      [.element(XMLElement("w:tcW", [("w:w", "\(width)"), ("w:type", "dxa")]))])
    return XMLElement("w:tc", [], XMLNode.lines([properties] + paragraphs))
  }

  /// The segment, commented where something is known of its words.
  private func source(_ row: ArticleDraft.Row, _ comments: inout DocumentComments) -> XMLElement {
    let language = draft.article.language
    var runs: [XMLElement] = []
    var done = 0
    for remark in row.remarks where remark.range.lowerBound >= done {
      if remark.range.lowerBound > done {
        runs.append(
          DocumentText.run(row.words(TextRange(done, remark.range.lowerBound)), language))
      }
      runs += comments.around(
        [DocumentText.run(row.words(remark.range), language)], remark.texts)
      done = remark.range.upperBound
    }
    if done < row.segment.text.utf8.count {
      runs.append(
        DocumentText.run(row.words(TextRange(done, row.segment.text.utf8.count)), language))
    }
    return DocumentText.paragraph(runs, language)
  }

  /// What the target begins with, commented with the proposals.
  private func target(_ row: ArticleDraft.Row, _ comments: inout DocumentComments) -> XMLElement {
    let runs = row.filling.map { [DocumentText.run($0.text, draft.target)] } ?? []
    let proposals = row.proposals.flatMap { proposal in
      [
        "\(proposal.percent)%  \(proposal.note(isAdapted: proposal.adapted != nil))",
        proposal.offered,
      ]
    }
    return DocumentText.paragraph(
      proposals.isEmpty ? runs : comments.around(runs, proposals), draft.target)
  }
}
