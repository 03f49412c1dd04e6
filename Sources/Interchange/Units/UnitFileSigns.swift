public import Foundation

/// Tells files of units apart by their first bytes.
public enum UnitFileSigns {
  /// Whether a file is XML in whatever encoding: its first sign but for a byte order mark and
  /// blanks is `<`.
  ///
  /// Throws: `InterchangeError` for a file that is not there, not to be read, empty or no text.
  public static func isXML(_ file: URL) throws(InterchangeError) -> Bool {
    let head: Data
    do throws(InterchangeError) {
      head = try FileContents.checkText(file)
    } catch {
      guard case .binary(let name, let kind) = error else { throw error }
      throw .notUnits(file: name, kind: kind)
    }
    let marks: Set<UInt8> = [0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x20, 0x09, 0x0A, 0x0D]
    let first = head.first { !marks.contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw .notUnits(file: file.lastPathComponent, kind: "JSON")
    }
    return first == UInt8(ascii: "<")
  }

  /// The name of an XML file's outermost element: `tmx`, `xliff`.
  ///
  /// Throws: `InterchangeError` for a file that is broken before it.
  public static func root(of file: URL) throws -> String {
    do {
      try LibXML.read(file, wanted: [], opening: { name, _ in throw Root(name: name) }, { _ in })
    } catch let root as Root {
      return root.name
    }
    return ""
  }

  private struct Root: Error { let name: String }
}
