import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization

extension Desk {
  /// Sends a passing file piece by piece, as one to be kept, and takes it away afterwards.
  func download(_ file: URL, type: String) async throws -> Response {
    let handle = try await run { try FileHandle(forReadingFrom: file) }
    let length = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize
    // It stays readable until it is closed, whatever becomes of the answer.
    discard(file)
    let desk = self
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename=\"\(file.lastPathComponent)\"",
      ],
      body: .init(contentLength: length) { writer in
        defer { try? handle.close() }
        while let piece = try await desk.run({ try handle.read(upToCount: 1 << 18) }),
          !piece.isEmpty
        {
          try await writer.write(ByteBuffer(bytes: piece))
        }
        try await writer.finish(nil)
      })
  }

  /// Keeps a passing file until it is fetched, and gives the name to fetch it by. Of those that nobody
  /// fetches, the oldest go.
  func passing(_ file: URL) -> String {
    let id = file.deletingLastPathComponent().lastPathComponent
    let outdated = kept.withLock { kept in
      kept.append((id, file))
      return kept.count > 8 ? kept.removeFirst().file : nil
    }
    if let outdated { discard(outdated) }
    return id
  }

  /// A file that was kept; nil if there is none of this name.
  func taken(_ id: String) -> URL? {
    kept.withLock { kept in
      kept.firstIndex { $0.id == id }.map { kept.remove(at: $0).file }
    }
  }

  /// Takes a passing file away.
  func discard(_ file: URL) {
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
  }
}

extension Response {
  /// A file to be kept, named like an article but for its ending.
  ///
  /// - Parameter fallback: the name where the article has none.
  static func attachment(
    _ data: Data, type: String, named article: String, ending: String, or fallback: String
  ) -> Response {
    let stem = (article as NSString).deletingPathExtension
    let name = "\(stem.isEmpty ? fallback : stem).\(ending)".addingPercentEncoding(
      withAllowedCharacters: .alphanumerics.union(.init(charactersIn: ".-_")))
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename*=UTF-8''\(name ?? fallback)",
      ], body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}
