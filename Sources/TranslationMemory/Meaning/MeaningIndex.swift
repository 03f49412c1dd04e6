public import Bitext
internal import Foundation
public import SentenceEncoder

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The sentence vectors of a memory's texts, by which it is asked for meaning.
///
/// They lie in a folder beside the memory, `NAME-meaning`, one file a language. All of it can be
/// made anew from the memory: a folder that is missing, cut short or made by another encoder costs
/// time and nothing else. Many programs may read while one writes.
///
/// Precondition: the memory is kept in a file.
public struct MeaningIndex: Sendable {
  private let folder: URL
  private let store: SQLiteStore
  private let encoder: SentenceEncoder

  public init(of store: SQLiteStore, encoder: SentenceEncoder) {
    self.store = store
    self.encoder = encoder
    folder = URL(fileURLWithPath: store.file + "-meaning", isDirectory: true)
  }

  // MARK: - Asking

  /// A unit near in meaning to what was asked.
  public struct Hit: Sendable {
    public let unit: StoredUnit
    /// The side that was compared.
    public let side: Side
    /// The cosine of the two vectors, −1 … 1.
    public let cosine: Double
  }

  /// The units whose text in a language is nearest in meaning to a text of any language, the
  /// nearest first; none are missed among the texts that have been read.
  ///
  /// - Parameter count: how many texts, which may belong to more units.
  ///
  /// Throws: `MemoryError`.
  public func nearest(
    to text: String, in language: Language, count: Int
  ) throws(MemoryError) -> [Hit] {
    guard count > 0, let file = MeaningFile(place(of: language.primary)),
      file.header.encoder == encoder.identity
    else { return [] }
    let vector = encoder.vector(for: text)
    let scan = MeaningScan(vector)
    var wanted = min(count, file.count)
    while true {
      let candidates = file.withVectors { vectors in
        scan.candidates(vectors, count: wanted).map {
          (text: vectors.text($0.vector), hash: vectors.hash($0.vector))
        }
      }
      let living = try hits(candidates, of: language, near: vector)
      // Texts that went, or whose units did, leave places for the next.
      if living.texts >= count || candidates.count >= file.count || wanted >= file.count {
        return living.hits.nearest(count)
      }
      wanted = min(file.count, wanted * 4)
    }
  }

  /// How many texts of a language can be asked.
  public func count(in language: Language) -> Int {
    guard let file = MeaningFile(place(of: language.primary)),
      file.header.encoder == encoder.identity
    else { return 0 }
    return file.count
  }

  /// The units of some texts as they are now, with the exact cosines.
  private func hits(
    _ candidates: [(text: Int64, hash: UInt64)], of language: Language, near vector: SentenceVector
  ) throws(MemoryError) -> (hits: [[Hit]], texts: Int) {
    let living = try store.living(candidates, language: language.primary)
    let vectors = encoder.vectors(for: living.map(\.text))
    let hits = zip(living, vectors).map { found, its in
      let cosine = Double(vector.cosine(its))
      return found.units.map { Hit(unit: $0.unit, side: $0.side, cosine: cosine) }
    }
    return (hits, living.count)
  }

  // MARK: - Reading the memory

  /// How much of the memory a reading looks at.
  public enum Reach: Sendable {
    /// Texts that came since the last reading, and no more than so many.
    case newest(atMost: Int)
    /// Every text.
    case all
  }

  /// What a reading did.
  public struct Reading: Sendable {
    /// Vectors that are new.
    public let added: Int
    /// Whether all texts that it was to look at have vectors now.
    public let isComplete: Bool
  }

