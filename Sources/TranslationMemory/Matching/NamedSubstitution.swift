internal import Bitext
internal import TextAnalysis

/// Months, days and names that were exchanged for others, and what is to be put in for them.
struct NamedSubstitution {
  let query: String
  let source: TranslationUnit.Variant
  let words: [WordDifference]
  let target: TranslationUnit.Variant
  let names: NameKnowledge?

  /// The least chance at which two spellings in two scripts are taken for one name.
  static let surely = 0.9

  /// Words that were exchanged for others.
  private struct Change {
    var query: TextRange
    var source: TextRange
  }

  /// What is to be put in; none where nothing of the kind changed, nil where not everything can be.
  func edits() -> [TargetEdit]? {
    let changes = words.compactMap { word -> Change? in
      guard word.kind == .words, let query = word.query, let source = word.match else { return nil }
      return Change(query: query, source: source)
    }
    guard !changes.isEmpty else { return [] }
    let calendar = NamedTexts(
      query: NamedThing.calendar(in: query), source: NamedThing.calendar(in: source.text))
    var texts = calendar
    if let names {
      texts.query.add(NamedThing.names(in: query, names))
      texts.source.add(NamedThing.names(in: source.text, names))
    }
    var edits: [TargetEdit] = []
    for change in changes {
      guard let found = self.edits(for: change, texts) else { return nil }
      edits += found
    }
    return edits
  }

  private struct NamedTexts {
    var query: [NamedThing]
    var source: [NamedThing]
  }

  private func edits(for change: Change, _ texts: NamedTexts) -> [TargetEdit]? {
    let asked = texts.query.filter { $0.range.overlaps(change.query) }
    let found = texts.source.filter { $0.range.overlaps(change.source) }
    // Words that are nothing of the kind are left to the translator, who sees them marked.
    if found.isEmpty || asked.isEmpty { return sounding(change, asked, found) ?? [] }
    let rests = [
      rest(of: change.query, without: asked, in: query),
      rest(of: change.source, without: found, in: source.text),
    ]
    guard asked.count == found.count, rests[0] == rests[1] else { return nil }
    var edits: [TargetEdit] = []
    for (new, old) in zip(asked, found) where !new.isSame(as: old) {
      guard new.kind == old.kind,
        texts.source.count(where: { $0.isSame(as: old) }) == 1,
        let place = old.place(in: target.text),
        let text = new.text(at: place, in: target.text)
      else { return nil }
      edits.append(TargetEdit(kind: new.kind, range: place.range, text: text))
    }
    return edits
  }

  /// The letters of a change that are part of nothing named, such as particles; signs say nothing.
  private func rest(of range: TextRange, without things: [NamedThing], in text: String) -> String {
    var rest = ""
    var done = range.lowerBound
    for thing in things {
      if thing.range.lowerBound > done { rest += text[TextRange(done, thing.range.lowerBound)] }
      done = max(done, thing.range.upperBound)
    }
    if range.upperBound > done { rest += text[TextRange(done, range.upperBound)] }
    return FoldedText(rest.filter { $0.isLetter || $0.isNumber }, level: .spelling).text
  }

  /// A name known by its sound: that of the memory's text is spelt in the translation, and the new
  /// one is spelt elsewhere in the memory or in a glossary.
  private func sounding(
    _ change: Change, _ asked: [NamedThing], _ found: [NamedThing]
  ) -> [TargetEdit]? {
    guard let names else { return nil }
    guard let (range, place) = spelt(change, found) else { return nil }
    // What stands before the name stands before the new one too, and nothing behind either.
    let before = source.text[
      TextRange(change.source.lowerBound, max(change.source.lowerBound, range.lowerBound))]
    guard range.upperBound == change.source.upperBound, query[change.query].hasPrefix(before),
      before.allSatisfy({ !$0.isWhitespace })
    else { return nil }
    let new = TextRange(change.query.lowerBound + before.utf8.count, change.query.upperBound)
    guard !new.isEmpty else { return nil }
    if let known = asked.first {
      guard asked.count == 1, known.range == new, let text = known.renderings.first else {
        return nil
      }
      return [TargetEdit(kind: .name, range: place, text: text)]
    }
    guard let text = names.remembered(String(query[new])) else { return nil }
    return [TargetEdit(kind: .name, range: place, text: text)]
  }

