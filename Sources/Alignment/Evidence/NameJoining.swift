import Bitext

/// Puts the words of one name together again: دي = de and ميستورا = Mistura, standing side by side
/// in both texts in the same order, are دي ميستورا = de Mistura.
struct NameJoining {
  private let source: String
  private let target: String

  init(_ texts: (source: String, target: String)) {
    (source, target) = texts
  }

  /// The evidence with neighbouring names joined, each where its first word stood.
  func joined(_ evidence: [Evidence]) -> [Evidence] {
    let names = evidence.compactMap { reason in
      if case .name(let span) = reason { span } else { nil }
    }.sorted { $0.sourceRange < $1.sourceRange }
    var groups: [Evidence.SharedSpan] = []
    for name in names {
      if let last = groups.last, let whole = whole(last, name) {
        groups[groups.count - 1] = whole
      } else {
        groups.append(name)
      }
    }
    var pending = groups
    return evidence.compactMap { reason in
      guard case .name(let span) = reason else { return reason }
      guard let index = pending.firstIndex(where: { $0.sourceRange.contains(span.sourceRange) })
      else { return nil }
      return .name(pending.remove(at: index))
    }
  }

  /// The two as one, if nothing but a blank or a hyphen parts them on either side.
  private func whole(
    _ a: Evidence.SharedSpan, _ b: Evidence.SharedSpan
  ) -> Evidence.SharedSpan? {
    guard isJoint(source, a.sourceRange, b.sourceRange),
      isJoint(target, a.targetRange, b.targetRange)
    else { return nil }
    let sourceRange = TextRange(a.sourceRange.lowerBound, b.sourceRange.upperBound)
    let targetRange = TextRange(a.targetRange.lowerBound, b.targetRange.upperBound)
    return Evidence.SharedSpan(
      source: String(source[sourceRange]), target: String(target[targetRange]),
      sourceRange: sourceRange, targetRange: targetRange)
  }

  private func isJoint(_ text: String, _ a: TextRange, _ b: TextRange) -> Bool {
    a.upperBound <= b.lowerBound
      && [" ", "-", ""].contains(text[TextRange(a.upperBound, b.lowerBound)])
  }
}

extension [Evidence] {
  /// The evidence without names and words that are part of a term given already.
  var withoutWordsOfTerms: [Evidence] {
    let terms = compactMap { reason in
      if case .term(let span) = reason { span } else { nil }
    }
    return filter { reason in
      switch reason {
      case .name(let span), .gloss(let span):
        !terms.contains {
          $0.sourceRange.contains(span.sourceRange) && $0.targetRange.contains(span.targetRange)
        }
      default: true
      }
    }
  }
}
