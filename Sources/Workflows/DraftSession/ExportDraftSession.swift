public import Bitext
public import Foundation
import Interchange

/// A form in which a draft that is worked on is handed on.
public enum DraftSessionFormat: String, CaseIterable, Sendable {
  case xliff, xliff2, docx, tmx, text

  /// The ending of a file in this form.
  public var fileExtension: String {
    switch self {
    case .xliff, .xliff2: "xlf"
    case .text: "txt"
    case .docx, .tmx: rawValue
    }
  }
}

/// Hands a draft on as it stands.
///
/// XLIFF and DOCX have all segments: what is confirmed as translated, what is not with the helps that
/// `tarjuman draft` gives. TMX has what is confirmed. The text is the article's with the targets, and
/// with the source where there is none.
public struct ExportDraftSession: Sendable {
  private let session: DraftSession
  private let drafting: DraftTranslation

  public init(_ session: DraftSession, _ drafting: DraftTranslation) {
    self.session = session
    self.drafting = drafting
  }

  /// Writes a file, which appears whole or not at all, and gives a sentence for each unit that the
  /// form cannot hold.
  ///
  /// Throws: `InterchangeError`, `MemoryError`, `DraftSessionProblem.nothingConfirmed`.
  public func write(_ format: DraftSessionFormat, to file: URL) throws -> [String] {
    switch format {
    case .xliff: return try DraftExport(draft()).write(.xliff, to: file, article: nil)
    case .xliff2: return try DraftExport(draft()).write(.xliff2, to: file, article: nil)
    case .docx: return try DraftExport(draft()).write(.docx, to: file, article: nil)
    case .tmx: return try writeTMX(file)
    case .text:
      try TextFile.write(Data(text.utf8), to: file)
      return []
    }
  }

  /// The article with the targets in the place of its segments.
  var text: String {
    DraftSkeleton(session.opening.source, session.opening.segments).text { number in
      let target = session.targets[number - 1]
      let isTranslation = ![.empty, .pieces].contains(target.standing)
      return isTranslation ? target.text : session.opening.segments[number - 1].text
    }
  }

  /// The draft as `tarjuman draft` would make it now, with the translator's targets.
  func draft() throws -> ArticleDraft {
    let opening = session.opening
    let asked = drafting.with(session.options)
    let rows = try session.targets.map { target in
      let segment = opening.segments[target.number - 1]
      guard target.standing != .confirmed else {
        return ArticleDraft.Row(
          segment: segment, proposals: [], terms: [], carried: [], filling: target.filling)
      }
      return try asked.row(target.number - 1, of: opening.segmented).filled(with: target.filling)
    }
    return ArticleDraft(
      article: opening.source, target: opening.target, rows: rows, bands: opening.bands,
      signature: opening.signature)
  }

  private func writeTMX(_ file: URL) throws -> [String] {
    guard !session.units.isEmpty else {
      throw DraftSessionProblem.nothingConfirmed(session.opening.source.origin.name)
    }
    let header = TMXHeader.ofThisProgram(source: session.opening.source.language)
    return try TMXWriter(file, header: header).write(all: session.units)
  }
}

extension DraftTarget {
  /// How it stands in a draft that is handed on.
  fileprivate var filling: ArticleDraft.Filling? {
    switch standing {
    case .empty: nil
    case .proposed: .init(text: text, origin: .memory(percent: 100))
    case .pieces: .init(text: text, origin: .pieces)
    case .written: .init(text: text, origin: .translator(isConfirmed: false))
    case .confirmed: .init(text: text, origin: .translator(isConfirmed: true))
    }
  }
}
