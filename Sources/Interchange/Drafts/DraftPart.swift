internal import Bitext
internal import Foundation

/// What a draft keeps in its Word document beside the table: the article's skeleton, and what targets
/// begin with that are no translations. It is XML of the program's own (ECMA-376 part 1, 15.2.5), which
/// word processors save again as it was.
struct DraftPart: Hashable {
  let skeleton: DraftSkeleton
  /// By the numbers of their segments.
  let fillings: [Int: String]

  init(_ draft: ArticleDraft) {
    skeleton = DraftSkeleton(draft.article, draft.rows.map(\.segment))
    var fillings: [Int: String] = [:]
    for (place, row) in draft.rows.enumerated() {
      if let filling = row.filling, !filling.isExact { fillings[place + 1] = filling.text }
    }
    self.fillings = fillings
  }

  /// Where it is written, and where a word processor may have put it.
  static let name = "customXml/item1.xml"
  static let names = Set((1...9).map { "customXml/item\($0).xml" })

  private static let namespace = "urn:tarjuman:draft"

  var document: String {
    let fillings = fillings.sorted { $0.key < $1.key }.map { number, text in
      XMLElement("filling", [("segment", "\(number)")], text: text)
    }
    return XMLText.document(
      XMLElement(
        "draft", [("xmlns", Self.namespace)],
        XMLNode.lines([XMLElement("skeleton", [], text: skeleton.code)] + fillings)))
  }

  /// Nil for XML of another program.
  init?(_ data: Data, file: String) throws {
    var skeleton: DraftSkeleton?
    var fillings: [Int: String] = [:]
    try LibXML.read(data, name: file, wanted: ["draft"]) { draft in
      guard draft[attribute: "xmlns"] == Self.namespace else { return }
      for element in draft.elements {
        switch element.name {
        case "skeleton": skeleton = DraftSkeleton(code: element.text)
        case "filling":
          guard let number = element[attribute: "segment"].flatMap({ Int($0) }) else { continue }
          fillings[number] = element.text
        default: continue
        }
      }
    }
    guard let skeleton else { return nil }
    self.skeleton = skeleton
    self.fillings = fillings
  }
}
