public import Bitext
public import Foundation
import Interchange

/// Makes the finished text of a draft that a translator filled in: the article's lines and blanks
/// with the translation of each segment.
public struct FinishTranslation: Sendable {
  private let from: Language
  private let to: Language

  /// The languages of files that hold several, and of those that name none.
  public init(from: Language, to: Language) {
    self.from = from
    self.to = to
  }

  /// A finished text.
  public struct Outcome: Sendable {
    public let text: String
    public let segments: Int
    /// Numbers of the segments that have no translation; in the text their source stands.
    public let open: [Int]
    public let notices: [String]
  }

  /// Reads a file that a draft was written to, XLIFF or a Word document, which bears the article's
  /// skeleton.
  ///
  /// Throws: `InterchangeError`, `.noSkeleton` for a file of another program.
  public func finish(_ file: URL) throws -> Outcome {
    let units = try UnitFile(file)
    let skeleton = try units.skeleton()
    var found: [Int: (source: String, target: String)] = [:]
    let notices = try units.read(from: from, to: to) { unit, _ in
      // A tool that cuts a unit gives its parts as `7/1`, `7/2`.
      let name = unit.identifier.flatMap { $0.split(separator: "/").first }
      guard let number = name.flatMap({ Int($0) }) else { return }
      let target = unit.isMarkedUntranslated ? "" : unit.target.content.withCharacters
      let source = unit.source.content.withCharacters
      found[number] =
        found[number].map {
          (
            "\($0.source) \(source)",
            [$0.target, target].filter { !$0.isEmpty }.joined(separator: " ")
          )
        } ?? (source, target)
    }
    let lost = skeleton.segments.filter { found[$0] == nil }
    if let first = lost.first {
      throw InterchangeError.lostSegment(file: file.lastPathComponent, number: first)
    }
    return outcome(skeleton, notices) { found[$0] ?? ("", "") }
  }

  /// Finds the article's segments, letter by letter, in a file of translated units: TMX, XLIFF or a
  /// table.
  ///
  /// Throws: `InterchangeError`, `AlignmentProblem`.
  public func finish(_ file: URL, article: String, encoding: String? = nil) throws -> Outcome {
    let segmented = try SegmentArticle(language: from, encoding: encoding).segment(article)
    var known: [[UInt8]: String] = [:]
    let notices = try UnitFile(file).read(from: from, to: to) { unit, _ in
      let target = unit.target.content.withCharacters
      guard !unit.isMarkedUntranslated, !target.isEmpty else { return }
      // Of several translations the last one written holds.
      known[Array(unit.source.content.withCharacters.utf8)] = target
    }
    let skeleton = DraftSkeleton(segmented.article, segmented.segments)
    return outcome(skeleton, segmented.notices + notices) { number in
      let source = segmented.segments[number - 1].text
      return (source, known[Array(source.utf8)] ?? "")
    }
  }

  private func outcome(
    _ skeleton: DraftSkeleton, _ notices: [String],
    _ segment: (Int) -> (source: String, target: String)
  ) -> Outcome {
    let numbers = skeleton.segments
    let open = numbers.filter { Self.isBlank(segment($0).target) }
    let text = skeleton.text { number in
      let (source, target) = segment(number)
      return Self.isBlank(target) ? source : target
    }
    return Outcome(text: text, segments: numbers.count, open: open, notices: notices)
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// Writes a finished text; nil prints it. Throws: `InterchangeError`.
  public static func write(_ outcome: Outcome, to file: URL?) throws {
    let data = Data(outcome.text.utf8)
    if let file { try TextFile.write(data, to: file) } else { try TextFile.print(data) }
  }
}
