internal import Foundation

/// The first page of the weights file: what it is, its version, and where its sections lie.
///
///     bytes 0–7     "TARJENC\n"
///     bytes 8–15    version, count of sections            (UInt32 each, little-endian like all)
///     bytes 16–23   length of the whole file in bytes     (UInt64)
///     bytes 24–31   checksum of the section table         (UInt64)
///     from 32       per section: id, offset, length, checksum of the bytes (UInt64 each)
///
/// A section begins on a page boundary and is followed by zeros up to the next.
struct WeightsHeader: Equatable {
  static let byteCount = 4096
  static let version = 2
  static let magic = Array("TARJENC\n".utf8)

  struct Entry: Equatable {
    let section: WeightsSection
    let offset: Int
    let length: Int
    let checksum: UInt64
  }

  let fileLength: Int
  let entries: [Entry]

  /// The header's page as it is written.
  var bytes: Data {
    let table = entries.flatMap { entry in
      [UInt64(entry.section.rawValue), UInt64(entry.offset), UInt64(entry.length), entry.checksum]
    }
    let tableBytes = table.reduce(into: Data()) { $0.append(littleEndian: $1) }
    var page = Data(Self.magic)
    page.append(littleEndian: UInt32(Self.version))
    page.append(littleEndian: UInt32(entries.count))
    page.append(littleEndian: UInt64(fileLength))
    page.append(littleEndian: tableBytes.withUnsafeBytes(Checksum.of))
    page.append(tableBytes)
    return page + Data(count: Self.byteCount - page.count)
  }

  /// Reads the header of a mapped file and checks it against the file's real length.
  init(_ file: MappedFile) throws(EncoderError) {
    let bytes = file.bytes
    guard bytes.count >= Self.byteCount else {
      throw .truncated(file.url, expected: Self.byteCount, found: bytes.count)
    }
    guard bytes.starts(with: Self.magic) else { throw .corrupt(file.url, part: "signature") }
    let version = Int(UInt32(littleEndian: bytes.load(fromByteOffset: 8, as: UInt32.self)))
    guard version == Self.version else {
      throw .wrongVersion(file.url, found: version, expected: Self.version)
    }
    let count = Int(UInt32(littleEndian: bytes.load(fromByteOffset: 12, as: UInt32.self)))
    let table = 32..<(32 + count * 32)
    guard count == WeightsSection.allCases.count, table.upperBound <= Self.byteCount,
      Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[table])) == bytes.word(at: 24)
    else { throw .corrupt(file.url, part: "header") }
    fileLength = Int(truncatingIfNeeded: bytes.word(at: 16))
    guard bytes.count >= fileLength else {
      throw .truncated(file.url, expected: fileLength, found: bytes.count)
    }
    entries = try (0..<count).map { index throws(EncoderError) in
      try Self.entry(at: 32 + index * 32, of: file)
    }
  }

  init(fileLength: Int, entries: [Entry]) {
    self.fileLength = fileLength
    self.entries = entries
  }

  private static func entry(at offset: Int, of file: MappedFile) throws(EncoderError) -> Entry {
    let words = (0..<4).map { file.bytes.word(at: offset + $0 * 8) }
    guard let section = WeightsSection(rawValue: Int(truncatingIfNeeded: words[0])),
      let start = Int(exactly: words[1]), let length = Int(exactly: words[2]),
      start % byteCount == 0, start >= byteCount,
      start <= file.bytes.count, length <= file.bytes.count - start,
      section.byteCount.map({ $0 == length }) ?? true
    else { throw .corrupt(file.url, part: "section table") }
    return Entry(section: section, offset: start, length: length, checksum: words[3])
  }
}

extension UnsafeRawBufferPointer {
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension Data {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
