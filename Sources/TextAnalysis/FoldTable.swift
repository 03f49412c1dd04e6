/// What becomes of every Unicode scalar at one fold level, ready for the scanner.
///
/// One flat table serves U+0000–U+07FF, which holds Latin, Greek, Cyrillic and Arabic; a few pages
/// serve the rest of the plane; a rule serves what no page holds.
struct FoldTable: Sendable {
  static let letters = Shared(level: .letters)
  static let marks = Shared(level: .marks)
  static let spelling = Shared(level: .spelling)

  /// A table that many look things up in: of one handed about by itself, each of its lists would be
  /// counted for each text.
  final class Shared: Sendable {
    let table: FoldTable

    fileprivate init(level: FoldLevel) { table = FoldTable(level: level) }
  }

  static func table(for level: FoldLevel) -> Shared {
    switch level {
    case .letters: letters
    case .marks: marks
    case .spelling, .inflection, .lexicon: spelling
    }
  }

  /// U+0000–U+07FF, one entry each.
  private(set) var low: [Entry]
  /// Blocks of 256 entries for the higher pages that have rows.
  private(set) var pages: [Entry]
  /// For each of the 256 pages of the plane, its block in `pages`, or 0xFF.
  private(set) var pageOf: [UInt8]
  /// Foldings of more than three bytes, which entries refer to by place.
  private(set) var expansions: [[UInt8]] = []
  /// What a folded letter and a mark upon it make.
  private(set) var compositions: [Pair: [UInt8]] = [:]
  private let level: FoldLevel

  /// A letter as folded, and the mark that follows it.
  struct Pair: Hashable, Sendable {
    let letter: [UInt8]
    let mark: UInt32
  }

  /// One scalar's folding in 32 bits: up to three UTF-8 bytes, first in the lowest byte; above
  /// them their number, and the kind in the top four bits.
  struct Entry: Sendable, Hashable {
    let bits: UInt32

    enum Kind: UInt32 {
      /// As many bytes as the scalar itself has; four bytes are always copied.
      case even
      /// Fewer or more bytes.
      case uneven
      /// The low bits are a place in `expansions`.
      case expansion
      /// It joins the letter before it and is left away.
      case droppedMark
      /// It joins the letter before it and is copied.
      case keptMark
    }

    init(_ kind: Kind, bytes: [UInt8] = []) {
      var bits = UInt32(bytes.count) << 24 | kind.rawValue << 28
      for (place, byte) in bytes.prefix(3).enumerated() { bits |= UInt32(byte) << (8 * place) }
      self.bits = bits
    }

    /// A scalar of the first plane as it is; no bytes above it, where scalars are copied.
    init(unfolded value: UInt32) {
      func tail(_ shift: UInt32) -> UInt32 { 0x80 | value >> shift & 0x3F }
      bits =
        switch value {
        case 0..<0x80: value | 1 << 24
        case 0x80..<0x800: 0xC0 | value >> 6 | tail(0) << 8 | 2 << 24
        case 0x800..<0x10000: 0xE0 | value >> 12 | tail(6) << 8 | tail(0) << 16 | 3 << 24
        default: 0
        }
    }

    init(expansion place: Int) { bits = UInt32(place) | Kind.expansion.rawValue << 28 }

    var kind: Kind { Kind(rawValue: bits >> 28) ?? .even }
    var isEven: Bool { bits >> 28 == 0 }
    var joins: Bool { bits >> 28 >= Kind.droppedMark.rawValue }
    var count: Int { Int(bits >> 24 & 3) }
    var place: Int { Int(bits & 0xFF_FFFF) }
    var bytes: [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) } }
  }

  /// The entry of any scalar.
  func entry(of scalar: UInt32) -> Entry {
    if scalar < 0x800 { return low[Int(scalar)] }
    if scalar < 0x10000 {
      let page = pageOf[Int(scalar >> 8)]
      if page != 0xFF { return pages[Int(page) << 8 | Int(scalar & 0xFF)] }
    }
    return FoldTable.ruled(scalar, level)
  }

  /// What holds for scalars without a row: marks join their letter, the rest stays. Han, Hangul
  /// and emoji are known to have no marks and are not looked up.
  private static func ruled(_ value: UInt32, _ level: FoldLevel) -> Entry {
    switch value {
    case 0x2100...0x2CEE, 0x3100...0xA4CF, 0xAC00...0xD7FF, 0xE000...0xF8FF, 0x1F000...0x1F3FA,
      0x1F400...0x3FFFF:
      return Entry(unfolded: value)
    default:
      guard let scalar = Unicode.Scalar(value), JoiningCharacters.joins(scalar) else {
        return Entry(unfolded: value)
      }
      let isDropped = level > .letters && JoiningCharacters.isFolded(scalar)
      return Entry(isDropped ? .droppedMark : .keptMark)
    }
  }
}

