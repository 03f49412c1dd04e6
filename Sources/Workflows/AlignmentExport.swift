public import Bitext
public import Foundation
import Interchange

/// A form in which an alignment is shown or written.
public enum AlignmentFormat: String, CaseIterable, Sendable {
  case table
  case sideBySide = "side-by-side"
  case tsv, json, html, beads, tmx, docx

  /// The form that a file's name asks for; nil if its ending says nothing.
  public init?(forFile name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "tmx": self = .tmx
    case "docx": self = .docx
    case "html", "htm": self = .html
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "beads": self = .beads
    case "txt": self = .table
    default: return nil
    }
  }

  /// The ending of a file in this form.
  public var fileExtension: String {
    switch self {
    case .table, .sideBySide: "txt"
    default: rawValue
    }
  }

  /// Whether single beads can be shown in it, as a review does.
  public var canReview: Bool { self != .beads && self != .tmx && self != .docx }

  /// Whether it wants a file, as no terminal shows it.
  public var wantsPlace: Bool { self == .docx }

  /// Whether links between words are shown in it.
  public var showsLinks: Bool { self == .json || self == .html }

  /// Whether the form is meant for a terminal, and so made by whoever shows it.
  public var isSheet: Bool { self == .table || self == .sideBySide }
}

/// Hands an alignment on in a form for programs, browsers and translation tools.
public struct AlignmentExport: Sendable {
  private let aligned: AlignedArticles
  private let minimum: Double
  private let isReview: Bool

  /// - Parameters:
  ///   - minimum: TMX leaves out pairs less sure than this, 0…1.
  ///   - isReview: whether TSV, JSON and HTML have only the beads that want a translator's eyes.
  public init(_ aligned: AlignedArticles, minimum: Double = 0, isReview: Bool = false) {
    self.aligned = aligned
    self.minimum = minimum
    self.isReview = isReview
  }

  /// Writes a file, which appears whole or not at all, and gives a sentence for each pair that the
  /// form cannot hold.
  ///
  /// Throws: `InterchangeError`. Precondition: the form is no sheet.
  public func write(_ format: AlignmentFormat, to file: URL) throws -> [String] {
    switch format {
    case .tmx: return try writeTMX(TMXWriter(file, header: header))
    case .docx:
      let document = DraftDocument(ArticleDraft(aligned))
      try TextFile.write(document.data(file: file.lastPathComponent), to: file)
    default: try TextFile.write(data(format), to: file)
    }
    return []
  }

  /// Prints on standard output, and gives a sentence for each pair that the form cannot hold.
  ///
  /// Precondition: the form is no sheet and wants no place.
  public func print(_ format: AlignmentFormat) throws -> [String] {
    if format == .tmx { return try writeTMX(TMXWriter.standardOutput(header: header)) }
    try TextFile.print(data(format))
    return []
  }

  private func data(_ format: AlignmentFormat) throws -> Data {
    switch format {
    case .tsv: Data(AlignmentTSV.text(aligned, where: isShown).utf8)
    case .json: try AlignmentJSON(aligned, where: isShown).data()
    case .html: Data(AlignmentPage(aligned, where: isShown).html().utf8)
    case .beads: Data(BeadTable.text(aligned.beads).utf8)
    case .table, .sideBySide, .tmx, .docx:
      preconditionFailure("\(format.rawValue) is made elsewhere")
    }
  }

  private var isShown: @Sendable (Bead) -> Bool { { [isReview] in !isReview || $0.wantsEyes } }

  private var header: TMXHeader { .ofThisProgram(source: aligned.pair.source.language) }

  private func writeTMX(_ writer: TMXWriter) throws -> [String] {
    try writer.write(all: aligned.units(minimum: minimum, provenance: .ofThisProgram))
  }
}

extension ArticleDraft {
  /// The beads as rows, so that a pair has the document of a translation that is done.
  fileprivate init(_ aligned: AlignedArticles) {
    let (source, target) = (aligned.pair.source, aligned.pair.target)
    let name = "\(source.origin.name) – \(target.origin.name)"
    let rows = aligned.beads.map { bead in
      let range = bead.sources.first.map { aligned.sources[$0].range } ?? TextRange(0, 0)
      let text = aligned.targetText(of: bead)
      return Row(
        segment: Segment(text: aligned.sourceText(of: bead), range: range), proposals: [],
        terms: [], carried: [],
        filling: text.isEmpty
          ? nil : Filling(text: text, origin: .translator(isConfirmed: true)))
    }
    self.init(
      article: Article(
        language: source.language, text: source.text,
        origin: .init(
          name: name, format: source.origin.format, encoding: source.origin.encoding)),
      target: target.language, rows: rows, signature: aligned.signature)
  }
}

extension TMXWriter {
  /// Writes units and finishes, and gives a sentence for each that the form cannot hold.
  ///
  /// Throws: `InterchangeError`.
  func write(all units: [TranslationUnit]) throws -> [String] {
    var failures: [String] = []
    for unit in units {
      do {
        try write(unit)
      } catch {
        guard error.isOfUnit else { throw error }
        failures.append(error.description)
      }
    }
    try finish()
    return failures
  }
}

extension TMXHeader {
  /// Of a file that this program makes now.
  static func ofThisProgram(source: Language) -> TMXHeader {
    TMXHeader(
      tool: ProgramVersion.name, version: ProgramVersion.number, source: source, created: Date())
  }
}

extension Provenance {
  /// Made now, by this program.
  static var ofThisProgram: Provenance {
    Provenance(created: Date(), tool: ProgramVersion.name, toolVersion: ProgramVersion.number)
  }
}

/// A sheet made for the terminal, written to a file instead.
public enum Sheet {
  /// Throws: `InterchangeError`.
  public static func write(_ text: String, to file: URL) throws {
    try TextFile.write(Data(text.utf8), to: file)
  }
}

/// Whether an error only means that whoever read the output has stopped, as `head` does.
public func isReaderGone(_ error: any Error) -> Bool {
  guard let failure = error as? InterchangeError else { return false }
  return failure.isAboutReader
}

/// Takes away the drafts of files that are being written, before the process ends early.
public func removeUnfinishedFiles() { OpenDrafts.removeAll() }
