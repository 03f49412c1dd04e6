import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

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

  /// Takes a passing file away.
  func discard(_ file: URL) {
    try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
  }
}
