import Bitext
import Workflows

/// An alignment as a terminal shows it: a list of pairs, or two columns.
struct AlignmentSheet {
  private let aligned: AlignedArticles
  private let width: Int
  private let style: TextStyle
  private let isReview: Bool

  /// - Parameters:
  ///   - width: columns of the terminal; texts are broken between words to fit.
  ///   - isReview: whether only beads that want a translator's eyes are shown.
  init(_ aligned: AlignedArticles, width: Int, style: TextStyle, isReview: Bool = false) {
    self.aligned = aligned
    self.isReview = isReview
    self.width = max(40, width)
    self.style = style
  }

  func text(_ format: AlignmentFormat) -> String {
    rows(format) + style.styled(summary, .bold) + "\n"
      + style.styled(aligned.signature, .faint) + "\n"
  }

  /// The beads alone, each with an empty line behind it.
  func rows(_ format: AlignmentFormat) -> String {
    aligned.beads.enumerated().filter { !isReview || $0.element.wantsEyes }
      .map { index, bead in
        (format == .sideBySide ? columns(index, bead) : card(index, bead)) + "\n"
      }.joined()
  }

  private var summary: String {
    let doubtful = aligned.doubtfulBeads.count
    if isReview { return "\(doubtful) of \(aligned.beads.count) beads to look at" }
    let paired = aligned.beads.filter { !$0.isUnaligned }.count
    return "\(aligned.sources.count) and \(aligned.targets.count) segments: \(paired) pairs, "
      + "\(aligned.beads.count - paired) on one side only, \(doubtful) to look at"
  }

  // MARK: Pairs one below the other

  private func card(_ index: Int, _ bead: Bead) -> String {
    let indent = "       "
    var lines = [heading(index, bead)]
    for (text, language) in texts(of: bead) {
      lines += wrapped(text, width - indent.count).map { indent + isolated($0, language) }
    }
    lines += reasons(bead, width - indent.count).map { style.styled(indent + $0, .faint) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines of as many reasons as a reader takes in; HTML and JSON give all. A reason is not broken,
  /// so that its two texts keep their directions.
  private func reasons(_ bead: Bead, _ width: Int) -> [String] {
    let shown = bead.evidence.prefix(8).map(reason)
    let more = bead.evidence.count - shown.count
    var lines: [String] = []
    for piece in shown + (more > 0 ? ["and \(more) more"] : []) {
      if let last = lines.last, TerminalWidth.of(last) + 3 + TerminalWidth.of(piece) <= width {
        lines[lines.count - 1] = last + " · " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }

  private func texts(of bead: Bead) -> [(String, Language)] {
    [
      (aligned.sourceText(of: bead), aligned.pair.source.language),
      (aligned.targetText(of: bead), aligned.pair.target.language),
    ].filter { !$0.0.isEmpty }
  }

  private func heading(_ index: Int, _ bead: Bead) -> String {
    let number = String(repeating: " ", count: max(0, 3 - String(index + 1).count)) + "\(index + 1)"
    let percent = "\(Int((bead.confidence * 100).rounded(.down)))%"
    let shape = "\(bead.sources.count)–\(bead.targets.count)"
    var remark = ""
    if bead.isUnaligned { remark = "  on one side only" }
    if bead.wantsEyes { remark += "  please look" }
    return "\(number)  " + style.styled("\(percent)  \(shape)\(remark)", colour(bead))
  }

  private func colour(_ bead: Bead) -> TextStyle.Mark {
    if bead.wantsEyes { return .red }
    if bead.isUnaligned { return .faint }
    return bead.confidence < 0.95 ? .yellow : .green
  }

  private func reason(_ evidence: Evidence) -> String {
    func pair(_ span: Evidence.SharedSpan, _ sign: String = "=") -> String {
      "\(isolated(span.source, aligned.pair.source.language)) \(sign) "
        + isolated(span.target, aligned.pair.target.language)
    }
    return switch evidence {
    case .meaning, .length, .memory: evidence.sentence
    case .number(let span): "number \(pair(span))"
    case .name(let span): "name \(pair(span))"
    case .term(let span): "term \(pair(span))"
    case .gloss(let span): "dictionary \(pair(span))"
    case .conflict(let span): "number \(pair(span, "≠"))"
    case .division(let place): division(place)
    }
  }

  private func division(_ place: Evidence.Division) -> String {
    let pair = aligned.pair
    let language = place.side == .source ? pair.source.language : pair.target.language
    return "\(place.side.rawValue) divides at \(isolated(place.before, language)) | "
      + isolated(place.after, language)
  }

  // MARK: Side by side

  private func columns(_ index: Int, _ bead: Bead) -> String {
    let column = (width - 3) / 2
    let source = cells(aligned.sourceText(of: bead), aligned.pair.source.language, column)
    let target = cells(aligned.targetText(of: bead), aligned.pair.target.language, column)
    let empty = String(repeating: " ", count: column)
    let lines = (0..<max(source.count, target.count)).map { line in
      let left = line < source.count ? source[line] : empty
      let right = line < target.count ? target[line] : empty
      return left + style.styled(" │ ", colour(bead)) + right
    }
    return heading(index, bead) + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// Lines of exactly the column's width; right-to-left text keeps to the right.
  private func cells(_ text: String, _ language: Language, _ column: Int) -> [String] {
    wrapped(text, column).map { line in
      let blanks = String(repeating: " ", count: max(0, column - TerminalWidth.of(line)))
      let shown = isolated(line, language)
      return language.direction == .rightToLeft ? blanks + shown : shown + blanks
    }
  }

  private func isolated(_ text: String, _ language: Language) -> String {
    TerminalOutput.isolated(text, language)
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    TerminalWidth.wrapped(text, to: width)
  }
}
