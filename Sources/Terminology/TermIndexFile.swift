internal import Bitext
public import Foundation

extension TermMatcher {
  /// The matcher of glossary files, in the order given.
  ///
  /// What is made of the files is kept in one of its own, from which it is taken the next time: the
  /// same matcher in a tenth of the time. Where the files, their order or the program are others,
  /// it is made anew; where it cannot be kept, it is done without.
  ///
  /// - Parameters:
  ///   - ordered: how many of the first files go before the ones behind them (`Glossary`).
  ///   - place: the file that keeps it, in a folder that is there.
  ///
  /// Throws: `TerminologyError` naming file and line.
  public init(
    contentsOf files: [URL], ordered: Int = 0, keptIn place: URL
  ) throws(TerminologyError) {
    var contents: [GlossaryBytes] = []
    for file in files { contents.append(try GlossaryBytes(contentsOf: file)) }
    let kept = TermIndexFile(place, of: contents, ordered: ordered)
    if let matcher = kept?.matcher(of: contents) {
      self = matcher
      return
    }
    var tables: [GlossaryTable] = []
    for content in contents { tables.append(try GlossaryTable(content)) }
    let glossary = try Glossary(tables: tables, ordered: ordered)
    self.init(glossary)
    kept?.keep(self, rows: glossary.rows)
  }
}

/// The file in which a matcher's index is kept.
///
/// It holds arrays as they lie in the memory of the program that wrote them, behind a magic, a key and
/// a checksum. The key is made of the glossaries' names and bytes, of their order, and of the program:
/// what one build makes of a word another might not.
struct TermIndexFile {
  private let place: URL
  private let key: UInt64

  private static let magic: UInt64 = 0x314D_5254_4A52_4154

  /// Glossaries of fewer bytes are read as fast as what was made of them.
  private static let leastBytes = 1 << 16

  /// Nil where it is not worth while, or the program does not know which it is.
  init?(_ place: URL, of contents: [GlossaryBytes], ordered: Int) {
    guard contents.reduce(0, { $0 + $1.bytes.count }) >= Self.leastBytes,
      let program = ProgramFile.current
    else { return nil }
    var hash = BytesHash()
    for number in program.numbers + [UInt64(ordered), UInt64(contents.count)] { hash.add(number) }
    for content in contents {
      Array(content.file.utf8).withUnsafeBytes { hash.add($0) }
      content.bytes.withUnsafeBytes { hash.add($0) }
    }
    self.place = place
    key = hash.value
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = BytesHash()
    hash.add(bytes)
    return hash.value
  }

  // MARK: - Reading

  /// The matcher that is kept; nil if there is none for these glossaries, or it is damaged.
  func matcher(of contents: [GlossaryBytes]) -> TermMatcher? {
    guard let data = try? Data(contentsOf: place) else { return nil }
    return data.withUnsafeBytes { bytes in
      guard bytes.count >= 24, bytes.load(as: UInt64.self) == Self.magic,
        bytes.load(fromByteOffset: 8, as: UInt64.self) == key
      else { return nil }
      let body = UnsafeRawBufferPointer(rebasing: bytes[24...])
      guard bytes.load(fromByteOffset: 16, as: UInt64.self) == Self.checksum(body) else {
        return nil
      }
      var reader = PlainReader(body)
      return try? TermMatcher(&reader, files: contents.map(\.bytes))
    }
  }

  // MARK: - Writing

  /// Keeps a matcher, which is put in place whole, so that whoever reads meanwhile has this one or the
  /// one before. Where that cannot be, as on a full disk, nothing is kept.
  func keep(_ matcher: TermMatcher, rows: [GlossaryRow]) {
    removeOldDrafts()
    var writer = PlainWriter()
    matcher.write(to: &writer, rows: rows)
    let numbers = [Self.magic, key, writer.bytes.withUnsafeBytes(Self.checksum)]
    let draft = place.deletingLastPathComponent()
      .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString)")
    let descriptor = open(draft.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten =
      numbers.withUnsafeBytes { Self.write($0, to: descriptor) }
      && writer.bytes.withUnsafeBytes { Self.write($0, to: descriptor) }
    let isClosed = close(descriptor) == 0
    if !isWritten || !isClosed || rename(draft.path, place.path) != 0 { unlink(draft.path) }
  }

  /// Takes away what programs left that were ended while they wrote.
  private func removeOldDrafts() {
    let files = FileManager.default
    let folder = place.deletingLastPathComponent()
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(".\(place.lastPathComponent).") {
      let draft = folder.appendingPathComponent(name)
      let changed = try? files.attributesOfItem(atPath: draft.path)[.modificationDate] as? Date
      if let changed, changed.timeIntervalSinceNow < -Self.secondsOfWriting {
        unlink(draft.path)
      }
    }
  }

  /// No writing of some megabytes takes so long.
  private static let secondsOfWriting = 600.0

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let done = Foundation.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if done < 0 && errno == EINTR { continue }
      guard done > 0 else { return false }
      rest = rest.dropFirst(done)
    }
    return true
  }
}

/// Which file the running program was started from.
private struct ProgramFile {
  /// What another build of the program has not all the same.
  let numbers: [UInt64]

  /// Nil where the system does not tell.
  static let current: ProgramFile? = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    #if os(Linux)
      let changed = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #else
      let changed = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #endif
    let numbers = changed.map { UInt64(truncatingIfNeeded: $0) }
    return ProgramFile(
      numbers: numbers + [
        UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino),
        UInt64(truncatingIfNeeded: status.st_size),
      ])
  }()
}
