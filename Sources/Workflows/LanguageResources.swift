import Alignment
public import Foundation
import SentenceEncoder

/// Installs and checks what the program reads but does not ship.
public struct LanguageResources: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) { self.installation = installation }

  /// Converts the encoder's published weights into the installation.
  public func installEncoder(from resources: URL) throws {
    try EncoderWeights.convert(from: resources, into: installation.encoder)
    try checkEncoder()
  }

  /// Makes the lexicon from Buckwalter's stems (`dictStems` in a folder) and any number of
  /// FreeDict dictionaries; returns the number of stems.
  public func installLexicon(stems: URL, dictionaries: [URL]) throws -> Int {
    var builder = LexiconBuilder()
    try builder.addBuckwalterStems(stems.appendingPathComponent("dictStems"))
    for dictionary in dictionaries { try builder.addFreeDict(dictionary) }
    try builder.write(to: installation.lexicon)
    return builder.stemCount
  }

  /// Throws: what is wrong with the installed encoder, if something is.
  public func checkEncoder() throws {
    _ = try SentenceEncoder(resources: installation.encoder)
  }

  /// Throws: what is wrong with the installed lexicon, if something is.
  public func checkLexicon() throws {
    _ = try Lexicon(file: installation.lexicon)
  }
}
