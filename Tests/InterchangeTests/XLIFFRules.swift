import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What XLIFF's specifications say of elements: which children in which order, which attributes.
struct XLIFFRules {
  /// A regular expression over the names of the children, each with a blank behind it.
  let children: [String: String]
  /// Names of the attributes an element may bear, those it must bear with `!`.
  let attributes: [String: String]

  /// XLIFF 1.2, 2.2 to 2.5, as far as drafts go.
  static let one = XLIFFRules(
    children: [
      "xliff": "(file )+", "file": "(header )?body ", "header": "(skl )?((note|tool) )*",
      "skl": "(internal-file|external-file) ", "body": "((group|trans-unit) )*",
      "group": "(note )*((group|trans-unit) )*",
      "trans-unit": "source (seg-source )?(target )?((note|alt-trans) )*",
      "alt-trans": "(source )?(seg-source )?(target )+(note )*", "source": "((x|g|mrk) )*",
      "target": "((x|g|mrk) )*",
    ],
    attributes: [
      "xliff": "version! xmlns",
      "file": "original! source-language! datatype! target-language tool-id date",
      "internal-file": "form crc", "note": "xml:lang from priority annotates",
      "tool": "tool-id! tool-name! tool-version tool-company", "group": "id restype resname",
      "trans-unit": "id! approved translate xml:space resname",
      "target": "state state-qualifier xml:lang", "source": "xml:lang",
      "alt-trans": "match-quality tool-id origin alttranstype xml:lang mid",
      "x": "id! ctype equiv-text",
    ])

  /// XLIFF 2.1, 4.2 and 5.1 to 5.3, as far as drafts go.
  static let two = XLIFFRules(
    children: [
      "xliff": "(file )+", "file": "(skeleton )?(notes )?((unit|group) )+",
      "group": "(notes )?((unit|group) )*",
      "unit": "(mtc:matches )?(gls:glossary )?(notes )?((segment|ignorable) )+",
      "segment": "source (target )?", "notes": "(note )+", "mtc:matches": "(mtc:match )+",
      "mtc:match": "source target ", "gls:glossary": "(gls:glossEntry )+",
      "gls:glossEntry":
        "gls:term ((gls:translation )+(gls:definition )?|gls:definition )",
      "source": "((mrk|cp) )*", "target": "(cp )*", "mrk": "((mrk|cp) )*",
    ],
    attributes: [
      "xliff": "version! srcLang! trgLang xmlns xmlns:mtc xmlns:gls",
      "file": "id! original canResegment", "unit": "id! xml:space", "group": "id!",
      "segment": "id state subState", "note": "id appliesTo category priority",
      "mrk": "id! type ref", "cp": "hex!",
      "mtc:match": "ref! id type matchQuality similarity origin",
      "gls:glossEntry": "id ref", "gls:term": "source", "gls:translation": "id source ref",
      "gls:definition": "source",
    ])

  /// What a document breaks, a sentence each; one that is not well-formed breaks everything.
  func violations(of document: String) -> [String] {
    let walk = XLIFFWalk(self)
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = walk
    guard parser.parse() else { return ["not well-formed"] }
    return walk.violations
  }
}

/// One reading of a document.
private final class XLIFFWalk: NSObject, XMLParserDelegate {
  private let rules: XLIFFRules
  private var open: [(name: String, children: String)] = []
  private var identifiers: [Set<String>] = [[]]
  private(set) var violations: [String] = []

  init(_ rules: XLIFFRules) { self.rules = rules }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let name = qualifiedName ?? element
    if !open.isEmpty { open[open.count - 1].children += name + " " }
    open.append((name, ""))
    let known = (rules.attributes[name] ?? "").split(separator: " ")
    for attribute in attributes.keys
    where !known.contains(where: { $0 == attribute || $0 == attribute + "!" }) {
      violations.append("\(name) may not bear \(attribute)")
    }
    for must in known where must.hasSuffix("!") && attributes[String(must.dropLast())] == nil {
      violations.append("\(name) has no \(must.dropLast())")
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard let (name, children) = open.popLast() else { return }
    let rule = rules.children[name] ?? ""
    if children.range(of: "^(\(rule))$", options: .regularExpression) == nil {
      violations.append("\(name) holds \(children)")
    }
  }
}
