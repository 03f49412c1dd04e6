public import Foundation

/// Makes a morphology file from Buckwalter's Arabic dictionaries and tables as their package holds
/// them (Buckwalter 2002, *Arabic Morphological Analyzer Version 1.0*, LDC2002L49).
///
/// The folder holds `dictPrefixes`, `dictStems`, `dictSuffixes`, and the tables of the categories
/// that go together: `tableAB` (prefix and stem), `tableBC` (stem and suffix), `tableAC` (prefix
/// and suffix).
public struct MorphologyBuilder: Sendable {
  private var prefixes = MorphologySection()
  private var stems = MorphologySection()
  private var suffixes = MorphologySection()
  private var joins: [[UInt8]] = []
  private var lemmaCount = 0

  /// How many stems were read, spellings of one stem counted each.
  public private(set) var stemCount = 0

  public init(folder: URL) throws(MorphologyError) {
    var categories: [[String: Int]] = []
    let prefixRows = try Self.rows(folder, "dictPrefixes", &categories)
    let stemRows = try Self.rows(folder, "dictStems", &categories)
    let suffixRows = try Self.rows(folder, "dictSuffixes", &categories)
    for row in prefixRows {
      prefixes.add(row.letters, row.prefix(category: categories[0][row.category] ?? 0))
    }
    var lemmas: [Substring: Int] = [:]
    for row in stemRows {
      let lemma = lemmas[row.lemma] ?? lemmas.count
      lemmas[row.lemma] = lemma
      stems.add(row.letters, row.stem(category: categories[1][row.category] ?? 0, lemma: lemma))
    }
    for row in suffixRows {
      suffixes.add(row.letters, row.suffix(category: categories[2][row.category] ?? 0))
    }
    guard lemmas.count < 1 << 20 else { throw .tooLarge(file: "dictStems") }
    (lemmaCount, stemCount) = (lemmas.count, stemRows.count)
    joins = [
      try Self.joins(folder, "tableAB", categories[0], categories[1]),
      try Self.joins(folder, "tableBC", categories[1], categories[2]),
      try Self.joins(folder, "tableAC", categories[0], categories[2]),
    ]
    counts = categories.map(\.count)
  }

  private var counts: [Int] = []

  /// Writes the file beside its place and moves it there, so that no reader sees half of it.
  public func write(to file: URL) throws(MorphologyError) {
    var data = ArabicMorphology.magic
    let sections = [prefixes, stems, suffixes].map { $0.table() }
    let header = counts + [lemmaCount] + sections.flatMap { [$0.slots.count, $0.entries.count] }
    for number in header { data.append(littleEndian: UInt32(number)) }
    for table in joins { data.append(contentsOf: table) }
    while data.count % 8 != 0 { data.append(0) }
    for section in sections {
      for word in section.slots + section.entries { data.append(littleEndian: word) }
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
    } catch {
      throw .unwritable(file: file.path, reason: error.localizedDescription)
    }
  }

  // MARK: Reading

  /// The rows of a dictionary; their categories are numbered and added to the list.
  private static func rows(
    _ folder: URL, _ name: String, _ categories: inout [[String: Int]]
  ) throws(MorphologyError) -> [BuckwalterRow] {
    var lemma: Substring = ""
    var rows: [BuckwalterRow] = []
    for line in try text(folder, name).split(whereSeparator: \.isNewline) {
      if line.hasPrefix(";; ") {
        lemma = line.dropFirst(3)
      } else if let row = BuckwalterRow(line, lemma: lemma) {
        rows.append(row)
      }
    }
    guard !rows.isEmpty else { throw .noEntries(file: name) }
    let names = Set(rows.map(\.category)).sorted()
    guard names.count <= 256 else { throw .tooLarge(file: name) }
    categories.append(Dictionary(uniqueKeysWithValues: zip(names, names.indices)))
    return rows
  }

  /// For each pair of categories whether they go together, row by row.
  private static func joins(
    _ folder: URL, _ name: String, _ left: [String: Int], _ right: [String: Int]
  ) throws(MorphologyError) -> [UInt8] {
    var table = [UInt8](repeating: 0, count: left.count * right.count)
    for line in try text(folder, name).split(whereSeparator: \.isNewline)
    where !line.hasPrefix(";") {
      let names = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard names.count >= 2, let row = left[names[0]], let column = right[names[1]] else {
        continue
      }
      table[row * right.count + column] = 1
    }
    guard table.contains(1) else { throw .noEntries(file: name) }
    return table
  }

  private static func text(_ folder: URL, _ name: String) throws(MorphologyError) -> String {
    do {
      // Latin-1: a stray letter in a gloss must not hide the rest.
      return try String(contentsOf: folder.appending(path: name), encoding: .isoLatin1)
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
  }
}

/// Entries by the sums of their letters, and the table they are looked up in.
private struct MorphologySection: Sendable {
  private var entries: [UInt64: [MorphologyEntry]] = [:]

  mutating func add(_ letters: [UInt16], _ entry: MorphologyEntry) {
    let sum = MorphologySum(letters).folded
    if entries[sum]?.contains(entry) != true { entries[sum, default: []].append(entry) }
  }

  /// An open-addressed table at most half full: the upper half of a slot is that of the sum, the
  /// lower the number of the first entry, counted from 1; 0 is free.
  func table() -> (slots: [UInt64], entries: [UInt64]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var all: [UInt64] = []
    for (sum, group) in entries.sorted(by: { $0.key < $1.key }) {
      var slot = Int(sum & UInt64(size - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = sum & ~0xFFFF_FFFF | UInt64(all.count + 1)
      for (place, entry) in group.enumerated() {
        var entry = entry
        entry.isLast = place == group.count - 1
        all.append(entry.bits)
      }
    }
    return (slots, all)
  }
}

extension Data {
  fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
