import Alignment
public import Foundation
import SentenceEncoder
import TextAnalysis

/// Installs and checks what the program reads but does not ship.
public struct LanguageResources: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) { self.installation = installation }

  /// Converts the encoder's published weights into the installation.
  public func installEncoder(from resources: URL) throws {
    try EncoderWeights.convert(from: resources, into: installation.encoder)
    try checkEncoder()
  }

  /// Makes the lexicon and the word forms from Buckwalter's dictionaries (`dictStems` and its
  /// companions in a folder), the lexicon also from any number of FreeDict dictionaries; returns the
  /// number of stems.
  public func installLexicon(stems: URL, dictionaries: [URL]) throws -> Int {
    var builder = LexiconBuilder()
    try builder.addBuckwalterStems(stems.appendingPathComponent("dictStems"))
    for dictionary in dictionaries { try builder.addFreeDict(dictionary) }
    let wordForms = try MorphologyBuilder(folder: stems)
    try builder.write(to: installation.lexicon)
    try wordForms.write(to: installation.wordForms)
    return builder.stemCount
  }

  /// Throws: what is wrong with the installed encoder, if something is.
  public func checkEncoder() throws {
    _ = try SentenceEncoder(resources: installation.encoder)
  }

  /// Throws: what is wrong with the installed lexicon or word forms, if something is.
  public func checkLexicon() throws {
    _ = try Lexicon(file: installation.lexicon)
    _ = try ArabicMorphology(file: installation.wordForms)
  }
}
