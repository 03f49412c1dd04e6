import CArchive
import Foundation

/// The door to libarchive: reads single entries of a ZIP container that is in memory.
enum ZipContainer {
  /// No part of a document is larger unpacked, in bytes.
  static let limit = 256_000_000
  /// No part of a document is packed more than so many times over.
  static let ratio = 200

  /// The content of the entries asked for, by name; those that are not there are missing.
  static func entries(
    _ names: Set<String>, of data: Data, file: String
  ) throws(InterchangeError) -> [String: Data] {
    guard hasEnd(data) else {
      throw .brokenArchive(file: file, reason: "its end is missing; it was cut off")
    }
    guard let archive = archive_read_new() else {
      throw .brokenArchive(file: file, reason: "out of memory")
    }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    // libarchive reads from the bytes until it is freed, so both happen in here.
    let result = data.withUnsafeBytes { bytes in
      Result { () throws(InterchangeError) in
        guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK
        else { throw broken(archive, file) }
        return try read(archive, names, packed: bytes.count, file)
      }
    }
    return try result.get()
  }

  /// Whether the end record is there, behind which stands a comment of up to 64 KB at most (ZIP
  /// application note 6.3.10, 4.3.16). The library reads on without it.
  private static func hasEnd(_ data: Data) -> Bool {
    let sign = Data([0x50, 0x4B, 0x05, 0x06])
    return data.suffix(0xFFFF + 22).range(of: sign, options: .backwards) != nil
  }

  private static func read(
    _ archive: OpaquePointer, _ names: Set<String>, packed: Int, _ file: String
  ) throws(InterchangeError) -> [String: Data] {
    var found: [String: Data] = [:]
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return found }
      guard status >= ARCHIVE_WARN else { throw broken(archive, file) }
      // A name that the library cannot put into UTF-8 is none that is asked for.
      guard let path = archive_entry_pathname_utf8(entry) else { continue }
      let name = String(cString: path)
      guard names.contains(name) else { continue }
      if archive_entry_is_encrypted(entry) != 0 {
        throw .brokenArchive(file: file, reason: "it is protected by a password")
      }
      found[name] = try contents(archive, name, packed: packed, file)
    }
  }

  /// Stops as soon as more comes out than any document holds.
  private static func contents(
    _ archive: OpaquePointer, _ name: String, packed: Int, _ file: String
  ) throws(InterchangeError) -> Data {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(archive, &buffer, buffer.count)
      if count == 0 { return data }
      guard count > 0 else { throw broken(archive, file) }
      data.append(contentsOf: buffer[..<count])
      guard data.count <= limit, data.count <= max(1_000_000, packed * ratio) else {
        throw .bomb(file: file, entry: name)
      }
    }
  }

  /// Such as `libarchive 3.6.2`.
  static var version: String { String(cString: archive_version_string()) }

  private static func broken(_ archive: OpaquePointer, _ file: String) -> InterchangeError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
    return .brokenArchive(file: file, reason: reason)
  }
}

extension ZipContainer {
  /// Packs entries in the order given, all dated 1 January 1980, so that equal documents are equal
  /// files.
  static func pack(
    _ entries: [(name: String, data: Data)], file: String
  ) throws(InterchangeError) -> Data {
    guard let archive = archive_write_new() else {
      throw .unwritableFile(file: file, reason: "out of memory")
    }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    // Deflate never makes data longer by more than a few bytes a block.
    let room = entries.reduce(1 << 16) { $0 + $1.data.count + $1.data.count / 100 + 4096 }
    var packed = [UInt8](repeating: 0, count: room)
    var used = 0
    let result = packed.withUnsafeMutableBytes { bytes in
      Result { () throws(InterchangeError) in
        guard
          archive_write_open_memory(archive, bytes.baseAddress, bytes.count, &used) == ARCHIVE_OK
        else { throw unwritten(archive, file) }
        for entry in entries { try write(entry.name, entry.data, archive, file) }
        guard archive_write_close(archive) == ARCHIVE_OK else { throw unwritten(archive, file) }
      }
    }
    try result.get()
    return Data(packed[..<used])
  }

  /// libarchive's sign for a plain file (`AE_IFREG`), which its importer leaves out.
  private static let regularFile: UInt32 = 0o100_000

  private static func write(
    _ name: String, _ data: Data, _ archive: OpaquePointer, _ file: String
  ) throws(InterchangeError) {
    guard let entry = archive_entry_new() else { throw unwritten(archive, file) }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, Int64(data.count))
    archive_entry_set_filetype(entry, regularFile)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_mtime(entry, 315_532_800, 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw unwritten(archive, file) }
    let written = data.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    guard written == data.count else { throw unwritten(archive, file) }
  }

  private static func unwritten(_ archive: OpaquePointer, _ file: String) -> InterchangeError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "cannot be packed"
    return .unwritableFile(file: file, reason: reason)
  }
}
