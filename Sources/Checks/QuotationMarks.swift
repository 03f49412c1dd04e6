import Bitext

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

  init(_ text: SignedText) {
    for place in text.indices {
      guard let scalar = text[place], Self.isDouble(scalar, text, place) else { continue }
      // What the place leaves open, the quotation before it decides.
      let opens = opens(scalar, text, place) ?? (depth <= 0)
      depth += opens ? 1 : -1
      marks.append(Mark(range: text.range(place), opens: opens))
    }
  }

  private static func isDouble(_ scalar: Unicode.Scalar, _ text: SignedText, _ place: Int) -> Bool {
    switch scalar {
    // Behind a digit it is inches, 5'10".
    case "\"": !(text.isDigit(place - 1) && marksInches(text, place))
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{00AB}", "\u{00BB}": true
    default: false
    }
  }

  private static func marksInches(_ text: SignedText, _ place: Int) -> Bool {
    var before = place - 1
    while text.isDigit(before) { before -= 1 }
    return text[before] == "'" || text[before] == "\u{2019}"
  }

  private func opens(
    _ scalar: Unicode.Scalar, _ text: SignedText, _ place: Int
  ) -> Bool? {
    let (before, behind) = (text.before(place), text.behind(place))
    // A quotation within one that was just begun: ""Yes," he said.
    let isNested = marks.last.map { $0.opens && $0.range == text.range(max(0, before)) } ?? false
    let isFree =
      text[before] == nil || text.isBlank(before) || Self.isOpening(text[before]) || isNested
    let isFollowed = text.isLetter(behind) || text.isDigit(behind)
    if isFree, isFollowed { return true }
    if !isFree, !isFollowed { return false }
    switch scalar {
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
}
