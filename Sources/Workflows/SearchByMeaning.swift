public import Bitext
public import Foundation
import SentenceEncoder
import TextAnalysis
import TranslationMemory

/// Finds the units of a memory that are nearest in meaning to a text of either language.
public struct SearchByMeaning: Sendable {
  private let index: MeaningIndex

  /// Sentences that mean nearly the same are nearer than this; strangers seldom are.
  private static let near = 0.4

  /// How many new texts are read before the answer; more are left to `ReadMeanings`.
  private static let catchUp = 4096

  /// Throws: `MemoryError`, `EncoderError`.
  public init(_ installation: Installation, memory: URL) throws {
    let store = try SQLiteStore(reading: memory)
    index = MeaningIndex(of: store, encoder: try SentenceEncoder(resources: installation.encoder))
  }

  /// A unit that was found.
  public struct Match: Sendable {
    public let unit: TranslationUnit
    /// Its number in the memory.
    public let number: Int
    /// Whether the source was compared; otherwise the target.
    public let isInSource: Bool
    /// The cosine of the two meanings, −1 … 1; translations of each other have some 0.6 and more.
    public let cosine: Double
  }

  /// The matches, the nearest first, and what there is to say besides.
  public struct Answer: Sendable {
    public let matches: [Match]
    public let notices: [String]
  }

  /// - Parameters:
  ///   - language: the language of the texts compared, Arabic or English; nil for that of the text.
  ///   - count: how many matches.
  ///
  /// Throws: `MemoryError`.
  public func look(for text: String, in language: Language?, count: Int) throws -> Answer {
    let language = language ?? LanguageGuess.language(of: text) ?? .english
    var notices = try readNewest()
    let hits = try index.nearest(to: text, in: language, count: count)
    if let best = hits.first, best.cosine < Self.near {
      notices.append("nothing is close in meaning; these are the nearest")
    }
    return Answer(
      matches: hits.prefix(count).map {
        Match(
          unit: $0.unit.unit, number: Int($0.unit.id), isInSource: $0.side == .source,
          cosine: $0.cosine)
      }, notices: notices)
  }

  /// Catches up with what came since; says so where that is not all.
  private func readNewest() throws -> [String] {
    do {
      let reading = try index.update(.newest(atMost: Self.catchUp))
      return reading.isComplete
        ? [] : ["not all of the memory has been read for meaning yet; tarjuman meanings goes on"]
    } catch MemoryError.locked {
      return ["the memory is being read for meaning just now; what was not read yet is not found"]
    } catch MemoryError.unwritable {
      return ["the vectors beside the memory cannot be written; new texts are not found"]
    }
  }
}
