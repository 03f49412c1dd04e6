internal import Bitext

/// The cells of one row of a glossary file, as places in the bytes of the file, which it does not own.
struct GlossaryCells {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ranges: Slice<UnsafeBufferPointer<Range<Int32>>>

  /// - Parameters:
  ///   - bytes: the whole file, which must outlive the cells.
  ///   - ranges: where in it each cell stands.
  init(bytes: UnsafeBufferPointer<UInt8>, ranges: Slice<UnsafeBufferPointer<Range<Int32>>>) {
    (self.bytes, self.ranges) = (bytes, ranges)
  }

  var count: Int { ranges.count }

  var texts: [String] { ranges.map { Self.text(bytes[Int($0.lowerBound)..<Int($0.upperBound)]) } }

  /// Whether a column's cell has no letter, or the row is too short to have the cell.
  func isEmpty(_ column: GlossaryColumn) -> Bool { range(column).isEmpty }

  /// The cell of a column; empty where the row is too short.
  subscript(column: GlossaryColumn) -> String { Self.text(bytes[range(column)]) }

  /// The items of a cell, as `TermCells` has them.
  func items(_ column: GlossaryColumn) -> [String] {
    var items: [String] = []
    eachItem(column) { items.append($0) }
    return items
  }

  /// What `TermCells` makes of the cells, without making strings of them first.
  var entry: TermEntry {
    guard count <= GlossaryColumn.required.count else { return TermCells(texts: texts).entry }
    var terms: [String] = []
    terms.reserveCapacity(2)
    for column in [GlossaryColumn.arabic, .variants] { eachItem(column) { terms.append($0) } }
    var renderings: [Rendering] = []
    renderings.reserveCapacity(2)
    for standing in Rendering.Standing.allCases {
      eachItem(standing.column) { renderings.append(Rendering(item: $0, standing: standing)) }
    }
    return TermEntry(
      concept: self[.concept], terms: terms, renderings: renderings, domain: self[.domain],
      partOfSpeech: self[.partOfSpeech], note: self[.note], source: self[.source])
  }

  private func range(_ column: GlossaryColumn) -> Range<Int> {
    guard column.rawValue < ranges.count else { return 0..<0 }
    let range = ranges[ranges.startIndex + column.rawValue]
    return Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// Gives each item of a cell; of several the empty ones are left out.
  private func eachItem(_ column: GlossaryColumn, _ take: (String) -> Void) {
    let cell = range(column)
    var start = cell.lowerBound
    for at in cell where bytes[at] == UInt8(ascii: "|") {
      let item = trimmed(start..<at)
      if !item.isEmpty { take(Self.text(bytes[item])) }
      start = at + 1
    }
    let last = trimmed(start..<cell.upperBound)
    let isWhole = start == cell.lowerBound && !cell.isEmpty
    if !last.isEmpty || isWhole { take(Self.text(bytes[last])) }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end && bytes[start] == 0x20 { start += 1 }
    while start < end && bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
  }
}