  /// Reads texts that have no vector yet; broken off, it goes on where it stopped.
  ///
  /// - Parameters:
  ///   - anew: whether what was read is forgotten first.
  ///   - progress: told how many of the memory's texts have been looked at, of how many.
  ///
  /// Throws: `MemoryError`, `.locked` where another program is at it.
  @discardableResult
  public func update(
    _ reach: Reach = .all, anew: Bool = false,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(MemoryError) -> Reading {
    try makeFolder()
    let lock = try FolderLock(folder.appendingPathComponent("lock"))
    defer { lock.release() }
    if anew { try erase() }
    var state = UpdateState(all: try store.textCount())
    var limit = Int.max
    if case .newest(let most) = reach { (state.last, limit) = (try lastRead(), most) }
    while true {
      let page = try store.texts(behind: state.last, limit: min(Self.pageSize, limit - state.done))
      guard let last = page.last else { break }
      for (language, texts) in Dictionary(grouping: page, by: \.language) {
        try read(texts, of: language, &state)
      }
      (state.last, state.lastHash) = (last.id, last.hash)
      state.done += Set(page.map(\.id)).count
      progress(state.done, state.all)
      if state.done >= limit { break }
    }
    if let hash = state.lastHash {
      try ReadingPlace(
        text: state.last, hash: hash, encoder: encoder.identity, folder: folder
      ).write(to: placeFile)
    }
    return Reading(added: state.added, isComplete: state.done < limit)
  }

  private var placeFile: URL { folder.appendingPathComponent("last") }

  /// The number of the last text that was looked at; 0 if that is not known, or worth nothing now.
  private func lastRead() throws(MemoryError) -> Int64 {
    guard let place = ReadingPlace(placeFile),
      place.holds(in: folder, encoder: encoder.identity),
      let text = try store.text(place.text), StableHash.of(text.utf8) == place.hash
    else { return 0 }
    return place.text
  }

  /// Removes all vectors; the lock stays.
  private func erase() throws(MemoryError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasSuffix(".vectors") || name == placeFile.lastPathComponent {
      guard unlink(folder.appendingPathComponent(name).path) == 0 || errno == ENOENT else {
        throw .unwritable(file: folder.path, cause: String(cString: strerror(errno)).lowercased())
      }
    }
  }

  /// Texts worked on together: some seconds of work that an interruption may cost.
  private static let pageSize = 4096

  private struct UpdateState {
    let all: Int
    var done = 0
    var added = 0
    var last: Int64 = 0
    var lastHash: UInt64?
    var writers: [String: MeaningWriter] = [:]
    /// The texts that have vectors, by language; a number's hash tells whether it is still that text.
    var known: [String: [Int64: UInt64]] = [:]

    init(all: Int) { self.all = all }
  }

  private func read(
    _ texts: [StoredText], of language: String, _ state: inout UpdateState
  ) throws(MemoryError) {
    let file = place(of: language)
    if state.writers[language] == nil {
      state.writers[language] = try MeaningWriter(file, encoder: encoder.identity)
      state.known[language] = MeaningFile(file)?.textHashes ?? [:]
    }
    let missing = texts.filter { state.known[language]?[$0.id] != $0.hash }
    guard !missing.isEmpty else { return }
    let vectors = encoder.vectors(for: missing.map(\.text))
    let entries = zip(missing, vectors).map { text, vector in
      MeaningWriter.Entry(text: text.id, hash: text.hash, vector: QuantisedVector(vector))
    }
    try state.writers[language]?.append(entries)
    state.added += entries.count
  }

  private func place(of language: String) -> URL {
    // Tags come from files: only their letters and digits may name one.
    let name = language.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return folder.appendingPathComponent("\(name.isEmpty ? "und" : name).vectors")
  }

  private func makeFolder() throws(MemoryError) {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unwritable(file: folder.path, cause: "the folder cannot be made")
    }
  }
}

extension [[MeaningIndex.Hit]] {
  /// The units of the nearest texts.
  fileprivate func nearest(_ count: Int) -> [MeaningIndex.Hit] {
    sorted { ($0.first?.cosine ?? 0) > ($1.first?.cosine ?? 0) }.prefix(count).flatMap { $0 }
  }
}

extension MeaningFile {
  fileprivate var textHashes: [Int64: UInt64] {
    withVectors { vectors in
      Dictionary(
        (0..<vectors.count).map { (vectors.text($0), vectors.hash($0)) },
        uniquingKeysWith: { _, later in later })
    }
  }
}

/// A lock on a folder that goes with the program that holds it.
private struct FolderLock {
  private let descriptor: Int32

  init(_ file: URL) throws(MemoryError) {
    descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(file: file.path, cause: String(cString: strerror(errno)).lowercased())
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .locked(file: file.path)
    }
  }

  /// Unlocks before it closes: a program that was started meanwhile may hold the file open too.
  func release() {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
