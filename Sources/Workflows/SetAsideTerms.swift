public import Foundation
import Interchange
import Terminology
import TextAnalysis

/// Terms found in a memory that a person does not want in a glossary: a text file in the data
/// folder, one term a line. `MineTerms` offers them no more.
public struct SetAsideTerms: Sendable {
  private let file: URL
  /// In the order they were put aside.
  public let terms: [String]
  private let keys: Set<String>

  /// Those of an installation; none where there is no file.
  public init(_ installation: Installation) {
    self.init(installation.setAsideTerms)
  }

  private init(_ file: URL) {
    self.file = file
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    terms = text.split(whereSeparator: \.isNewline).map(String.init)
    keys = Set(terms.map(Self.key))
  }

  /// Whether a term was put aside, spelling apart.
  public func contains(_ term: String) -> Bool { keys.contains(Self.key(term)) }

  /// Puts a term aside, or takes it back, whatever other programs put aside meanwhile; nothing happens
  /// where it is so already.
  ///
  /// Throws: `InterchangeError`, `TerminologyError.unwritable`; the file is as it was then.
  public func set(_ term: String, isAside: Bool) throws {
    let term = term.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    guard !term.isEmpty else { return }
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lock = try GlossaryLock([folder.path])
    defer { lock.release() }
    let now = SetAsideTerms(file)
    guard now.contains(term) != isAside else { return }
    let key = Self.key(term)
    let wanted = isAside ? now.terms + [term] : now.terms.filter { Self.key($0) != key }
    try TextFile.write(Data(wanted.map { $0 + "\n" }.joined().utf8), to: file)
  }

  private static func key(_ term: String) -> String { FoldedText(term, level: .spelling).text }
}
