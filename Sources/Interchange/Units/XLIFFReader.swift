public import Bitext
public import Foundation

/// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2 in constant memory.
///
/// A unit of several segments gives a translation unit for each. Inline codes are kept as they came;
/// proposals from memories (`alt-trans`, the `mtc` module) are not units. Entities of the file's own
/// are refused.
public struct XLIFFReader: Sendable {
  public init() {}

  /// What was read.
  public struct Report: Hashable, Sendable {
    /// Such as `1.2`; empty if the file does not say.
    public fileprivate(set) var version = ""
    /// Units handed over.
    public fileprivate(set) var units = 0
    /// Those without a translation, which are handed over with an empty target.
    public fileprivate(set) var untranslated = 0
  }

  /// Hands over the units of a file one by one, in order, with the line each begins on.
  ///
  /// - Parameters: the languages of files that name none.
  ///
  /// Throws: `InterchangeError` with the file and the line, or what `body` throws.
  @discardableResult
  public func read(
    _ file: URL, from: Language, to: Language,
    _ body: (_ unit: TranslationUnit, _ line: Int) throws -> Void
  ) throws -> Report {
    let name = file.lastPathComponent
    try FileContents.checkText(file)
    var report = Report()
    var languages = (source: from, target: to)
    var isFirst = true
    try LibXML.read(
      file, wanted: ["trans-unit", "unit"], opened: ["file"],
      opening: { element, attributes in
        if isFirst, element != "xliff" {
          throw InterchangeError.notXLIFF(file: name, root: element)
        }
        isFirst = false
        if element == "xliff" { report.version = attributes["version"] ?? "" }
        languages.source = attributes.language("source-language", "srcLang") ?? languages.source
        languages.target = attributes.language("target-language", "trgLang") ?? languages.target
      },
      { element in
        for unit in XLIFFUnits(languages).units(of: element) {
          report.units += 1
          if unit.target.text.isEmpty { report.untranslated += 1 }
          try body(unit, element.line)
        }
      })
    return report
  }
}

extension [Attribute] {
  fileprivate subscript(name: String) -> String? { first { $0.name == name }?.value }

  fileprivate func language(_ names: String...) -> Language? {
    names.lazy.compactMap { self[$0] }.first.map { Language($0) }
  }
}
