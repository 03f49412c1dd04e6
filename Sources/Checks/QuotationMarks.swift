import Bitext
import TextAnalysis

/// The quotation marks of a text: how many quotations begin, end, and stay open.
///
/// Marks are read as authors use them: `"` opens before a word and closes behind one, “ ” « » say
/// so themselves but are mixed up often enough that what stands around them decides. Single marks
/// are quotation marks only where they cannot be apostrophes.
struct QuotationMarks {
  /// Double marks in order: where they stand and whether each opens.
  private(set) var marks: [Mark] = []
  /// Quotations begun less quotations ended.
  private(set) var depth = 0

  struct Mark {
    let range: TextRange
    let opens: Bool
  }

  /// - Parameter isAuthors: whether marks are read as they are meant: one that closes with nothing open,
  ///   and another that closes behind it, was set on the wrong side of its blank (قال" نعم").
  init(_ text: SignedText, isAuthors: Bool = false) {
    let places = text.indices.filter { place in
      text[place].map { Self.isDouble($0, text, place) } ?? false
    }
    for (index, place) in places.enumerated() {
      // What the place leaves open, the quotation before it decides.
      var opens = opens(text, place) ?? (depth <= 0)
      if isAuthors, !opens, depth <= 0, index + 1 < places.count,
        self.opens(text, places[index + 1]) == false
      {
        opens = true
      }
      depth += opens ? 1 : -1
      marks.append(Mark(range: text.range(place..<Self.end(of: place, text)), opens: opens))
    }
  }

  private static func isDouble(_ scalar: Unicode.Scalar, _ text: SignedText, _ place: Int) -> Bool {
    switch scalar {
    // Behind a digit it is inches, 5'10".
    case "\"": !(text.isDigit(place - 1) && marksInches(text, place))
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{00AB}", "\u{00BB}": true
    // '' and ``, as United Nations documents have them.
    case "'", "`": isTwin(text, place)
    default: false
    }
  }

  /// Whether a sign is the first of two of its kind, and no more.
  private static func isTwin(_ text: SignedText, _ place: Int) -> Bool {
    text[place + 1] == text[place] && text[place - 1] != text[place]
      && text[place + 2] != text[place]
  }

  private static func end(of place: Int, _ text: SignedText) -> Int {
    text[place] == "'" || text[place] == "`" ? place + 2 : place + 1
  }

  private static func marksInches(_ text: SignedText, _ place: Int) -> Bool {
    var before = place - 1
    while text.isDigit(before) { before -= 1 }
    return text[before] == "'" || text[before] == "\u{2019}"
  }

  private func opens(_ text: SignedText, _ place: Int) -> Bool? {
    let (before, behind) = (text.before(place), text.behind(Self.end(of: place, text) - 1))
    // A quotation within one that was just begun: ""Yes," he said.
    let isNested = marks.last.map { $0.opens && $0.range == text.range(max(0, before)) } ?? false
    let isFree =
      text[before] == nil || text.isBlank(before) || Self.isOpening(text[before]) || isNested
    let isFollowed = text.isLetter(behind) || text.isDigit(behind)
    if isFree, isFollowed { return true }
    if !isFree, !isFollowed { return false }
    switch text[place] {
    case "\u{201C}", "\u{201E}", "\u{00AB}": return true
    case "\u{201D}", "\u{00BB}": return false
    default: return nil
    }
  }

  private static func isOpening(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { "([{-–—/".unicodeScalars.contains($0) } ?? false
  }

  /// Whether as many quotations begin as end.
  var areEven: Bool { depth == 0 }

  var isEmpty: Bool { marks.isEmpty }

  /// Whether there are quotations, and all of them begin and end.
  var isPair: Bool { areEven && !isEmpty }

  /// Whether there are quotations, and words outside them.
  func isPairBesideWords(in side: SideReading) -> Bool {
    guard isPair, let first = marks.first?.range, let last = marks.last?.range else { return false }
    return side.words.filter {
      $0.range.upperBound <= first.lowerBound
        || $0.range.lowerBound >= last.upperBound
    }.count >= 2
  }

  /// Whether a quotation ends that did not begin here.
  var closesMore: Bool { depth < 0 }

  /// Whether a quotation is open at the end.
  var opensAtEnd: Bool { depth > 0 }

  /// The mark that most likely has lost its partner.
  var lonely: TextRange? {
    guard !areEven else { return nil }
    var open: Mark?
    for mark in marks {
      if mark.opens {
        if let open { return open.range }
        open = mark
      } else {
        if open == nil { return mark.range }
        open = nil
      }
    }
    return open?.range ?? marks.last?.range
  }

  /// Whether the words outside show that a quotation which is open here ends here or begins here:
  /// *"No-one knew, she said.*, *Someone added: Out of touch."*
  func isReported(in side: SideReading) -> Bool {
    guard side.language.primary == "en", let lonely else { return false }
    let text = side.text.utf8.count
    let tail = opensAtEnd ? lonely.upperBound : 0
    let end = opensAtEnd ? text : lonely.lowerBound
    let inner = marks.filter { $0.range.lowerBound >= tail && $0.range.upperBound <= end }
    let report = ReportedSpeech(side)
    return opensAtEnd
      ? inner.isEmpty && report.ends(behind: tail)
      : inner.isEmpty && report.begins(before: end)
  }
}

/// Where an English text says who speaks, for a linguist to review.
private struct ReportedSpeech {
  private let side: SideReading

  init(_ side: SideReading) { self.side = side }

  /// Whether a text ends in who said it: *…, she told the Post on Friday.*
  func ends(behind start: Int) -> Bool {
    let words = side.words
    return words.indices.contains { place in
      guard words[place].range.lowerBound > start, words.count - place <= Self.longest,
        isBehindSign(place)
      else { return false }
      if letters(place) == "according" { return true }
      return (place..<min(place + Self.reach, words.count)).contains {
        ReportingVerbs.english.contains(letters($0))
      } && !hasSign(from: place)
    }
  }

  /// Whether a text begins with who says what follows: *Someone else added: …*
  func begins(before end: Int) -> Bool {
    side.words.indices.dropLast().contains { place in
      guard place < Self.longest, side.words[place].range.upperBound < end else { return false }
      let gap = side.text[
        TextRange(side.words[place].range.upperBound, side.words[place + 1].range.lowerBound)]
      return gap == ": " || gap == ", " && ReportingVerbs.english.contains(letters(place))
    }
  }

  private func letters(_ place: Int) -> String {
    side.text[side.words[place].range].lowercased()
  }

  /// Whether a comma, or the end of a question, stands before a word.
  private func isBehindSign(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    let gap = side.text[
      TextRange(side.words[place - 1].range.upperBound, side.words[place].range.lowerBound)]
    return [", ", "? ", "! ", ",' ", ",’ "].contains { gap.hasPrefix($0) }
  }

  /// Whether a sentence ends behind a word and another begins.
  private func hasSign(from place: Int) -> Bool {
    zip(side.words[place...], side.words[(place + 1)...]).contains { first, second in
      side.text[TextRange(first.range.upperBound, second.range.lowerBound)].contains {
        ";:?!".contains($0)
      }
    }
  }

  private static let longest = 16
  private static let reach = 4
}
