internal import Foundation

/// What the tokeniser needs of a SentencePiece model file: the pieces with their scores, and the
/// map of characters.
///
/// The file is a protocol buffer: field 1 the pieces (1 spelling, 2 score), field 3 the
/// normaliser (2 the character map: a length, the double array, the replacements).
struct PieceModel {
  private(set) var pieces: [(spelling: [UInt8], score: Float)] = []
  let characterUnits: Data
  let characterReplacements: Data

  /// Returns `nil` unless the bytes are a model with pieces and a character map.
  init?(_ data: Data) {
    var map: Data?
    for field in ProtocolBuffer(data) {
      if field.number == 1, let piece = Self.piece(field.bytes) { pieces.append(piece) }
      if field.number == 3 { map = ProtocolBuffer(field.bytes).first { $0.number == 2 }?.bytes }
    }
    guard !pieces.isEmpty, let map, map.count > 4 else { return nil }
    let length = Int(map.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.1) << (8 * $1.0) })
    guard length % 4 == 0, length <= map.count - 4 else { return nil }
    characterUnits = Data(map.dropFirst(4).prefix(length))
    characterReplacements = Data(map.dropFirst(4 + length))
  }

  private static func piece(_ message: Data) -> (spelling: [UInt8], score: Float)? {
    var spelling: [UInt8]?
    var score: Float = 0
    for field in ProtocolBuffer(message) {
      if field.number == 1 { spelling = Array(field.bytes) }
      if field.number == 2, field.bytes.count == 4 {
        score = Float(bitPattern: field.bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) })
      }
    }
    return spelling.map { ($0, score) }
  }
}

/// The fields of a protocol-buffer message in their order; ends at the first malformed one.
struct ProtocolBuffer: Sequence, IteratorProtocol {
  private var rest: Data

  init(_ message: Data) { rest = message }

  /// The next field; the bytes of a variable-length number are left out.
  mutating func next() -> (number: Int, bytes: Data)? {
    guard let tag = variable() else { return nil }
    let number = Int(tag >> 3)
    switch tag & 7 {
    case 0: return variable().map { _ in (number, Data()) }
    case 1: return take(8).map { (number, $0) }
    case 2:
      return variable().flatMap { Int(exactly: $0) }.flatMap { take($0) }.map { (number, $0) }
    case 5: return take(4).map { (number, $0) }
    default: return nil
    }
  }

  private mutating func variable() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  private mutating func take(_ count: Int) -> Data? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
