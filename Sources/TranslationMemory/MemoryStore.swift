public import Bitext
public import TextAnalysis

/// A translation memory: it keeps units and finds them again.
///
/// Every store passes one contract. A call blocks until it is done, and is done wholly or not at
/// all; calls may come from many threads, and from many processes where the store is shared.
/// Strings are the same when their bytes are.
public protocol MemoryStore: Sendable {
  /// Opens an import. If a live import has the same fingerprint, it is that one: unfinished, to go
  /// on behind its `counts.received` units, or finished, with nothing left to do.
  func openImport(from origin: Import.Origin) throws(MemoryError) -> Import

  /// Takes units into an open import, all of them in one step, and says how many were new.
  ///
  /// A unit that the memory knows is not doubled; if it says anything new besides its texts, that
  /// is kept beside what was known. Thousands a call are much faster than one.
  @discardableResult
  func insert(
    _ units: some Collection<TranslationUnit>, into id: Import.ID
  ) throws(MemoryError) -> Import.Counts

  /// Closes an import: all its units are in.
  @discardableResult
  func finishImport(_ id: Import.ID) throws(MemoryError) -> Import

  /// Changes what a finished import vouches for, in one step: of work that goes on, such as a draft.
  ///
  /// - Parameters:
  ///   - units: what it vouches for from now on, as `insert` takes it.
  ///   - withdrawn: units that it vouches for no more; those that another import vouches for stay. That
  ///     is the import's own affair and no change of a unit's history.
  func revise(
    _ id: Import.ID, adding units: some Collection<TranslationUnit>,
    withdrawing withdrawn: [StoredUnit.ID]
  ) throws(MemoryError)

  /// Takes an open import back for good, as if it had never begun: the file turned out to be broken.
  func discardImport(_ id: Import.ID) throws(MemoryError)

  /// All imports in the order they began, unfinished and deleted ones too.
  func imports() throws(MemoryError) -> [Import]

  /// Deletes an import as a whole. A unit stays while another import vouches for it. Nothing is
  /// lost before `purge`.
  @discardableResult
  func deleteImport(_ id: Import.ID) throws(MemoryError) -> Import

  /// Takes back the last deletion that is not taken back yet; nil if there is none.
  @discardableResult
  func restoreImport() throws(MemoryError) -> Import?

  /// Removes deleted imports for good, with the units that only they vouched for, and gives the
  /// number of these units.
  @discardableResult
  func purge() throws(MemoryError) -> Int

  /// Replaces a unit by its corrected form wherever it came from, and gives the corrected unit.
  /// What was there before is kept as history (`changes`) and no longer found.
  ///
  /// The corrected form carries who changed it and when (`provenance.changedBy`, `.changed`).
  @discardableResult
  func update(_ id: StoredUnit.ID, to unit: TranslationUnit) throws(MemoryError) -> StoredUnit

  /// Deletes a unit, whatever imports vouch for it. It is kept as history and no longer found; another
  /// import that brings it vouches for it anew.
  ///
  /// - Parameter person: who does it, for the history.
  @discardableResult
  func delete(_ id: StoredUnit.ID, by person: String?) throws(MemoryError) -> UnitChange

  /// Takes a change back, and gives the change that did; nil takes the last that still stands and is
  /// itself no taking back, and gives nil if there is none.
  ///
  /// Throws: `.changedSince` if something was built upon it.
  @discardableResult
  func undo(_ change: UnitChange.ID?, by person: String?) throws(MemoryError) -> UnitChange?

  /// What was done to a unit, under whatever number it had, or to all units; the newest first.
  func changes(of unit: StoredUnit.ID?, limit: Int) throws(MemoryError) -> [UnitChange]

  /// The units that a filter means, in the order of their numbers, behind one; `limit` at most.
  func units(
    _ filter: UnitFilter, behind last: StoredUnit.ID, limit: Int
  ) throws(MemoryError) -> [StoredUnit]

  /// The unit of a number; nil if there is none or nothing vouches for it any more.
  func unit(_ id: StoredUnit.ID) throws(MemoryError) -> StoredUnit?

  /// The units that have exactly this text on a side, the newest first.
  ///
  /// At the level of letters every byte counts; at `.marks` and `.spelling` texts are the same when
  /// their folds are. The level of inflection is that of spelling here.
  func units(
    of text: String, on side: Side, level: FoldLevel, languages: LanguagePair?
  ) throws(MemoryError) -> [StoredUnit]

