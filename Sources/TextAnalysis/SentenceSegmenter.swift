public import Bitext

/// Cuts a text into the sentences translators work with.
///
/// Boundaries are those of Unicode (UAX #29, by ICU) with tables of exceptions for Arabic and
/// English: titles and initials, numbers and lists, addresses, brackets, attributions after a
/// quotation, lost white space. Other languages get ICU's rules with CLDR's list of abbreviations.
///
///     SentenceSegmenter(language: .arabic).segments(of: "قال د. أحمد نعم. ثم غادر.")
///     // "قال د. أحمد نعم."  "ثم غادر."
///
/// * A line break ends a segment, whatever stands before it.
/// * A comma, a semicolon (؛) and a colon never end one; closing quotation marks and brackets
///   belong to the sentence they close.
/// * A stop within a quotation of several sentences ends a segment, as translators cut there too.
///
/// A value may be shared between threads. Opening one costs about 20 µs.
public struct SentenceSegmenter: Sendable {
  public let language: Language
  private let breaks: UnicodeBreaks
  private let rules: SentenceRules

  public init(language: Language) {
    self.language = language
    let exceptions = SentenceExceptions.forLanguage(language.primary)
    rules = SentenceRules(exceptions: exceptions)
    breaks = UnicodeBreaks(language: language.primary)
  }

  /// The segments of a text in order, without the white space around them.
  ///
  /// Nothing is lost: the segments and what lies between them rejoin to the same bytes. Between
  /// them lies white space, a byte order mark at the start, and signs at a line's end that show
  /// nothing.
  /// `paragraph` counts, from 0, the lines that have text.
  public func segments(of text: String) -> [Segment] {
    var text = text
    let pieces = text.withUTF8 { bytes in
      var run = SegmentationRun(bytes: bytes, rules: rules, cursor: breaks.cursor())
      return run.pieces()
    }
    return pieces.map { piece in
      let range = TextRange(piece.range)
      return Segment(text: String(text[range]), range: range, paragraph: piece.paragraph)
    }
  }
}
