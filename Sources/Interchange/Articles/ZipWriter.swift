import CArchive
import Foundation

/// Packs a ZIP container in memory. The same entries are the same bytes: none bears the day it was
/// packed on.
enum ZipWriter {
  /// Throws: `unwritableFile` if the library cannot pack.
  static func archive(
    _ entries: [(name: String, content: Data)], file: String
  ) throws(InterchangeError) -> Data {
    guard let archive = archive_write_new() else {
      throw .unwritableFile(file: file, reason: "out of memory")
    }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    // Packing never lengthens an entry by more than its headers.
    let room = entries.reduce(1 << 16) { $0 + $1.content.count + $1.content.count / 100 + 1024 }
    var buffer = Data(count: room)
    // The library keeps the pointer until the archive is closed.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer { used.deallocate() }
    let isDone = buffer.withUnsafeMutableBytes { bytes in
      archive_write_open_memory(archive, bytes.baseAddress, bytes.count, used) == ARCHIVE_OK
        && entries.allSatisfy { add($0, to: archive) }
        && archive_write_close(archive) == ARCHIVE_OK
    }
    guard isDone else {
      let reason = archive_error_string(archive).map { String(cString: $0) }
      throw .unwritableFile(file: file, reason: reason ?? "it cannot be packed")
    }
    return buffer.prefix(used.pointee)
  }

  private static func add(
    _ part: (name: String, content: Data), to archive: OpaquePointer
  ) -> Bool {
    guard let entry = archive_entry_new() else { return false }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, part.name)
    archive_entry_set_size(entry, Int64(part.content.count))
    archive_entry_set_filetype(entry, UInt32(S_IFREG))
    archive_entry_set_perm(entry, 0o644)
    // ZIP's days begin with 1980.
    archive_entry_set_mtime(entry, 946_728_000, 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
    return part.content.withUnsafeBytes { bytes in
      archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count
    }
  }
}
