public import Bitext
public import Foundation
import Interchange

/// A form in which a draft is shown or written.
public enum DraftFormat: String, CaseIterable, Sendable {
  case sheet, html, xliff, xliff2, docx, omegat, json

  /// The form that a file's name asks for; nil if its ending says nothing.
  public init?(forFile name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "html", "htm": self = .html
    case "xlf", "xliff": self = .xliff
    case "docx": self = .docx
    case "json": self = .json
    case "txt": self = .sheet
    default: return nil
    }
  }

  /// Whether it wants a place to be written to: a folder, or a file that no terminal shows.
  public var wantsPlace: Bool { self == .docx || self == .omegat }
}

/// Hands a draft on in a form for translation tools, word processors and browsers.
public struct DraftExport: Sendable {
  private let draft: ArticleDraft

  public init(_ draft: ArticleDraft) { self.draft = draft }

  /// Writes a file, or a folder for OmegaT, which appears whole or not at all, and gives a sentence
  /// for each proposal that the form cannot hold.
  ///
  /// - Parameter article: the article's file, which an OmegaT project holds.
  ///
  /// Throws: `InterchangeError`. Precondition: the form is no sheet.
  public func write(_ format: DraftFormat, to place: URL, article: URL?) throws -> [String] {
    if format == .omegat {
      let header = TMXHeader.ofThisProgram(source: draft.article.language)
      return try OmegaTProject(draft, header: header).write(to: place, article: article)
    }
    try TextFile.write(data(format, file: place.lastPathComponent), to: place)
    return []
  }

  /// The draft as JSON.
  public func json() throws -> Data { try DraftJSON.data(draft) }

  /// Prints on standard output. Precondition: the form is no sheet and wants no place.
  public func print(_ format: DraftFormat) throws {
    try TextFile.print(data(format, file: "-"))
  }

  private func data(_ format: DraftFormat, file: String) throws -> Data {
    let program = DraftXLIFF1.Program(name: ProgramVersion.name, version: ProgramVersion.number)
    switch format {
    case .html: return Data(DraftPage(draft).html().utf8)
    case .xliff: return Data(DraftXLIFF1(draft, by: program).text().utf8)
    case .xliff2: return Data(DraftXLIFF2(draft, by: program).text().utf8)
    case .docx: return try DraftDocument(draft).data(file: file)
    case .json: return try DraftJSON.data(draft)
    case .sheet, .omegat: preconditionFailure("\(format.rawValue) is made elsewhere")
    }
  }
}
