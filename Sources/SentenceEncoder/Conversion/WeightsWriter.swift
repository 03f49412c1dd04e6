internal import Foundation

/// Writes a weights file section by section, under a name of its own until it is whole.
struct WeightsWriter {
  private let target: URL
  private let temporary: URL
  private let file: FileHandle
  private var entries: [WeightsHeader.Entry] = []
  private var end = WeightsHeader.byteCount

  init(_ target: URL) throws(EncoderError) {
    self.target = target
    temporary = target.appendingPathExtension("part-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: temporary)
      file = try FileHandle(forWritingTo: temporary)
    } catch { throw Self.failure(target, error) }
  }

  mutating func write(_ section: WeightsSection, _ values: [some BitwiseCopyable])
    throws(EncoderError)
  {
    try write(section, values.withUnsafeBytes { Data($0) })
  }

  mutating func write(_ section: WeightsSection, _ bytes: Data) throws(EncoderError) {
    do {
      try file.seek(toOffset: UInt64(end))
      try file.write(contentsOf: bytes)
    } catch { throw Self.failure(target, error) }
    entries.append(
      WeightsHeader.Entry(
        section: section, offset: end, length: bytes.count,
        checksum: bytes.withUnsafeBytes(Checksum.of)))
    let page = WeightsHeader.byteCount
    end = (end + bytes.count + page - 1) / page * page
  }

  /// Writes the header, reads everything back, and puts the file in its place in one step.
  func finish() throws(EncoderError) {
    do {
      try file.truncate(atOffset: UInt64(end))
      try file.seek(toOffset: 0)
      try file.write(contentsOf: WeightsHeader(fileLength: end, entries: entries).bytes)
      try file.synchronize()
      try file.close()
    } catch { throw Self.failure(target, error) }
    try WeightsFile(temporary).verify()
    guard rename(temporary.path, target.path) == 0 else {
      throw .inaccessible(target, reason: String(cString: strerror(errno)))
    }
  }

  /// Removes what was written so far.
  func discard() {
    try? file.close()
    try? FileManager.default.removeItem(at: temporary)
  }

  private static func failure(_ url: URL, _ error: any Error) -> EncoderError {
    .inaccessible(url, reason: error.localizedDescription)
  }
}
