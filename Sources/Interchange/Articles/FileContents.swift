internal import Foundation

/// Reads whole files with clear words for what can go wrong.
enum FileContents {
  /// Throws: if there is no file of this name that may be read.
  static func check(_ file: URL) throws(InterchangeError) {
    let name = file.lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw .missing(file: name)
    }
    guard !isFolder.boolValue else { throw .notAFile(file: name) }
    guard FileManager.default.isReadableFile(atPath: file.path) else {
      throw .noPermission(file: name)
    }
  }

  /// The file's first bytes, if they may be those of a text.
  ///
  /// Throws: also `.empty` and `.binary`.
  @discardableResult
  static func checkText(_ file: URL) throws(InterchangeError) -> Data {
    try check(file)
    let name = file.lastPathComponent
    let head: Data
    do {
      // What is read of a pipe's head is lost to whoever reads it next.
      guard kind(of: file) == S_IFREG else {
        throw InterchangeError.unreadable(
          file: name, reason: "it is a pipe or a device; save it as a file first")
      }
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      head = try handle.read(upToCount: 4096) ?? Data()
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
    guard !head.isEmpty else { throw .empty(file: name) }
    switch ContentKind(head) {
    case .binary(let kind): throw .binary(file: name, kind: kind)
    case .docx: throw .binary(file: name, kind: ContentKind.container)
    case .text, .html: return head
    }
  }

  /// Reads a file, or a pipe (`<(pdftotext talks.pdf -)` in a shell) to its end.
  static func read(_ file: URL, limit: Int) throws(InterchangeError) -> Data {
    let name = file.lastPathComponent
    try check(file)
    do {
      switch kind(of: file) {
      case S_IFREG: break
      case S_IFIFO: return try readPipe(file, limit: limit)
      default: throw InterchangeError.unreadable(file: name, reason: "it is a device, not a file")
      }
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      guard size <= limit else {
        throw InterchangeError.tooLarge(file: name, bytes: size, limit: limit)
      }
      return try Data(contentsOf: file, options: .mappedIfSafe)
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
  }

  private static func readPipe(_ file: URL, limit: Int) throws -> Data {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let data = try handle.read(upToCount: limit + 1) ?? Data()
    guard data.count <= limit else {
      throw InterchangeError.tooLarge(
        file: file.lastPathComponent, bytes: data.count, limit: limit)
    }
    return data
  }

  /// What a name leads to, links followed: a file, a pipe, a device (`S_IFMT` of stat(2)).
  private static func kind(of file: URL) -> mode_t? {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }
}
