public import Bitext
internal import TextAnalysis

/// Two concepts that are one, as one entry: nothing of either is lost.
public enum TermMerger {
  /// The first entry with all that the second has and it has not: terms become variants, preferred
  /// renderings that differ are admitted, notes and sources are joined.
  ///
  /// Throws: `sameConcept`; `contradiction` where one uses a wording that the other advises against.
  public static func merge(
    _ kept: TermEntry, with other: TermEntry
  ) throws(TerminologyError) -> TermEntry {
    guard kept.concept != other.concept else { throw .sameConcept(kept.concept) }
    let isOldest =
      other.record.created.isEmpty
      || !kept.record.created.isEmpty && kept.record.created <= other.record.created
    return TermEntry(
      concept: kept.concept, terms: terms(kept, other), renderings: try renderings(kept, other),
      domain: joined(items(kept.domain) + items(other.domain), by: TermColumn.itemSeparator),
      partOfSpeech: kept.partOfSpeech.isEmpty ? other.partOfSpeech : kept.partOfSpeech,
      note: note(kept, other),
      source: joined([kept.source, other.source], by: "; "),
      definition: kept.definition.isEmpty ? other.definition : kept.definition,
      sourceLanguage: kept.sourceLanguage, targetLanguage: kept.targetLanguage,
      record: TermEntry.Record(
        status: [kept, other].contains { $0.record.status == .draft } ? .draft : .approved,
        created: isOldest ? kept.record.created : other.record.created,
        changed: max(kept.record.changed, other.record.changed),
        by: joined([kept.record.by, other.record.by], by: ", ")))
  }

  /// A term that the other has by the same letters, marks apart, is not repeated.
  private static func terms(_ kept: TermEntry, _ other: TermEntry) -> [String] {
    var seen: Set<String> = []
    return (kept.terms + other.terms).filter {
      seen.insert(FoldedText($0, level: .marks).text).inserted
    }
  }

  private static func renderings(
    _ kept: TermEntry, _ other: TermEntry
  ) throws(TerminologyError) -> [Rendering] {
    var merged = kept.renderings
    for rendering in other.renderings {
      let demoted = Rendering(
        rendering.text, standing: rendering.standing == .preferred ? .admitted : rendering.standing,
        reason: rendering.reason)
      guard let place = merged.firstIndex(where: { $0.text == rendering.text }) else {
        merged.append(demoted)
        continue
      }
      guard merged[place].standing.isGood == rendering.standing.isGood else {
        throw .contradiction(rendering.text, kept: kept.concept, merged: other.concept)
      }
      merged[place] = Rendering(
        rendering.text, standing: stricter(merged[place].standing, rendering.standing),
        reason: joined([merged[place].reason, rendering.reason], by: "; "))
    }
    return Rendering.Standing.allCases.flatMap { standing in
      merged.filter { $0.standing == standing }
    }
  }

  /// Of two good standings the kept entry's, of two bad ones the worse.
  private static func stricter(
    _ kept: Rendering.Standing, _ other: Rendering.Standing
  ) -> Rendering.Standing {
    kept.isGood ? kept : [kept, other].contains(.forbidden) ? .forbidden : .deprecated
  }

  /// Both notes, and in words what the second has where there is room for one thing only.
  private static func note(_ kept: TermEntry, _ other: TermEntry) -> String {
    var parts = [kept.note, other.note]
    if !kept.definition.isEmpty, !other.definition.isEmpty, kept.definition != other.definition {
      parts.append("Also defined as: \(other.definition)")
    }
    if !kept.partOfSpeech.isEmpty, !other.partOfSpeech.isEmpty,
      kept.partOfSpeech != other.partOfSpeech
    {
      parts.append("Also \(other.partOfSpeech)")
    }
    if kept.sourceLanguage != other.sourceLanguage || kept.targetLanguage != other.targetLanguage {
      parts.append("Partly \(other.sourceLanguage) \(other.targetLanguage)")
    }
    parts.append("Merged from \(other.concept).")
    return parts.filter { !$0.isEmpty }.reduce("") { note, part in
      if note.isEmpty || note == part { return part }
      return note + (note.hasSuffix(".") ? " " : "; ") + part
    }
  }

  private static func items(_ cell: String) -> [String] { TermCells.items(cell) }

  private static func joined(_ parts: [String], by separator: String) -> String {
    var seen: Set<String> = []
    return parts.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: separator)
  }
}
