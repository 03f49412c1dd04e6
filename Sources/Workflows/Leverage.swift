import Foundation

/// What a memory saves on a text, as agencies quote it: segments and words by how well they match.
public struct Leverage: Sendable {
  public private(set) var rows: [Row]

  /// Segments that match alike.
  public enum Band: String, CaseIterable, Sendable {
    case inContext = "101"
    case identical = "100"
    /// Said before in the same text, and not in the memory.
    case repetition = "repetitions"
    case from95 = "95–99"
    case from85 = "85–94"
    case from75 = "75–84"
    case from50 = "50–74"
    case new = "new"

    /// The band of a score, 0…101 percent.
    public init(percent: Int) {
      switch percent {
      case 101...: self = .inContext
      case 100: self = .identical
      case 95...: self = .from95
      case 85...: self = .from85
      case 75...: self = .from75
      case 50...: self = .from50
      default: self = .new
      }
    }
  }

  public struct Row: Sendable {
    public let band: Band
    /// What a word of this band counts, in percent of a new word.
    public let weight: Int
    public fileprivate(set) var segments = 0
    public fileprivate(set) var words = 0
    public var weightedWords: Double { Double(words * weight) / 100 }
  }

  /// Percents of a new word in the order of the bands: what is usual where none are agreed.
  public static let usualWeights = [0, 10, 10, 30, 50, 70, 100, 100]

  /// - Parameter weights: one for each band. Nil if their number is another.
  public init?(weights: [Int] = usualWeights) {
    guard weights.count == Band.allCases.count else { return nil }
    rows = zip(Band.allCases, weights).map { Row(band: $0, weight: $1) }
  }

  public mutating func add(_ band: Band, words: Int) {
    guard let place = Band.allCases.firstIndex(of: band) else { return }
    rows[place].segments += 1
    rows[place].words += words
  }

  public var segments: Int { rows.reduce(0) { $0 + $1.segments } }
  public var words: Int { rows.reduce(0) { $0 + $1.words } }
  public var weightedWords: Double { rows.reduce(0) { $0 + $1.weightedWords } }
}
