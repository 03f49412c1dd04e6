import Foundation
import TextAnalysis

extension NameCostFit {
  struct Row {
    let source: [UInt8]
    let target: [UInt8]
    let score: Int
  }

  /// The learned groups, in hundredths of a nat over their letters by themselves.
  func latinRows(_ pairs: [Pair]) -> [Row] {
    let latin = Self.letterChances(pairs.map(\.latin), ends: 27...28)
    let arabic = Self.letterChances(pairs.map(\.arabic), ends: 30...31)
    return frequentGroups.map { group in
      let chance = log(group.chance) - Self.sum(group.latin, latin) - Self.sum(group.arabic, arabic)
      return Row(source: group.latin, target: group.arabic, score: Int((100 * chance).rounded()))
    }
  }

  /// Two Arabic groups are spellings of one sound as far as one Latin group becomes either.
  func arabicRows(_ pairs: [Pair]) -> [Row] {
    let letters = Self.letterChances(pairs.map(\.arabic), ends: 30...31)
    var chances: [Int: Double] = [:]
    for group in Dictionary(grouping: frequentGroups, by: \.latin).values {
      let total = group.reduce(0) { $0 + $1.chance }
      for a in group {
        for b in group where !(a.arabic.isEmpty && b.arabic.isEmpty) {
          let key = Self.key(a.arabic) << 10 | Self.key(b.arabic)
          chances[key, default: 0] += a.chance * b.chance / total
        }
      }
    }
    let total = chances.values.reduce(0, +)
    return chances.compactMap { key, chance in
      guard chance / total * mass > 1 else { return nil }
      let (a, b) = (Self.unpacked(key >> 10), Self.unpacked(key & 1023))
      let ratio = log(chance / total) - Self.sum(a, letters) - Self.sum(b, letters)
      return Row(source: a, target: b, score: Int((100 * ratio).rounded()))
    }
  }

  private var frequentGroups: [(latin: [UInt8], arabic: [UInt8], chance: Double)] {
    keys.indices.compactMap { index in
      guard chances[index] * mass >= settings.fewest / 10 else { return nil }
      return (Self.unpacked(keys[index] >> 10), Self.unpacked(keys[index] & 1023), chances[index])
    }
  }

  private static func key(_ letters: [UInt8]) -> Int { letters.reduce(0) { $0 << 5 | Int($1) } }

  private static func letterChances(_ names: [[UInt8]], ends: ClosedRange<UInt8>) -> [Double] {
    var counts = [Double](repeating: 1, count: 32)
    for letter in names.joined() where !ends.contains(letter) { counts[Int(letter)] += 1 }
    for end in ends { counts[Int(end)] = 0 }
    let total = counts.reduce(0, +)
    return counts.map { $0 == 0 ? 0 : log($0 / total) }
  }

  private static func sum(_ letters: [UInt8], _ chances: [Double]) -> Double {
    letters.reduce(0) { $0 + chances[Int($1)] }
  }
}

// MARK: - Writing

extension NameCostFit {
  /// `benchmark fit-names --data DIR [--write FOLDER | --cross-validate]`: learns from `DIR/names.tsv` and
  /// writes the tables into a folder (`Sources/TextAnalysis/Names/Costs`), or prints what tables learned
  /// from four fifths score on the fifth.
  static func run(arguments: [String]) throws {
    let names = try NamePairs(arguments: arguments)
    if arguments.contains("--cross-validate") { return crossValidate(names) }
    let pairs = names.pairs.map { Pair(latin: $0.latinLetters, arabic: $0.arabicLetters) }
    let fit = NameCostFit(pairs)
    let folder = arguments.firstIndex(of: "--write").flatMap { place in
      arguments.indices.contains(place + 1) ? URL(filePath: arguments[place + 1]) : nil
    }
    let tables = [
      ("latin-arabic", lines(fit.latinRows(pairs), source: NameLetters.latinText)),
      ("arabic-arabic", lines(fit.arabicRows(pairs), source: NameLetters.arabicText)),
    ]
    for (name, rows) in tables {
      print("\(name): \(rows.count) rows from \(pairs.count) pairs")
      guard let folder else { continue }
      try Data(rows.map { $0 + "\n" }.joined().utf8)
        .write(to: folder.appending(path: "\(name).txt"))
    }
  }

  /// The rows that say more than that letters are unlike.
  static func lines(_ rows: [Row], source: ([UInt8]) -> String) -> [String] {
    rows.filter { $0.score > LetterPairing.unseen || $0.source.count + $0.target.count > 2 }
      .map { "\(source($0.source)) \(NameLetters.arabicText($0.target)) \($0.score)" }
      .sorted()
  }
}

// MARK: - Cross-validation

extension NameCostFit {
  private static let folds = 5

  private static func crossValidate(_ names: NamePairs) {
    var generator = SeededGenerator(seed: 7)
    let pairs = names.pairs.shuffled(using: &generator)
    var rates: [Double] = []
    for fold in 0..<folds {
      let training = pairs.indices.filter { $0 % folds != fold }.map { index in
        Pair(latin: pairs[index].latinLetters, arabic: pairs[index].arabicLetters)
      }
      let rows = NameCostFit(training).latinRows(training)
      let table = lines(rows, source: NameLetters.latinText).joined(separator: "\n")
      let test = pairs.indices.filter { $0 % folds == fold }.prefix(1000).map { pairs[$0] }
      rates.append(topOne(Array(test), LetterPairing(latinToArabic: table)))
      print("fold \(fold): top-1 among \(test.count): \(String(format: "%.4f", rates[fold]))")
    }
    let mean = rates.reduce(0, +) / Double(rates.count)
    print("cross-validated top-1, mean: \(String(format: "%.4f", mean))")
    NameVariantFolds(names.pairs).print()
    print("signature: \(pairs.count) pairs, \(folds) folds, seed 7 SplitMix64")
  }

  private static func topOne(_ test: [NamePairs.Pair], _ pairing: LetterPairing) -> Double {
    let right = test.filter { pair in
      let own = pairing.evidence(latin: pair.latinLetters, arabic: pair.arabicLetters)
      return test.allSatisfy { other in
        other.latinLetters == pair.latinLetters
          || pairing.evidence(latin: other.latinLetters, arabic: pair.arabicLetters) < own
      }
    }
    return Double(right.count) / Double(test.count)
  }
}
