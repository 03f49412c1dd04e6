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
      let kind = try FileManager.default.attributesOfItem(
        atPath: file.resolvingSymlinksInPath().path)
      guard kind[.type] as? FileAttributeType == .typeRegular else {
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
    case .docx: throw .binary(file: name, kind: "a ZIP container")
    case .text, .html: return head
    }
  }

  static func read(_ file: URL, limit: Int) throws(InterchangeError) -> Data {
    let name = file.lastPathComponent
    try check(file)
    do {
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
}
