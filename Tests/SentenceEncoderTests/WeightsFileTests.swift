import Foundation
import Testing

@testable import SentenceEncoder

struct `The weights file` {
  @Test func `a missing weights file names the file and the cure`() throws {
    let folder = try Fixture.temporaryFolder()
    let file = folder.appendingPathComponent("encoder.tarjuman")
    #expect(throws: EncoderError.missing(file)) { try SentenceEncoder(resources: folder) }
    let message = EncoderError.missing(file).description
    #expect(message.hasPrefix(file.path) && message.contains("Scripts/setup"))
  }

  @Test(arguments: [0, 100, 4_095])
  func `a truncated weights file names the file and the cure`(_ length: Int) throws {
    let folder = try written(Data(Self.header.bytes.prefix(length)))
    let error = #expect(throws: EncoderError.self) { try SentenceEncoder(resources: folder) }
    #expect(
      error
        == .truncated(
          folder.appendingPathComponent("encoder.tarjuman"), expected: 4_096, found: length))
    #expect(error?.description.contains("Scripts/setup") == true)
  }

  @Test func `a weights file shorter than its header says is truncated`() throws {
    let header = Self.header
    let folder = try written(header.bytes + Data(count: 10_000))
    #expect(
      throws: EncoderError.truncated(
        folder.appendingPathComponent("encoder.tarjuman"), expected: header.fileLength,
        found: 14_096)
    ) { try SentenceEncoder(resources: folder) }
  }

  @Test func `a file of another kind is corrupt`() throws {
    let folder = try written(Data(repeating: 0x41, count: 9_000))
    #expect(part(of: folder) == "signature")
  }

  @Test(arguments: [1, 99])
  func `a weights file of another version says both versions`(_ version: UInt8) throws {
    var bytes = Self.header.bytes
    bytes[8] = version
    let folder = try written(bytes)
    #expect(
      throws: EncoderError.wrongVersion(
        folder.appendingPathComponent("encoder.tarjuman"), found: Int(version),
        expected: WeightsHeader.version)
    ) { try SentenceEncoder(resources: folder) }
  }

  @Test(arguments: [12, 24, 40, 200])
  func `a damaged header is corrupt`(_ place: Int) throws {
    var bytes = Self.header.bytes
    bytes[place] ^= 0x10
    #expect(part(of: try written(bytes)) == "header")
  }

  @Test func `a damaged table of the tokeniser is found when the file is opened`() throws {
    let header = Self.header
    var bytes = header.bytes + Data(count: header.fileLength - 4_096)
    let labels = try #require(header.entries.first { $0.section == .trieLabels })
    bytes[labels.offset] = 1
    #expect(part(of: try written(bytes)) == "section trieLabels")
  }

  @Test func `a damaged matrix is found by verification`() throws {
    let header = Self.header
    var bytes = header.bytes + Data(count: header.fileLength - 4_096)
    let file = try written(bytes).appendingPathComponent("encoder.tarjuman")
    try WeightsFile(file).verify()
    let map = try #require(header.entries.first { $0.section == .lastMap })
    bytes[map.offset + 77] = 3
    let damaged = try written(bytes).appendingPathComponent("encoder.tarjuman")
    #expect(throws: EncoderError.corrupt(damaged, part: "section lastMap")) {
      try WeightsFile(damaged).verify()
    }
  }

  // MARK: Made files

  /// A header whose sections all have their right length and are all zero.
  private static let header = {
    var end = WeightsHeader.byteCount
    let entries = WeightsSection.allCases.map { section in
      let length = section.byteCount ?? 64
      defer { end += (length + 4_095) / 4_096 * 4_096 }
      return WeightsHeader.Entry(
        section: section, offset: end, length: length,
        checksum: Data(count: length).withUnsafeBytes(Checksum.of))
    }
    return WeightsHeader(fileLength: end, entries: entries)
  }()

  private func written(_ bytes: Data) throws -> URL {
    let folder = try Fixture.temporaryFolder()
    try bytes.write(to: folder.appendingPathComponent("encoder.tarjuman"))
    return folder
  }

  private func part(of folder: URL) -> String? {
    do throws(EncoderError) {
      _ = try SentenceEncoder(resources: folder)
      return nil
    } catch {
      guard case .corrupt(_, let part) = error else { return nil }
      return part
    }
  }
}
