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
