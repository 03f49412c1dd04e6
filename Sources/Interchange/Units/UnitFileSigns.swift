public import Foundation

/// Tells files of units apart by their first bytes.
public enum UnitFileSigns {
  /// Whether a file is XML in whatever encoding: its first sign but for a byte order mark and blanks
  /// is `<`.
  ///
  /// Throws: `InterchangeError` for a file that is not there, not to be read, empty or no text.
  public static func isXML(_ file: URL) throws(InterchangeError) -> Bool {
    try FileContents.check(file)
    let name = file.lastPathComponent
    let head: Data
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      head = try handle.read(upToCount: 4096) ?? Data()
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
    guard !head.isEmpty else { throw .empty(file: name) }
    if case .binary(let kind) = ContentKind(head) { throw .binary(file: name, kind: kind) }
    if case .docx = ContentKind(head) { throw .binary(file: name, kind: "a ZIP container") }
    let marks: Set<UInt8> = [0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x20, 0x09, 0x0A, 0x0D]
    return head.first { !marks.contains($0) } == UInt8(ascii: "<")
  }
}
