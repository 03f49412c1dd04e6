import Bitext
import Foundation
import TextAnalysis

/// Are sentences found where people part them, and how fast?
///
///     benchmark segmentation --data DIR [--language ar] [--predictions OUT] [--megabytes N]
///                            [--errors N]
///
/// DIR holds `NAME.gold.txt` (a sentence a line, a blank line after each document, `TAB ?` where a
/// boundary is optional) and raw texts `NAME.para.txt`, `NAME.glued.txt` and the like. Each raw text is
/// segmented, the boundaries are compared with the gold ones as offsets among the characters that
/// are not white space, and precision, recall and F1 are printed; then the speed.
enum SegmentationQuestion {
  static func run(arguments: [String]) throws {
    guard let data = value("--data", arguments) else {
      throw Failure("segmentation: no --data DIR")
    }
    let folder = URL(filePath: data)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let language = Language(value("--language", arguments) ?? "ar")
    let segmenter = SentenceSegmenter(language: language)
    print("segmentation: \(folder.lastPathComponent), \(language), document ends not counted")
    for name in names where name.hasSuffix(".txt") && !name.hasSuffix(".gold.txt") {
      let stem = name.prefix { $0 != "." }
      guard names.contains("\(stem).gold.txt") else { continue }
      let raw = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let gold = try String(contentsOf: folder.appending(path: "\(stem).gold.txt"), encoding: .utf8)
      let sentences = segmenter.segments(of: raw).map(\.text)
      if let out = value("--predictions", arguments) { try write(sentences, for: name, to: out) }
      guard let score = SegmentationScore(gold: gold, predicted: sentences) else {
        throw Failure("\(name): the text differs from its gold; use raw and gold of one version")
      }
      print("  " + name.padding(toLength: 24, withPad: " ", startingAt: 0) + score.line)
      for error in score.errors.prefix(value("--errors", arguments).flatMap { Int($0) } ?? 0) {
        print("    " + error)
      }
    }
    try measureSpeed(of: segmenter, folder: folder, names: names, arguments)
  }

  private static func write(_ sentences: [String], for name: String, to folder: String) throws {
    let lines = sentences.joined(separator: "\n") + "\n"
    let file = URL(filePath: folder).appending(path: name.replacing(".txt", with: ".predicted.txt"))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try lines.write(to: file, atomically: true, encoding: .utf8)
  }

  private static func measureSpeed(
    of segmenter: SentenceSegmenter, folder: URL, names: [String], _ arguments: [String]
  ) throws {
    let megabytes = value("--megabytes", arguments).flatMap { Int($0) } ?? 16
    for name in names where name.hasSuffix(".para.txt") || name.hasSuffix(".joined.txt") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      guard text.utf8.count > 50_000 else { continue }
      let sample = String(
        repeating: text + "\n", count: max(1, megabytes * 1_000_000 / text.utf8.count))
      var count = 0
      let speeds = (0..<rounds).map { _ in
        // Processor time of the process, which other programs on the machine disturb least.
        let start = clock()
        count = segmenter.segments(of: sample).count
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        return Double(sample.utf8.count) / 1_000_000 / seconds
      }.sorted(by: >)
      print(
        "  \(name) × \(sample.utf8.count / text.utf8.count): \(sample.utf8.count) bytes, "
          + "\(count) segments, 1 core, processor time, best \(Int(speeds[0])) and median "
          + "\(Int(speeds[rounds / 2])) MB/s of \(rounds) rounds")
    }
  }

  private static let rounds = 5

  private static func value(_ name: String, _ arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
      return nil
    }
    return arguments[place + 1]
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}

/// Boundaries found against boundaries of the gold text, counted as the benchmark's own scorer does.
struct SegmentationScore {
  let right: Int
  let extra: Int
  let missed: Int
  /// The places of the extra and the missed boundaries with the letters around them.
  let errors: [String]

  var precision: Double { right + extra == 0 ? 1 : Double(right) / Double(right + extra) }
  var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  var line: String {
    let figures = [("P", precision), ("R", recall), ("F1", f1)]
    return figures.map { "\($0) \(String(format: "%.4f", $1))" }.joined(separator: "  ")
      + "  (right \(right), extra \(extra), missed \(missed))"
  }

  /// Nil if the two texts differ in more than white space.
  init?(gold: String, predicted: [String]) {
    var letters: [Unicode.Scalar] = []
    var wanted: Set<Int> = []
    var uncounted: Set<Int> = []
    for line in gold.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let isOptional = line.suffix(2).elementsEqual("\t?".unicodeScalars)
      let visible = (isOptional ? line.dropLast(2) : line).filter(\.isVisible)
      letters += visible
      if visible.isEmpty || isOptional {
        uncounted.insert(letters.count)
      } else {
        wanted.insert(letters.count)
      }
    }
    uncounted.insert(letters.count)
    var found: Set<Int> = []
    var read: [Unicode.Scalar] = []
    for sentence in predicted {
      read += sentence.unicodeScalars.filter(\.isVisible)
      found.insert(read.count)
    }
    guard read == letters else { return nil }
    wanted.subtract(uncounted)
    found.subtract(uncounted)
    right = wanted.intersection(found).count
    extra = found.subtracting(wanted).count
    missed = wanted.subtracting(found).count
    errors =
      found.subtracting(wanted).sorted().map { "extra  " + Self.around($0, letters) }
      + wanted.subtracting(found).sorted().map { "missed " + Self.around($0, letters) }
  }

  private static func around(_ place: Int, _ letters: [Unicode.Scalar]) -> String {
    func string(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(letters[range]))
    }
    return string(max(0, place - 25)..<place) + " | "
      + string(place..<min(letters.count, place + 25))
  }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool { !properties.isWhitespace }
}
