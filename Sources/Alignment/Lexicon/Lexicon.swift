public import Foundation

/// What words of one language may mean in the other: a dictionary of stems and their glosses,
/// memory-mapped, so that opening it costs nothing and a look-up touches a page or two.
///
/// File layout (little endian, 8-byte units first): the magic `TARJLEX1`; `keys` and `glosses`,
/// two UInt64 counts; the sorted 64-bit keys of the stems; `keys + 1` UInt64 starts into the
/// glosses; the 64-bit keys of the gloss words. Keys are FNV-1a hashes (`StemKey`): the file
/// holds no word of the dictionary it was made from.
public struct Lexicon: Sendable {
  static let magic = Data("TARJLEX1".utf8)
  static let headerSize = 24

  private let data: Data
  private let keyCount: Int
  private let glossCount: Int

  /// Maps a lexicon file that `LexiconBuilder` wrote.
  ///
  /// Throws: `LexiconError` naming the file, if it is missing, damaged or of another version.
  public init(file: URL) throws(LexiconError) {
    do {
      data = try Data(contentsOf: file, options: .alwaysMapped)
    } catch {
      throw .unreadable(file: file.path, reason: error.localizedDescription)
    }
    guard data.count >= Self.headerSize else { throw .damaged(file: file.path) }
    guard data.prefix(8) == Self.magic else { throw .wrongVersion(file: file.path) }
    let keys = Self.word(data, at: 8)
    let glosses = Self.word(data, at: 16)
    let (limit, isTooLarge) = (UInt64(data.count) / 8, { (count: UInt64) in count > 1 << 32 })
    guard !isTooLarge(keys), !isTooLarge(glosses), 3 + 2 * keys + 1 + glosses == limit,
      data.count % 8 == 0
    else { throw .damaged(file: file.path) }
    keyCount = Int(keys)
    glossCount = Int(glosses)
  }

  /// How many stems have glosses.
  public var stemCount: Int { keyCount }

  /// The keys of the words that a stem may be rendered by; empty if the stem is unknown.
  func glosses(of stem: StemKey) -> [StemKey] {
    data.withUnsafeBytes { bytes in
      func word(_ index: Int) -> UInt64 {
        UInt64(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: Self.headerSize + 8 * index, as: UInt64.self))
      }
      var low = 0
      var high = keyCount
      while low < high {
        let middle = (low + high) / 2
        if word(middle) < stem.value { low = middle + 1 } else { high = middle }
      }
      guard low < keyCount, word(low) == stem.value else { return [] }
      let first = Int(clamping: word(keyCount + low))
      let end = Int(clamping: word(keyCount + low + 1))
      guard first <= end, end <= glossCount else { return [] }
      return (first..<end).map { StemKey(value: word(2 * keyCount + 1 + $0)) }
    }
  }

  private static func word(_ data: Data, at offset: Int) -> UInt64 {
    data.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }
}

/// A stem as a 64-bit FNV-1a hash of its letters behind a sign for its class
/// (Fowler, Noll & Vo; 64 bits make a clash among a million words a one-in-forty-million chance).
struct StemKey: Hashable, Sendable, Comparable {
  let value: UInt64

  /// Which affixes a stem may bear.
  enum WordClass: UInt8, Sendable {
    case noun = 78
    case perfect = 80
    case imperfect = 73
    /// A word of the other language, already stemmed.
    case gloss = 71
    /// A glossary concept by its id.
    case concept = 67
  }

  init(value: UInt64) { self.value = value }

  init(_ stem: some StringProtocol, _ wordClass: WordClass) {
    self.init(bytes: stem.utf8, wordClass)
  }

  /// - Parameter bytes: the stem as UTF-8.
  init(bytes: some Sequence<UInt8>, _ wordClass: WordClass) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let prime: UInt64 = 0x0000_0100_0000_01b3
    hash = (hash ^ UInt64(wordClass.rawValue)) &* prime
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    value = hash
  }

  static func < (a: StemKey, b: StemKey) -> Bool { a.value < b.value }
}

/// What can be wrong with a lexicon or the dictionaries it is made from.
public enum LexiconError: Error, Sendable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case damaged(file: String)
  case wrongVersion(file: String)
  case noEntries(file: String)
  case unwritable(file: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file): the lexicon cannot be read (\(reason)); run Scripts/setup"
    case .damaged(let file):
      "\(file): the lexicon is cut short or damaged; remove it and run Scripts/setup"
    case .wrongVersion(let file):
      "\(file): this is no lexicon of this version; remove it and run Scripts/setup"
    case .noEntries(let file):
      "\(file): no dictionary entry was found in it; check that it is the file Scripts/setup names"
    case .unwritable(let file, let reason):
      "\(file): the lexicon cannot be written (\(reason)); free some space or check the folder"
    }
  }
}
