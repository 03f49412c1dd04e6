public import Foundation

/// An Arabic dictionary of word forms: which stems there are, which prefixes and suffixes each may
/// bear, and which dictionary word a stem belongs to.
///
/// It knows broken plurals (مناطق of منطقة), irregular stems, and what looks like a particle or an
/// ending and is none. Words are looked up at spelling level L2; a reading spelt as the dictionary
/// spells it outdoes the others. Opening takes a few milliseconds, a word one or two microseconds.
///
/// File layout (little endian): the magic `TARJMOR1`; ten UInt32: the numbers of prefix, stem and
/// suffix categories, of dictionary words, and of slots and entries of the three sections; three
/// tables of bytes, which categories of prefix and stem, stem and suffix, prefix and suffix go
/// together; and, from the next multiple of 8, the slots and entries of prefixes, stems, suffixes,
/// UInt64 each (`MorphologyEntry`). Letters are held as sums: the file holds no word.
public final class ArabicMorphology: Sendable {
  static let magic = Data("TARJMOR1".utf8)

  /// How many dictionary words there are.
  public let lemmaCount: Int
  /// How many stems.
  public var stemCount: Int { stems.entries.count }
  private let prefixes: Section
  private let stems: Section
  private let suffixes: Section
  /// Whether a prefix goes with a stem, a stem with a suffix, a prefix with a suffix.
  private let joins: (prefixStem: [UInt8], stemSuffix: [UInt8], prefixSuffix: [UInt8])
  private let stemCategories: Int
  private let suffixCategories: Int

  private struct Section: Sendable {
    let slots: [UInt64]
    let entries: [UInt64]

    /// The number of the first entry with a sum; -1 if there is none.
    func first(_ sum: UInt64) -> Int {
      let mask = slots.count - 1
      var slot = Int(sum & UInt64(mask))
      while slots[slot] != 0 {
        if slots[slot] >> 32 == sum >> 32 { return Int(slots[slot] & 0xFFFF_FFFF) - 1 }
        slot = (slot + 1) & mask
      }
      return -1
    }

    func entry(_ number: Int) -> MorphologyEntry { MorphologyEntry(bits: entries[number]) }
  }

