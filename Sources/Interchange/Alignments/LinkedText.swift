import Bitext

/// One side of a bead on a page, its segments with one space and a joint between: its evidence
/// marked, and each linked phrase an element that its counterpart lights up with.
struct LinkedText {
  private let text: String
  /// Where segments begin, but for the first.
  private let joints: [Int]
  /// In order; they do not overlap.
  private let marks: [EvidenceSpans.Mark]
  /// In order; they do not overlap. The number is the link's, the same on both sides.
  private let links: [(number: Int, range: TextRange)]
  private let isTabbed: Bool

  /// - Parameters:
  ///   - links: this side of each link, by the link's number.
  ///   - isTabbed: whether the tab key goes from phrase to phrase; the other side can still be
  ///     pointed at.
  init(
    _ segments: [String], _ marks: [EvidenceSpans.Mark], _ links: [TextRange],
    isTabbed: Bool = false
  ) {
    text = segments.joined(separator: " ")
    joints = segments.dropLast().reduce(into: []) { joints, segment in
      joints.append((joints.last ?? 0) + segment.utf8.count + 1)
    }
    self.marks = marks
    self.isTabbed = isTabbed
    var kept: [(number: Int, range: TextRange)] = []
    for (number, range) in links.enumerated().sorted(by: { $0.element < $1.element })
    where range.lowerBound >= kept.last?.range.upperBound ?? 0 && !range.isEmpty {
      kept.append((number, range))
    }
    self.links = kept
  }

  var isEmpty: Bool { text.isEmpty }

  var html: String {
    var out = ""
    var done = 0
    for link in links {
      out += marked(TextRange(done, link.range.lowerBound))
      out += "<span class=\"l l\(link.number)\" tabindex=\"\(isTabbed ? 0 : -1)\">"
      out += marked(link.range) + "</span>"
      done = link.range.upperBound
    }
    return out + marked(TextRange(done, text.utf8.count))
  }

  /// A stretch of the text with the evidence in it marked; a mark that reaches beyond is cut.
  private func marked(_ stretch: TextRange) -> String {
    var out = ""
    var done = stretch.lowerBound
    for mark in marks where mark.range.overlaps(stretch) {
      let start = max(mark.range.lowerBound, stretch.lowerBound)
      let end = min(mark.range.upperBound, stretch.upperBound)
      out += plain(TextRange(done, start))
      out += mark.kind.tag
      out += "\(plain(TextRange(start, end)))</mark>"
      done = end
    }
    return out + plain(TextRange(done, stretch.upperBound))
  }

  /// A stretch of the text with its joints.
  private func plain(_ stretch: TextRange) -> String {
    var out = ""
    var done = stretch.lowerBound
    for joint in joints where joint > stretch.lowerBound && joint <= stretch.upperBound {
      out += escape(text[TextRange(done, joint)]) + "<span class=\"joint\"></span>"
      done = joint
    }
    return out + escape(text[TextRange(done, stretch.upperBound)])
  }

  /// The rules that light up both ends of a link: one a link of the bead that has most.
  static func style(links count: Int) -> String {
    guard count > 0 else { return "" }
    let selectors = (0..<count).map { "tr:has(.l\($0):is(:hover, :focus)) .l\($0)" }
    return """
      .l { border-radius: .2em; outline-offset: .1em }
      .l:focus { outline: .12em solid var(--linked) }
      :root { --linked: #1d4ed8; --light: #93c5fd99 }
      @media (prefers-color-scheme: dark) { :root { --linked: #93c5fd; --light: #1d4ed899 } }
      \(selectors.joined(separator: ",\n"))
        { background: var(--light); box-shadow: 0 .12em 0 var(--linked) }
      """
  }
}
