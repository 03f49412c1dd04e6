import Foundation
import TextAnalysis

/// The pairs of a `names.tsv`: Latin, Arabic, count.
struct NamePairs {
  struct Pair {
    let latin: String
    let arabic: String
    let latinLetters: [UInt8]
    let arabicLetters: [UInt8]

    /// The Latin name without its accents.
    var plainLatin: String { latin.folding(options: .diacriticInsensitive, locale: nil) }
  }

  let pairs: [Pair]
  let file: URL

  enum Failure: Error, CustomStringConvertible {
    case noFolder
    case unreadable(URL, any Error)

    var description: String {
      switch self {
      case .noFolder: "names: no data folder is given; add --data DIR with a names.tsv in it"
      case .unreadable(let file, let cause): "\(file.path): cannot be read (\(cause)); check --data"
      }
    }
  }

  init(arguments: [String]) throws {
    guard let option = arguments.firstIndex(of: "--data"), option + 1 < arguments.count else {
      throw Failure.noFolder
    }
    let folder = URL(fileURLWithPath: arguments[option + 1])
    file = folder.appendingPathComponent("names.tsv")
    do {
      let text = try String(contentsOf: file, encoding: .utf8)
      pairs = text.split(separator: "\n").compactMap(Self.pair)
    } catch {
      throw Failure.unreadable(file, error)
    }
  }

  private static func pair(_ line: Substring) -> Pair? {
    let columns = line.split(separator: "\t").map(String.init)
    guard columns.count >= 2 else { return nil }
    let (latin, arabic) = (NameLetters.latin(columns[0]), NameLetters.arabic(columns[1]))
    guard !latin.isEmpty, !arabic.isEmpty else { return nil }
    return Pair(
      latin: columns[0], arabic: columns[1], latinLetters: latin, arabicLetters: arabic)
  }
}

/// SplitMix64, so that a seed means the same sample everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
