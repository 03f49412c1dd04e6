import Bitext
import Foundation
import Workflows

/// A concordance, or what was found by meaning, as a terminal shows it.
struct ConcordanceSheet {
  let text: String

  init(_ answer: SearchMemory.Answer, width: Int) {
    var lines: [String] = []
    for line in answer.lines {
      let unit = line.unit
      lines.append(
        "  " + Self.extract(unit.source, line.sourceRanges, line.isFoundInSource, width - 2))
      lines.append(
        "  " + Self.extract(unit.target, line.targetRanges, line.isFoundInTarget, width - 2))
      lines.append(Self.origin(unit) + "\n")
    }
    if !answer.renderings.isEmpty {
      lines.append(TerminalOutput.styled("Rendered as", .bold))
      for rendering in answer.renderings.prefix(12) {
        lines.append(
          String(repeating: " ", count: max(0, 6 - "\(rendering.count)".count))
            + "\(rendering.count)  \(TerminalOutput.isolated(rendering.text))")
      }
      if answer.renderings.count > 12 {
        lines.append("        and \(answer.renderings.count - 12) others")
      }
      if answer.unrendered > 0 {
        lines.append(
          String(repeating: " ", count: max(0, 6 - "\(answer.unrendered)".count))
            + "\(answer.unrendered)  (no words found that render it)")
      }
      lines.append("")
    }
    lines.append(TerminalOutput.styled(Self.summary(answer), .bold))
    text = lines.joined(separator: "\n")
  }

  init(_ answer: SearchByMeaning.Answer, width: Int) {
    var lines: [String] = []
    for match in answer.matches {
      let cosine = String(format: "%.2f", match.cosine)
      lines.append("\(TerminalOutput.styled(cosine, .bold))")
      for side in [match.unit.source, match.unit.target] {
        lines += TerminalWidth.wrapped(side.text, to: width - 2).map {
          "  " + TerminalOutput.isolated($0, side.language)
        }
      }
      lines.append(Self.origin(match.unit) + "\n")
    }
    if answer.matches.isEmpty { lines.append("Nothing found.") }
    while lines.last?.hasSuffix("\n") == true { lines[lines.count - 1].removeLast() }
    text = lines.joined(separator: "\n")
  }

  private static func summary(_ answer: SearchMemory.Answer) -> String {
    guard answer.found > 0 else { return "Nothing found." }
    let found = "\(answer.found)\(answer.isCut ? " and more" : "")"
    let sentences = answer.found == 1 ? "sentence" : "sentences"
    return answer.lines.count < answer.found
      ? "\(found) \(sentences) found, the newest \(answer.lines.count) shown (--limit)"
      : "\(found) \(sentences) found"
  }

  /// Date, outlet and article, as far as they are known; empty if nothing is.
  static func origin(_ unit: TranslationUnit) -> String {
    let date = (unit.provenance.changed ?? unit.provenance.created).map {
      $0.formatted(Date.ISO8601FormatStyle().year().month().day())
    }
    let parts = [date, unit.provenance.outlet, unit.provenance.sourceArticle].compactMap { $0 }
    guard !parts.isEmpty else { return "" }
    return TerminalOutput.styled(
      "  " + parts.map { TerminalOutput.isolated($0) }.joined(separator: " · "), .faint)
  }

  /// One line of a text around what was found in it, cut at blanks where it is too long. What was
  /// found is set in corner brackets too, for those who see no colours.
  static func extract(
    _ side: TranslationUnit.Variant, _ ranges: [TextRange], _ isFound: Bool, _ width: Int
  ) -> String {
    let ranges = ranges.map { side.text.wholeWords($0) }
    let window = KeywordWindow(side.text, around: ranges, cells: width - 2 * ranges.count - 2)
    var shown = window.start > 0 ? "… " : ""
    var done = window.start
    for range in ranges where range.lowerBound >= done && range.upperBound <= window.end {
      shown += side.text[TextRange(done, range.lowerBound)]
      let marked = "⟦\(side.text[range])⟧"
      shown += TerminalOutput.styled(marked, isFound ? .yellow : .green)
      done = range.upperBound
    }
    shown += side.text[TextRange(done, window.end)]
    if window.end < side.text.utf8.count { shown += " …" }
    return TerminalOutput.isolated(shown.replacing("\n", with: " "), side.language)
  }
}

extension String {
  /// A range with the rest of the words it begins and ends in: Arabic letters join across a bracket
  /// set between a word and its clitic only if none is set.
  fileprivate func wholeWords(_ range: TextRange) -> TextRange {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let scalars = self[range].unicodeScalars
    var index = scalars.startIndex
    while index > unicodeScalars.startIndex {
      index = unicodeScalars.index(before: index)
      guard unicodeScalars[index].isOfWord else { break }
      lower -= UTF8.width(unicodeScalars[index])
    }
    index = scalars.endIndex
    while index < unicodeScalars.endIndex, unicodeScalars[index].isOfWord {
      upper += UTF8.width(unicodeScalars[index])
      index = unicodeScalars.index(after: index)
    }
    return TextRange(lower, upper)
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.generalCategory == .nonspacingMark
  }
}

/// The part of a text that fits in a line around some places of it, cut at blanks.
struct KeywordWindow {
  /// UTF-8 offsets of the part.
  private(set) var start = 0
  private(set) var end: Int

  init(_ text: String, around ranges: [TextRange], cells: Int) {
    end = text.utf8.count
    guard TerminalWidth.of(text) > cells else { return }
    let blanks = text.utf8.enumerated().filter { $0.element == UInt8(ascii: " ") }.map(\.offset)
    start = ranges.first?.lowerBound ?? 0
    end = ranges.last?.upperBound ?? start
    // A found word may end inside a written one: a clitic goes with it.
    start = blanks.last { $0 < start }.map { $0 + 1 } ?? 0
    end = blanks.first { $0 >= end } ?? text.utf8.count
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      let earlier = start == 0 ? nil : blanks.last { $0 < start - 1 }.map { $0 + 1 } ?? 0
      if let earlier, TerminalWidth.of(text[TextRange(earlier, end)]) <= cells {
        (start, isGrowing) = (earlier, true)
      }
      let later = end == text.utf8.count ? nil : blanks.first { $0 > end } ?? text.utf8.count
      if let later, TerminalWidth.of(text[TextRange(start, later)]) <= cells {
        (end, isGrowing) = (later, true)
      }
    }
  }
}
