import Bitext
import Foundation

/// Reads the text of a saved web page: headings, paragraphs, lists, cells, each a paragraph of
/// its own; scripts, styles and what a browser does not show are left out.
enum HTMLArticle {
  /// Elements whose content is not the page's text (HTML Living Standard, 15.3.1 and 4.12).
  private static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select",
    "button", "textarea", "canvas", "audio", "video", "map", "datalist",
  ]

  /// Elements that begin and end a line of their own.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
  ]

  static func read(
    _ data: Data, name: String, language: Language, encoding: TextEncoding?
  ) throws(InterchangeError) -> Article {
    let page = try decoded(data, name, encoding)
    let root: XMLElement
    do {
      root = try LibXML.html(Data(page.text.utf8), name: name, encoding: "UTF-8")
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: "\(error)")
    }
    var lines = Lines()
    append(root, to: &lines)
    lines.end()
    guard !lines.lines.isEmpty else { throw .noBody(file: name) }
    return Article(
      language: language, title: title(of: root), text: lines.lines.joined(separator: "\n"),
      origin: .init(
        name: name, format: "html", encoding: page.encoding, encodingWasGuessed: page.wasGuessed))
  }

  /// A byte order mark, the user's word, the page's own word and then its bytes decide, in the
  /// order of the standard (HTML Living Standard, 13.2.3.2).
  private static func decoded(
    _ data: Data, _ name: String, _ asked: TextEncoding?
  ) throws(InterchangeError) -> (text: String, encoding: String, wasGuessed: Bool) {
    let declared = asked == nil ? declaredEncoding(data) : nil
    if let declared, String(validating: data, as: UTF8.self) == nil || declared == .utf8 {
      let read = try DecodedText(data, file: name, encoding: declared)
      return (read.text, declared.rawValue, false)
    }
    let read = try DecodedText(data, file: name, encoding: asked)
    return (read.text, read.encoding.rawValue, read.wasGuessed)
  }

  private static func declaredEncoding(_ data: Data) -> TextEncoding? {
    let head = String(decoding: data.prefix(4096).filter { $0 != 0 }, as: UTF8.self).lowercased()
    guard let place = head.range(of: "charset=") else { return nil }
    let value = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return TextEncoding(named: String(value))
  }

  private static func title(of root: XMLElement) -> String? {
    func find(_ element: XMLElement) -> String? {
      if element.name == "title" { return element.text }
      for child in element.elements { if let found = find(child) { return found } }
      return nil
    }
    let title = find(root)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return title?.isEmpty == false ? title : nil
  }

  private static func append(_ element: XMLElement, to lines: inout Lines) {
    if hidden.contains(element.name) || isHidden(element) { return }
    if element.name == "br" {
      lines.end()
      return
    }
    let isBlock = blocks.contains(element.name)
    if isBlock { lines.end() }
    for child in element.children {
      switch child {
      case .text(let text): lines.append(text)
      case .element(let inner): append(inner, to: &lines)
      }
    }
    if isBlock { lines.end() }
  }

  private static func isHidden(_ element: XMLElement) -> Bool {
    if element[attribute: "hidden"] != nil || element[attribute: "aria-hidden"] == "true" {
      return true
    }
    let style = element[attribute: "style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Lines with white space drawn together as HTML does: runs of blank, tab and line end are one
  /// blank; other spaces, such as the no-break space, stay.
  private struct Lines {
    private(set) var lines: [String] = []
    private var line = ""
    private var wantsBlank = false

    mutating func append(_ text: String) {
      for scalar in text.unicodeScalars {
        if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{0C}" {
          wantsBlank = !line.isEmpty
        } else {
          if wantsBlank { line += " " }
          wantsBlank = false
          line.unicodeScalars.append(scalar)
        }
      }
    }

    mutating func end() {
      if !line.isEmpty { lines.append(line) }
      line = ""
      wantsBlank = false
    }
  }
}
