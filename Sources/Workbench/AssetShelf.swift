import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Style sheets, scripts and pictures, held in the program itself.
struct AssetShelf: Sendable {
  private let assets: [String: Asset]

  private struct Asset: Sendable {
    let type: String
    /// Of the content, so that a browser asks for it again when it is another.
    let tag: String
    let bytes: ByteBuffer
  }

  init(_ rooms: [any Room.Type]) {
    var assets: [String: Asset] = [:]
    for (name, bytes) in rooms.flatMap({ Array($0.assets) }) {
      assets[name] = Asset(
        type: Self.type(of: name), tag: Self.tag(of: bytes), bytes: ByteBuffer(bytes: bytes))
    }
    self.assets = assets
  }

  func response(_ name: String, to request: Request) throws -> Response {
    guard let asset = assets[name] else { throw HTTPError(.notFound) }
    if request.headers[.ifNoneMatch] == asset.tag {
      return Response(status: .notModified, headers: [.eTag: asset.tag])
    }
    return Response(
      status: .ok,
      headers: [.contentType: asset.type, .eTag: asset.tag, .cacheControl: "no-cache"],
      body: .init(byteBuffer: asset.bytes))
  }

  private static func type(of name: String) -> String {
    switch (name as NSString).pathExtension {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }

  /// FNV-1a of 64 bits.
  private static func tag(of bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\"\(String(hash, radix: 16))\""
  }
}