  /// Where the name in the memory's text stands there and in the translation, once in each.
  private func spelt(
    _ change: Change, _ found: [NamedThing]
  ) -> (source: TextRange, target: TextRange)? {
    if !found.isEmpty {
      guard found.count == 1, found[0].kind == .name, let place = found[0].place(in: target.text)
      else { return nil }
      return (found[0].range, place.range)
    }
    let pairs = SharedNames.pairs(
      source: source.text, sourceLanguage: source.language, target: target.text,
      targetLanguage: target.language
    ).filter { $0.sourceRange.overlaps(change.source) }
    guard pairs.count == 1, pairs[0].score >= Self.surely,
      change.source.contains(pairs[0].sourceRange),
      NamedThing.ranges(of: String(target.text[pairs[0].targetRange]), in: target.text).count == 1,
      NamedThing.ranges(of: String(source.text[pairs[0].sourceRange]), in: source.text).count == 1
    else { return nil }
    return (pairs[0].sourceRange, pairs[0].targetRange)
  }
}

/// A month, a day or a name that stands in a text.
struct NamedThing {
  let kind: MatchDraft.Kind
  let range: TextRange
  private let identity: String
  /// Of names, the wordings in the other language.
  let renderings: [String]
  private let calendar: CalendarName?

  static func calendar(in text: String) -> [NamedThing] {
    CalendarName.names(in: text).map {
      NamedThing(
        kind: $0.kind == .month ? .month : .weekday, range: $0.range,
        identity: "\($0.kind) \($0.number)", renderings: [], calendar: $0)
    }
  }

  static func names(in text: String, _ known: NameKnowledge) -> [NamedThing] {
    known.names(text).map {
      NamedThing(
        kind: .name, range: $0.range, identity: $0.concept, renderings: $0.renderings,
        calendar: nil)
    }
  }

  /// Whether both are the same month, day or bearer of a name.
  func isSame(as other: NamedThing) -> Bool { kind == other.kind && identity == other.identity }

  struct Place {
    let range: TextRange
    /// Of months and days, how they are written there.
    let calendar: CalendarName?
  }

  /// Where a translation says it; nil unless it does so once.
  func place(in translation: String) -> Place? {
    if let calendar {
      let found = CalendarName.names(in: translation)
        .filter { $0.kind == calendar.kind && $0.number == calendar.number }
      return found.count == 1 ? Place(range: found[0].range, calendar: found[0]) : nil
    }
    var ranges: [TextRange] = []
    for rendering in renderings.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      ranges += Self.ranges(of: rendering, in: translation).filter { range in
        !ranges.contains { $0.overlaps(range) }
      }
    }
    return ranges.count == 1 ? Place(range: ranges[0], calendar: nil) : nil
  }

  /// What is to be written at a place of a translation.
  func text(at place: Place, in translation: String) -> String? {
    if let calendar, let written = place.calendar {
      return written.text(in: translation, for: calendar.number)
    }
    return renderings.first
  }

  /// Every place where words stand as words of their own. Latin letters must agree in case; Arabic
  /// words may have particles before them, which are left outside.
  static func ranges(of words: String, in text: String) -> [TextRange] {
    let folded = FoldedText(text, level: .spelling)
    return folded.ranges(of: words).filter { range in
      let before = text[TextRange(0, range.lowerBound)]
      let behind = text[TextRange(range.upperBound, text.utf8.count)]
      let isLatin = words.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      if isLatin && text[range] != words { return false }
      if let next = behind.first, next.isLetter || next.isNumber { return false }
      let attached = String(before.reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
      return attached.isEmpty
        || (!isLatin && attached.count <= 2 && attached.allSatisfy { particles.contains($0) })
    }
  }

  private static let particles: Set<Character> = Set(
    [ArabicLetter.waw, ArabicLetter.feh, ArabicLetter.beh, ArabicLetter.lam, ArabicLetter.kaf]
      .map { Character($0) })
}

extension [NamedThing] {
  /// Adds those that stand where none of these does, in order.
  fileprivate mutating func add(_ others: [NamedThing]) {
    self += others.filter { other in !contains { $0.range.overlaps(other.range) } }
    sort { $0.range < $1.range }
  }
}
