import Foundation
import TextAnalysis

/// Learns how letters of names pair across scripts, and writes the tables that `NameCostTable` reads.
///
/// The model is a joint multigram (Deligne & Bimbot 1995; Bisani & Ney 2008): a pair of names is a
/// chain of letter groups, up to three Latin letters with up to two Arabic ones, whose chances are
/// learned by expectation–maximisation from whole names. Larger groups pay a discount, so that
/// they stand only for what single letters cannot say (`ch` → تش). Pairs that fit badly, such as a
/// translated name, lose weight after three rounds. A group's score is the logarithm of its
/// chance over that of its letters by themselves.
///
/// Nothing of a single name remains in the table: groups met less than `fewest` times are dropped.
struct NameCostFit {
  struct Pair {
    let latin: [UInt8]
    let arabic: [UInt8]
  }

  /// Two groups of letters packed in one integer: five bits a letter, the last ten Arabic.
  typealias Key = Int

  struct Settings {
    var longestLatin = 3
    var longestArabic = 2
    var rounds = 12
    var discount = 0.6
    var fewest = 2.0
    /// The mean log chance of a letter below which a pair is taken for noise.
    var noiseLevel = -2.6
  }

  let settings = Settings()
  private(set) var keys: [Key] = []
  private var sizes: [(latin: Int, arabic: Int)] = []
  private var numbers: [Key: Int] = [:]
  private(set) var chances: [Double] = []
  private(set) var mass = 0.0

  private struct Edge {
    let from: Int32
    let to: Int32
    let group: Int32
  }

  private static let latinEnds: ClosedRange<UInt8> = 27...28
  private static let arabicEnds: ClosedRange<UInt8> = 30...31

  init(_ pairs: [Pair]) {
    let lattices = pairs.map { lattice(of: $0) }
    chances = sizes.map { size in
      let isSilent = size.latin == 0 || size.arabic == 0
      return exp(-2 * Double(max(0, size.latin + size.arabic - 2)) - (isSilent ? 4 : 0))
    }
    normalise()
    for round in 0..<settings.rounds { runRound(round, pairs, lattices) }
  }

  // MARK: Groups

  private mutating func lattice(of pair: Pair) -> [Edge] {
    var edges: [Edge] = []
    let width = pair.arabic.count + 1
    for i in 0...pair.latin.count {
      for j in 0...pair.arabic.count {
        for x in 0...min(settings.longestLatin, pair.latin.count - i) {
          for y in 0...min(settings.longestArabic, pair.arabic.count - j) {
            let (latin, arabic) = (pair.latin[i..<i + x], pair.arabic[j..<j + y])
            guard Self.isAllowed(latin, arabic) else { continue }
            edges.append(
              Edge(
                from: Int32(i * width + j), to: Int32((i + x) * width + j + y),
                group: Int32(number(of: latin, arabic))))
          }
        }
      }
    }
    return edges
  }

  private mutating func number(of latin: ArraySlice<UInt8>, _ arabic: ArraySlice<UInt8>) -> Int {
    let key = Self.packed(latin) << 10 | Self.packed(arabic)
    if let number = numbers[key] { return number }
    numbers[key] = keys.count
    keys.append(key)
    sizes.append((latin.count, arabic.count))
    return keys.count - 1
  }

  private static func packed(_ letters: some Sequence<UInt8>) -> Int {
    letters.reduce(0) { $0 << 5 | Int($1) }
  }

  static func unpacked(_ key: Int) -> [UInt8] {
    var (rest, letters) = (key, [UInt8]())
    while rest > 0 {
      letters.insert(UInt8(rest & 31), at: 0)
      rest >>= 5
    }
    return letters
  }

  /// Ends pair with ends; at most two Latin letters and one Arabic are silent; three letters with
  /// two pair only at an end, or whole syllables would be learned by heart.
  private static func isAllowed(_ latin: ArraySlice<UInt8>, _ arabic: ArraySlice<UInt8>) -> Bool {
    guard latin.count < 3 || !arabic.isEmpty, arabic.count < 2 || !latin.isEmpty,
      latin.count + arabic.count > 0
    else { return false }
    for (a, b) in zip(latinEnds, arabicEnds) where latin.contains(a) != arabic.contains(b) {
      return false
    }
    let hasEnd = latin.contains { latinEnds.contains($0) }
    return hasEnd || latin.count < 3 || arabic.count < 2
  }

  // MARK: Expectation and maximisation

  private mutating func runRound(_ round: Int, _ pairs: [Pair], _ lattices: [[Edge]]) {
    var counts = [Double](repeating: 0, count: keys.count)
    for (pair, edges) in zip(pairs, lattices) {
      let (forward, backward) = sums(edges, count: (pair.latin.count + 1) * (pair.arabic.count + 1))
      guard let total = forward.last, total > 0 else { continue }
      let perLetter = log(total) / Double(pair.latin.count + pair.arabic.count)
      let trust = round < 3 ? 1 : 1 / (1 + exp((settings.noiseLevel - perLetter) * 6))
      for edge in edges {
        let group = Int(edge.group)
        let through = forward[Int(edge.from)] * chances[group] * backward[Int(edge.to)]
        counts[group] += through / total * trust
      }
    }
    if round > 1 {
      for group in counts.indices {
        let surplus = Double(max(0, sizes[group].latin + sizes[group].arabic - 2))
        counts[group] = max(0, counts[group] - settings.discount * surplus)
      }
    }
    chances = counts
    normalise()
  }

  private func sums(_ edges: [Edge], count: Int) -> (forward: [Double], backward: [Double]) {
    var forward = [Double](repeating: 0, count: count)
    var backward = forward
    forward[0] = 1
    backward[count - 1] = 1
    for edge in edges {
      forward[Int(edge.to)] += forward[Int(edge.from)] * chances[Int(edge.group)]
    }
    for edge in edges.reversed() {
      backward[Int(edge.from)] += backward[Int(edge.to)] * chances[Int(edge.group)]
    }
    return (forward, backward)
  }

  private mutating func normalise() {
    mass = chances.reduce(0, +)
    chances = chances.map { $0 / mass }
  }
}
