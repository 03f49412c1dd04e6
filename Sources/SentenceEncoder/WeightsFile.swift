internal import Foundation

/// The opened weights: one memory-mapped file whose sections are read where they lie.
///
/// Opening reads the header and the tokeniser's tables (5 MB) to check them; of everything else
/// only the pages that are used are ever read.
final class WeightsFile: Sendable {
  static let name = "encoder.tarjuman"

  private let file: MappedFile
  /// By the sections' numbers, from 1.
  private let entries: [WeightsHeader.Entry]

  init(_ url: URL) throws(EncoderError) {
    file = try MappedFile(url)
    let header = try WeightsHeader(file)
    entries = header.entries.sorted { $0.section.rawValue < $1.section.rawValue }
    guard entries.map(\.section) == WeightsSection.allCases else {
      throw .corrupt(url, part: "section table")
    }
    try check { $0.isFollowed }
  }

  /// Compares every section with its checksum; reads the whole file.
  func verify() throws(EncoderError) { try check { _ in true } }

  /// The checksum a section was written with.
  func checksum(_ section: WeightsSection) -> UInt64 { entries[section.rawValue - 1].checksum }

  /// The numbers of a section, valid as long as this object.
  func floats(_ section: WeightsSection) -> UnsafePointer<Float> {
    table(section, of: Float.self).baseAddress!
  }

  /// The elements of a section, valid as long as this object.
  func table<Element: BitwiseCopyable>(
    _ section: WeightsSection, of type: Element.Type
  ) -> UnsafeBufferPointer<Element> {
    bytes(section).bindMemory(to: type)
  }

  /// Copies a piece of a section that is too large and too sparsely used to be mapped.
  func copy(_ section: WeightsSection, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
    let isRead = file.copy(from: entries[section.rawValue - 1].offset + offset, into: buffer)
    precondition(isRead, "the weights file stays readable while it is open")
  }

  private func bytes(_ section: WeightsSection) -> UnsafeRawBufferPointer {
    let entry = entries[section.rawValue - 1]
    return UnsafeRawBufferPointer(rebasing: file.bytes[entry.offset..<entry.offset + entry.length])
  }

  private func check(_ chosen: (WeightsSection) -> Bool) throws(EncoderError) {
    for entry in entries where chosen(entry.section) {
      guard Checksum.of(bytes(entry.section)) == entry.checksum else {
        throw .corrupt(file.url, part: "section \(entry.section)")
      }
    }
  }
}
