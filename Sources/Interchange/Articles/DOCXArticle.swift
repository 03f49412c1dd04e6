import Bitext
import Foundation

/// Reads the text of a Word document (ECMA-376 part 1, WordprocessingML): paragraphs and runs of
/// the body, tables cell by cell, and the foot- and endnotes after it. Insertions under review
/// count, deletions do not; headers, footers and comments are left out.
enum DOCXArticle {
  private static let body = "word/document.xml"
  private static let notes = ["word/footnotes.xml", "word/endnotes.xml"]

  static func read(
    _ data: Data, name: String, language: Language
  ) throws(InterchangeError) -> Article {
    let parts = try ZipContainer.entries(Set([body] + notes), of: data, file: name)
    guard let main = parts[body] else {
      throw .brokenArchive(file: name, reason: "there is no \(body) in it, so it is no DOCX")
    }
    var lines = try paragraphs(main, "\(name)/\(body)")
    for part in notes {
      if let data = parts[part] { lines += try paragraphs(data, "\(name)/\(part)") }
    }
    guard !lines.isEmpty else { throw .noBody(file: name) }
    return Article(
      language: language, text: lines.joined(separator: "\n"),
      origin: .init(name: name, format: "docx", encoding: "UTF-8"))
  }

  private static func paragraphs(_ data: Data, _ name: String) throws(InterchangeError) -> [String]
  {
    var lines: [String] = []
    do {
      try LibXML.read(data, name: name, wanted: ["w:p"]) { paragraph in
        append(paragraph, to: &lines)
      }
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: "\(error)")
    }
    return lines
  }

  /// The lines of all paragraphs inside an element, empty ones left out.
  static func lines(of element: XMLElement) -> [String] {
    var lines: [String] = []
    for child in element.elements {
      if child.name == "w:p" { append(child, to: &lines) } else { lines += Self.lines(of: child) }
    }
    return lines
  }

  private static func append(_ paragraph: XMLElement, to lines: inout [String]) {
    var text = ""
    var boxes: [XMLElement] = []
    gather(paragraph, into: &text, boxes: &boxes)
    for line in text.split(separator: "\n", omittingEmptySubsequences: true)
    where !line.allSatisfy(\.isWhitespace) { lines.append(String(line)) }
    for box in boxes { append(box, to: &lines) }
  }

  private static func gather(
    _ element: XMLElement, into text: inout String, boxes: inout [XMLElement]
  ) {
    for child in element.elements {
      switch child.name {
      case "w:t": text += child.text
      case "w:tab", "w:ptab": text += "\t"
      case "w:br", "w:cr": text += "\n"
      case "w:noBreakHyphen": text += "\u{2011}"
      // Word hides a soft hyphen until a line breaks there.
      case "w:softHyphen": text += "\u{00AD}"
      // A text box's paragraphs are paragraphs of their own; its fallback repeats them.
      case "w:p": boxes.append(child)
      case "w:del", "w:moveFrom", "w:pPr", "w:rPr", "mc:Fallback", "w:instrText": continue
      default: gather(child, into: &text, boxes: &boxes)
      }
    }
  }
}
