public import Bitext
public import Foundation

/// Lays out a project folder for OmegaT: the article, a memory of its proposals, a glossary of its
/// terms.
public struct OmegaTProject: Sendable {
  private let draft: ArticleDraft
  private let header: TMXHeader

  /// - Parameter header: of the memory that is written.
  public init(_ draft: ArticleDraft, header: TMXHeader) {
    self.draft = draft
    self.header = header
  }

  /// Makes the folder, which must not be there or be empty.
  ///
  /// - Parameter article: the article's file, which is copied as it is; nil writes its text.
  ///
  /// Returns a sentence for each proposal that TMX cannot hold.
  ///
  /// Throws: `InterchangeError`; what was begun is taken away.
  public func write(to folder: URL, article: URL?) throws -> [String] {
    let files = FileManager.default
    let isThere = files.fileExists(atPath: folder.path)
    let contents = isThere ? try? files.contentsOfDirectory(atPath: folder.path) : []
    guard contents?.isEmpty == true else {
      throw InterchangeError.unwritableFile(
        file: folder.lastPathComponent, reason: "there is something there already")
    }
    do {
      return try fill(folder, article)
    } catch {
      try? files.removeItem(at: folder)
      if isThere { try? files.createDirectory(at: folder, withIntermediateDirectories: false) }
      if let error = error as? InterchangeError { throw error }
      throw InterchangeError.unwritableFile(
        file: folder.lastPathComponent, reason: error.localizedDescription)
    }
  }

  private func fill(_ folder: URL, _ article: URL?) throws -> [String] {
    for name in ["source", "target", "tm", "glossary", "dictionary", "omegat"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let source = folder.appendingPathComponent("source")
    if let article {
      try FileManager.default.copyItem(
        at: article.resolvingSymlinksInPath(),
        to: source.appendingPathComponent(article.lastPathComponent))
    } else {
      try TextFile.write(
        Data(draft.article.text.utf8), to: source.appendingPathComponent("article.txt"))
    }
    try TextFile.write(
      Data(glossary.utf8), to: folder.appendingPathComponent("glossary/tarjuman.txt"))
    let failures = try writeMemory(folder.appendingPathComponent("tm/tarjuman.tmx"))
    try TextFile.write(
      Data(XMLText.document(project).utf8), to: folder.appendingPathComponent("omegat.project"))
    return failures
  }

  /// The proposals as they stand in the memory, each once; OmegaT scores them itself.
  private func writeMemory(_ file: URL) throws -> [String] {
    var failures: [String] = []
    let writer = try TMXWriter(file, header: header)
    var seen: Set<[String]> = []
    for proposal in draft.rows.flatMap(\.proposals)
    where seen.insert([proposal.source, proposal.target]).inserted {
      do throws(InterchangeError) {
        try writer.write(
          TranslationUnit(
            source: .init(language: draft.article.language, content: TaggedText(proposal.source)),
            target: .init(language: draft.target, content: TaggedText(proposal.target)),
            provenance: Provenance(
              created: proposal.origin.date, sourceArticle: proposal.origin.article,
              outlet: proposal.origin.outlet)))
      } catch {
        guard error.isOfUnit else { throw error }
        failures.append(error.description)
      }
    }
    try writer.finish()
    return failures
  }

  /// Source, target and comment with tabs between, each term in the words of the article and in those
  /// of its entry (OmegaT manual, *Glossaries*).
  private var glossary: String {
    var lines: [String] = []
    var seen: Set<String> = []
    for row in draft.rows {
      for term in row.terms {
        guard let preferred = term.preferred else { continue }
        for words in [row.words(term.range)] + term.entry.wordings(in: draft.article.language) {
          let cells = [words, preferred, term.remark].map(Self.cell)
          if seen.insert(cells[0] + "\t" + cells[1]).inserted {
            lines.append(cells.joined(separator: "\t"))
          }
        }
      }
      for wording in row.carried where wording.kind == .proposedName {
        let cells = [row.words(wording.range), wording.text, wording.kind.rawValue].map(Self.cell)
        if seen.insert(cells[0] + "\t" + cells[1]).inserted {
          lines.append(cells.joined(separator: "\t"))
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A tab or a line feed would end the cell.
  private static func cell(_ text: String) -> String {
    text.split(whereSeparator: { $0 == "\t" || $0.isNewline }).joined(separator: " ")
  }

  private var project: XMLElement {
    let settings: [(String, String)] = [
      ("source_dir", "__DEFAULT__"), ("target_dir", "__DEFAULT__"), ("tm_dir", "__DEFAULT__"),
      ("glossary_dir", "__DEFAULT__"), ("dictionary_dir", "__DEFAULT__"),
      ("source_lang", draft.article.language.tag), ("target_lang", draft.target.tag),
      ("sentence_seg", "true"), ("support_default_translations", "true"), ("remove_tags", "false"),
    ]
    return XMLElement(
      "omegat", [],
      XMLNode.lines([
        XMLElement(
          "project", [("version", "1.0")],
          XMLNode.lines(settings.map { XMLElement($0.0, text: $0.1) }))
      ]))
  }
}

extension TermEntry {
  /// All its wordings in a language that may be used.
  fileprivate func wordings(in language: Language) -> [String] {
    language.isArabic ? terms : renderings.filter { !$0.isWarned }.map(\.text)
  }
}
