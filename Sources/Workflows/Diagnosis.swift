import Alignment
public import Foundation
import Interchange
import SentenceEncoder
import Terminology
import TextAnalysis
import TranslationMemory

/// What is installed, what is missing and what to do about it.
public struct Diagnosis: Sendable {
  /// One thing that was looked at.
  public struct Item: Sendable, Encodable {
    public let name: String
    public let state: State
    public let finding: String
    /// What to do; nil where all is well.
    public let cure: String?
  }

  public enum State: String, Sendable, Encodable {
    case well
    /// Not there, and the program works without it.
    case missing
    case broken
  }

  public let items: [Item]

  /// - Parameter isDeep: whether every byte of the encoder and of the memory is read.
  public init(_ installation: Installation, memory: URL, isDeep: Bool = false) {
    items = [
      Self.program, Self.libraries, Self.encoder(installation, isDeep), Self.lexicon(installation),
      Self.wordForms(installation), Self.glossaries(installation), Self.memory(memory, isDeep),
    ]
  }

  /// A JSON array.
  public func json() throws -> String { try indentedJSON(items) }

  private static var program: Item {
    Item(
      name: "program", state: .well, finding: "\(ProgramVersion.name) \(ProgramVersion.number)",
      cure: nil)
  }

  private static var libraries: Item {
    let versions =
      [UnicodeLibrary.version, StoreLibrary.version] + FileLibraries.versions
      + [MatrixLibrary.version].compactMap { $0 }
    return Item(
      name: "libraries", state: .well, finding: versions.joined(separator: ", "), cure: nil)
  }

  private static func encoder(_ installation: Installation, _ isDeep: Bool) -> Item {
    let folder = installation.encoder
    return look(
      "sentence encoder", at: folder,
      without: "sentences are paired by words and length alone", cure: "run Scripts/setup"
    ) {
      if isDeep { try EncoderWeights.verify(in: folder) }
      _ = try SentenceEncoder(resources: folder)
      return isDeep ? "installed, every byte as it was written" : "installed"
    }
  }

  private static func lexicon(_ installation: Installation) -> Item {
    look(
      "Arabic lexicon", at: installation.lexicon, without: "no dictionary helps to pair sentences",
      cure: "run Scripts/setup"
    ) {
      let lexicon = try Lexicon(file: installation.lexicon)
      return "installed, \(lexicon.stemCount) stems"
    }
  }

  private static func wordForms(_ installation: Installation) -> Item {
    look(
      "Arabic word forms", at: installation.wordForms,
      without: "terms are not found in their broken plurals", cure: "run Scripts/setup"
    ) {
      let wordForms = try ArabicMorphology(file: installation.wordForms)
      return "installed, \(wordForms.stemCount) stems of \(wordForms.lemmaCount) words"
    }
  }

  private static func glossaries(_ installation: Installation) -> Item {
    let shelf = GlossaryShelf(installation)
    let name = "glossaries"
    let cure =
      "run Scripts/setup, or put your own TSV files into \(installation.glossaries.path)"
    guard !shelf.files.isEmpty else {
      return Item(
        name: name, state: .missing, finding: "not there: no terms are found", cure: cure)
    }
    return look(
      name, at: installation.glossaries, without: "no terms are found", cure: cure
    ) {
      let glossary = try shelf.glossary()
      return
        "\(counted(glossary.entries.count, "concept")) in \(counted(shelf.files.count, "file"))"
    }
  }

  private static func memory(_ file: URL, _ isDeep: Bool) -> Item {
    look(
      "memory", at: file, without: "it is made when you import or save for the first time",
      cure: "tarjuman import FILE.tmx, or tarjuman align … --save"
    ) {
      let store = try SQLiteStore(reading: file)
      let faults = try store.verify(deep: isDeep)
      guard faults.isEmpty else { throw MemoryFaults(faults: faults) }
      return "\(file.path), \(counted(try store.statistics().units, "unit"))"
        + (isDeep ? ", every page and index entry looked at" : "")
    }
  }

  private struct MemoryFaults: Error, CustomStringConvertible {
    let faults: [MemoryFault]
    var description: String {
      faults.map(\.description).joined(separator: "; ")
        + "; export what can be read and import it into a new memory"
    }
  }

  private static func look(
    _ name: String, at place: URL, without loss: String, cure: String, _ body: () throws -> String
  ) -> Item {
    guard FileManager.default.fileExists(atPath: place.path) else {
      return Item(name: name, state: .missing, finding: "not there: \(loss)", cure: cure)
    }
    do {
      return Item(name: name, state: .well, finding: try body(), cure: nil)
    } catch {
      return Item(name: name, state: .broken, finding: "\(error)", cure: cure)
    }
  }
}
