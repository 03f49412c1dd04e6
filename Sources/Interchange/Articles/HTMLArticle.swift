import Bitext
import Foundation

/// Reads the text of a saved web page: headings, paragraphs, lists, cells, each a paragraph of
/// its own, the headline first; scripts, styles, what a browser does not show, and the page's
/// navigation and footer are left out.
enum HTMLArticle {
  /// Elements whose content is not the page's text (HTML Living Standard, 15.3.1 and 4.12).
  private static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "select",
    "button", "textarea", "canvas", "audio", "video", "map", "datalist", "nav",
  ]

  /// Elements that begin and end a line of their own.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol",
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
    let lines = lines(of: root)
    guard !lines.isEmpty else { throw .noBody(file: name) }
    let title = title(of: root)
    return Article(
      language: language, title: title, text: headed(lines, title).joined(separator: "\n"),
      origin: .init(
        name: name, format: "html", encoding: page.encoding, encodingWasGuessed: page.wasGuessed))
  }

  /// A byte order mark, the user's word, the page's own word and then its bytes decide, in the
  /// order of the standard (HTML Living Standard, 13.2.3.2).
  private static func decoded(
    _ data: Data, _ name: String, _ asked: TextEncoding?
  ) throws(InterchangeError) -> (text: String, encoding: String, wasGuessed: Bool) {
    let declared = asked == nil && !DecodedText.hasMark(data) ? declaredEncoding(data) : nil
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
    let encoding = TextEncoding(named: String(value))
    // Where this can be read byte by byte, the page is in no UTF-16 (13.2.3.3).
    return encoding?.isUTF16 == true ? .utf8 : encoding
  }

  /// The headline: the first `h1` that says something, or else the `title`.
  private static func title(of root: XMLElement) -> String? {
    func first(_ name: String, in element: XMLElement) -> String? {
      if element.name == name {
        let text = lines(of: element).joined(separator: " ")
        return text.isEmpty ? nil : text
      }
      if isHidden(element) { return nil }
      for child in element.elements { if let found = first(name, in: child) { return found } }
      return nil
    }
    return first("h1", in: root) ?? first("title", in: root)
  }

  /// The lines with the headline before them; where it stands among them it is taken from there.
  private static func headed(_ lines: [String], _ title: String?) -> [String] {
    guard let title else { return lines }
    var lines = lines
    if let place = lines.firstIndex(of: title) { lines.remove(at: place) }
    return [title] + lines
  }

  private static func lines(of element: XMLElement) -> [String] {
    var lines = Lines()
    append(element, inArticle: false, to: &lines)
    lines.end()
    return lines.lines
  }

  /// - Parameter inArticle: whether a footer is one of the article's own, not of the page.
  private static func append(_ element: XMLElement, inArticle: Bool, to lines: inout Lines) {
    if hidden.contains(element.name) || isHidden(element) { return }
    if element.name == "footer" && !inArticle { return }
    if element.name == "br" {
      lines.end()
      return
    }
    let isBlock = blocks.contains(element.name)
    let inArticle = inArticle || element.name == "article"
    if isBlock { lines.end() }
    for child in element.children {
      switch child {
      case .text(let text): lines.append(text)
      case .element(let inner): append(inner, inArticle: inArticle, to: &lines)
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
        if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{0C}"
        {
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