  /// The units that contain a phrase of either language, in spite of spelling, clitics and regular
  /// inflection: «مناطق خفض التوتر» in «…وبمناطق خفض التوتر».
  ///
  /// The words must stand side by side in the order of the phrase. None is missed; those with the
  /// newest texts come first and `limit` ends the list. A phrase without a word is found nowhere.
  func units(
    containing phrase: String, languages: LanguagePair?, limit: Int
  ) throws(MemoryError) -> [PhraseHit]

  /// The units whose text is like the one looked up, the best first (`MemoryMatch.precedes`): the same
  /// units with the same scores as comparing with every unit gives (`Similarity`).
  func matches(
    of query: MatchQuery, _ settings: MatchSettings
  ) throws(MemoryError) -> [MemoryMatch]

  /// The longest stretches of a text that units have on the query's side, in order, by the places of
  /// its words (`TextWords`); none of them lies within another.
  ///
  /// Words agree in spite of spelling, particles before the first and a pronoun behind the last, and
  /// are not inflected otherwise. Whatever lies within a stretch is in the memory too. Where very
  /// many texts have all words of a stretch, the newest 400 are read for it.
  ///
  /// - Parameter ends: of each word, whether a stretch may begin or end with it; all may of which nothing
  ///   is said.
  func stretches(
    of query: MatchQuery, between ends: [Bool]?
  ) throws(MemoryError) -> [Range<Int>]

  /// The newest units that have a stretch of a text, `limit` at most.
  func units(
    with stretch: Range<Int>, of query: MatchQuery, limit: Int
  ) throws(MemoryError) -> StretchHits

  /// Hands over the units that a filter means, in the order they came, one by one. Memory use does
  /// not grow with their number, and they are those of one moment, whatever is written meanwhile.
  ///
  /// A correction comes when it is made. A unit that came several times is handed over once for
  /// each time it had something new to say. Throws `MemoryError`, or what `body` throws.
  ///
  /// Precondition: `body` does not call the store.
  func forEachUnit(
    _ filter: UnitFilter, _ body: (TranslationUnit) throws -> Void
  ) throws

  func statistics() throws(MemoryError) -> MemoryStatistics

  /// Checks the memory. The quick check looks at counts and references; the deep one at every page
  /// of the file, and makes the index anew in mind to compare.
  func verify(deep: Bool) throws(MemoryError) -> [MemoryFault]

  /// Makes the index anew from the texts.
  func reindex() throws(MemoryError)
}

extension MemoryStore {
  public func stretches(of query: MatchQuery) throws(MemoryError) -> [Range<Int>] {
    try stretches(of: query, between: nil)
  }

  public func units(of text: String, on side: Side = .source) throws(MemoryError) -> [StoredUnit] {
    try units(of: text, on: side, level: .letters, languages: nil)
  }

  public func units(
    containing phrase: String, limit: Int = 50
  ) throws(MemoryError) -> [PhraseHit] {
    try units(containing: phrase, languages: nil, limit: limit)
  }

  public func matches(
    of text: String, _ settings: MatchSettings = MatchSettings()
  ) throws(MemoryError) -> [MemoryMatch] {
    try matches(of: MatchQuery(TaggedText(text)), settings)
  }

  public func forEachUnit(_ body: (TranslationUnit) throws -> Void) throws {
    try forEachUnit(UnitFilter(), body)
  }

  /// Brings in units under one name, `batch` a step, and closes the import.
  ///
  /// An import of the same fingerprint that was broken off is resumed behind the units it has.
  @discardableResult
  public func importUnits(
    _ units: some Sequence<TranslationUnit>, from origin: Import.Origin, batch: Int = 10_000
  ) throws(MemoryError) -> Import {
    let opened = try openImport(from: origin)
    guard opened.finished == nil else { return opened }
    var pending: [TranslationUnit] = []
    for unit in units.dropFirst(opened.counts.received) {
      pending.append(unit)
      guard pending.count >= batch else { continue }
      try insert(pending, into: opened.id)
      pending.removeAll(keepingCapacity: true)
    }
    if !pending.isEmpty { try insert(pending, into: opened.id) }
    return try finishImport(opened.id)
  }
}