// MARK: - Making a table

extension FoldTable {
  private static let pagesWithRows: [UInt32] = [
    0x08, 0x1A, 0x1D, 0x1E, 0x20, 0x21, 0x30, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
  ]

  fileprivate init(level: FoldLevel) {
    self.level = level
    low = (0..<0x800).map { FoldTable.ruled($0, level) }
    pageOf = Array(repeating: 0xFF, count: 256)
    pages = []
    for (place, page) in FoldTable.pagesWithRows.enumerated() {
      pageOf[Int(page)] = UInt8(place)
      pages += (page << 8..<(page + 1) << 8).map { FoldTable.ruled($0, level) }
    }
    guard level > .letters else { return }
    addSigns()
    addLatin()
    addPresentationForms()
    if level > .marks { addSpellings() }
    addCompositions()
  }

  private mutating func addSigns() {
    for (scalars, first) in SignFolds.runs {
      for value in scalars { set(value, to: [first + (value - scalars.lowerBound)]) }
    }
    for (scalar, sign) in SignFolds.rows {
      for value in scalar { set(value, to: [sign.value]) }
    }
  }

  private mutating func addLatin() {
    for (first, letters) in LatinFolds.rows {
      for (value, letter) in zip(first..., letters.unicodeScalars) where letter != "_" {
        set(value, to: [letter.value])
      }
    }
    for (scalar, letters) in LatinFolds.expansions {
      set(scalar, to: letters.unicodeScalars.map(\.value))
    }
  }

  private mutating func addPresentationForms() {
    for (first, count, letter) in PresentationForms.shapes {
      for value in first..<first + count { set(value, to: [letter]) }
    }
    for (first, row) in PresentationForms.ligatures {
      for (value, letters) in zip(first..., row.split(separator: " ")) where letters != "_" {
        set(value, to: letters.unicodeScalars.map(\.value))
      }
    }
  }

  private mutating func addSpellings() {
    for (letter, _) in ArabicSpelling.folds { set(letter.value, to: [letter.value]) }
  }

  private mutating func addCompositions() {
    for (base, mark, whole) in ArabicSpelling.compositions {
      let letter = entry(of: base.value).bytes
      let composed = entry(of: whole.value).bytes
      if letter != composed { compositions[Pair(letter: letter, mark: mark.value)] = composed }
    }
  }

  /// Gives a scalar its folding; at L2 and above through the spelling folds.
  private mutating func set(_ value: UInt32, to letters: [UInt32]) {
    let scalars = letters.compactMap(Unicode.Scalar.init)
    let folded = level > .marks ? scalars.map(ArabicSpelling.fold) : scalars
    let bytes = folded.flatMap { Array($0.utf8) }
    let entry: Entry
    if bytes.count > 3 {
      entry = Entry(expansion: expansions.count)
      expansions.append(bytes)
    } else {
      let isEven = folded.count == 1 && bytes.count == Entry(unfolded: value).count
      entry = Entry(isEven ? .even : .uneven, bytes: bytes)
    }
    if value < 0x800 {
      low[Int(value)] = entry
    } else if pageOf[Int(value >> 8)] != 0xFF {
      pages[Int(pageOf[Int(value >> 8)]) << 8 | Int(value & 0xFF)] = entry
    }
  }
}
