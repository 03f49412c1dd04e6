internal import CArchive
internal import Foundation

/// The files inside a ZIP archive, read one after the other through libarchive.
enum ArchiveEntries {
  /// Calls `body` with the name and the contents of each file whose name is wanted.
  static func forEach(
    in archiveFile: URL, where isWanted: (String) -> Bool,
    _ body: (String, Data) throws(EncoderError) -> Void
  ) throws(EncoderError) {
    guard let archive = archive_read_new() else {
      throw .inaccessible(archiveFile, reason: "out of memory")
    }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, archiveFile.path, 1 << 16) == ARCHIVE_OK else {
      throw failure(archiveFile, archive)
    }
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return }
      guard status >= ARCHIVE_WARN, let name = archive_entry_pathname(entry) else {
        throw failure(archiveFile, archive)
      }
      let path = String(cString: name)
      if isWanted(path) { try body(path, contents(archive, archiveFile)) }
    }
  }

  private static func contents(
    _ archive: OpaquePointer, _ file: URL
  ) throws(EncoderError) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = archive_read_data(archive, &buffer, buffer.count)
      guard count >= 0 else { throw failure(file, archive) }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<count])
    }
  }

  private static func failure(_ file: URL, _ archive: OpaquePointer) -> EncoderError {
    let reason = archive_error_string(archive).map { String(cString: $0) }
    return .inaccessible(file, reason: reason ?? "not a readable archive")
  }
}