  /// Reads a file that `MorphologyBuilder` wrote.
  ///
  /// Throws: `MorphologyError` naming the file, if it is missing, damaged or of another version.
  public init(file: URL) throws(MorphologyError) {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw .unreadable(file: file.path, reason: error.localizedDescription)
    }
    guard data.prefix(8) == Self.magic else { throw .wrongVersion(file: file.path) }
    guard data.count >= 48 else { throw .damaged(file: file.path) }
    let numbers = (0..<10).map { Self.number(data, at: 8 + 4 * $0) }
    let tables = [
      numbers[0] * numbers[1], numbers[1] * numbers[2], numbers[0] * numbers[2],
    ]
    var at = 48
    guard numbers.allSatisfy({ $0 < 1 << 24 }),
      (48 + tables.reduce(0, +) + 7) / 8 * 8 + 8 * numbers[4...].reduce(0, +) == data.count,
      [numbers[4], numbers[6], numbers[8]].allSatisfy({ $0 > 0 && $0 & ($0 - 1) == 0 })
    else { throw .damaged(file: file.path) }
    func bytes(_ count: Int) -> [UInt8] {
      defer { at += count }
      return Array(data[at..<at + count])
    }
    joins = (bytes(tables[0]), bytes(tables[1]), bytes(tables[2]))
    at = (at + 7) / 8 * 8
    func section(_ place: Int) -> Section {
      defer { at += 8 * (numbers[place] + numbers[place + 1]) }
      return Section(
        slots: Self.words(data, at, numbers[place]),
        entries: Self.words(data, at + 8 * numbers[place], numbers[place + 1]))
    }
    (prefixes, stems, suffixes) = (section(4), section(6), section(8))
    (lemmaCount, stemCategories, suffixCategories) = (numbers[3], numbers[1], numbers[2])
    guard isWhole(prefixCategories: numbers[0]) else { throw .damaged(file: file.path) }
  }

  /// Whether every number of the file lies within its bounds, so that no look-up can fail.
  private func isWhole(prefixCategories: Int) -> Bool {
    zip([prefixes, stems, suffixes], [prefixCategories, stemCategories, suffixCategories])
      .allSatisfy { section, categories in
        section.slots.contains(0)
          && section.slots.allSatisfy { Int($0 & 0xFFFF_FFFF) <= section.entries.count }
          && section.slots.allSatisfy { $0 == 0 || $0 & 0xFFFF_FFFF > 0 }
          && section.entries.last.map { MorphologyEntry(bits: $0).isLast } ?? false
          && section.entries.allSatisfy { MorphologyEntry(bits: $0).category < categories }
      }
  }

  private static func number(_ data: Data, at offset: Int) -> Int {
    data.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  private static func words(_ data: Data, _ offset: Int, _ count: Int) -> [UInt64] {
    data.withUnsafeBytes { bytes in
      (0..<count).map {
        UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8 * $0, as: UInt64.self))
      }
    }
  }

  // MARK: Looking up

  private static let longestPrefix = 5
  private static let longestSuffix = 6

  /// Every reading of a word, in no order; empty if the dictionary does not know it.
  ///
  /// Letters are those of level L1. A reading that must respell them counts only if all must.
  func readings(of word: [UInt16]) -> [LexicalReading] {
    let count = word.count
    guard (1...40).contains(count) else { return [] }
    var found: [LexicalReading] = []
    let ends = suffixes(of: word)
    var prefix = MorphologySum()
    for start in 0...min(Self.longestPrefix, count - 1) {
      if start > 0 { prefix.append(word[start - 1]) }
      let first = prefixes.first(prefix.folded)
      guard first >= 0 else { continue }
      var stem = MorphologySum()
      for end in start + 1...count {
        stem.append(word[end - 1])
        let suffix = ends[count - end < ends.count ? count - end : ends.count - 1]
        guard count - end < ends.count, suffix.first >= 0 else { continue }
        let known = stems.first(stem.folded)
        guard known >= 0 else { continue }
        let written = (prefix.spelling, stem.spelling, suffix.spelling)
        join(first, known, suffix.first, written, count, &found)
      }
    }
    let exact = found.filter { $0.traits.contains(.exact) }
    return exact.isEmpty ? found : exact
  }

  /// The first entry of the suffix of each length, -1 where there is none.
  private func suffixes(of word: [UInt16]) -> [(first: Int, spelling: UInt16)] {
    (0...min(Self.longestSuffix, word.count - 1)).map { length in
      let sum = MorphologySum(word[(word.count - length)...])
      return (suffixes.first(sum.folded), sum.spelling)
    }
  }

  private func join(
    _ prefix: Int, _ stem: Int, _ suffix: Int, _ written: (UInt16, UInt16, UInt16), _ count: Int,
    _ found: inout [LexicalReading]
  ) {
    each(prefixes, from: prefix) { first in
      each(stems, from: stem) { middle in
        let (row, column) = (first.category * stemCategories, middle.category)
        guard joins.prefixStem[row + column] != 0 else { return }
        each(suffixes, from: suffix) { last in
          guard joins.stemSuffix[column * suffixCategories + last.category] != 0,
            joins.prefixSuffix[first.category * suffixCategories + last.category] != 0,
            first.outerLetters + last.pronounLetters < count
          else { return }
          var reading = LexicalReading(first, middle, last, of: count)
          let spelling = (first.spelling, middle.spelling, last.spelling)
          if spelling == written { reading = reading.exact() }
          if !found.contains(reading) { found.append(reading) }
        }
      }
    }
  }

  private func each(_ section: Section, from first: Int, _ take: (MorphologyEntry) -> Void) {
    var number = first
    while true {
      let entry = section.entry(number)
      take(entry)
      if entry.isLast { return }
      number += 1
    }
  }
}
