import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// A file that a client sent, on disk as long as it is worked on.
struct Upload: Sendable {
  let file: URL
  /// As the client calls it.
  let name: String

  /// The largest file taken, in bytes.
  static let limit = 2 << 30

  func discard() {
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
  }
}

extension Desk {
  /// Takes a request's body to disk as it comes and never holds more than a piece of it.
  ///
  /// Throws: `BadRequest` for a name that is none and for an empty body, 413 past the limit; nothing is
  /// left on disk then.
  func receive(
    _ request: Request, name: String, limit: Int = Upload.limit
  ) async throws -> Upload {
    let base = (name as NSString).lastPathComponent
    guard !base.isEmpty, base != ".", base != "..", base == name, base.utf8.count <= 200,
      !base.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw BadRequest("name", "give the file's name alone, without its folder.") }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw HTTPError(.contentTooLarge, message: Self.tooLarge(limit))
    }
    let upload = Upload(file: try passingFolder().appending(path: base), name: name)
    do {
      try await write(request.body, to: upload.file, limit: limit)
      return upload
    } catch {
      upload.discard()
      throw error
    }
  }

  private func write(_ body: RequestBody, to file: URL, limit: Int) async throws {
    let handle = try await run {
      try Data().write(to: file, options: .withoutOverwriting)
      return try FileHandle(forWritingTo: file)
    }
    defer { try? handle.close() }
    var (pending, total) = (ByteBuffer(), 0)
    func keep() async throws {
      let piece = Data(pending.readableBytesView)
      pending.clear()
      try await run { try handle.write(contentsOf: piece) }
    }
    for try await piece in body {
      total += piece.readableBytes
      guard total <= limit else {
        throw HTTPError(.contentTooLarge, message: Self.tooLarge(limit))
      }
      pending.writeImmutableBuffer(piece)
      if pending.readableBytes >= 1 << 20 { try await keep() }
    }
    if pending.readableBytes > 0 { try await keep() }
    guard total > 0 else { throw BadRequest("body", "it is empty; send the file's bytes in it.") }
  }

  private static func tooLarge(_ limit: Int) -> String {
    "A file may have \(limit >> 20) MB; cut it, or take it in with tarjuman import."
  }
}
