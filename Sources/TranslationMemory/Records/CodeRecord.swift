internal import Bitext

/// The inline codes of both sides of a unit as bytes. They are part of what the unit is: two units
/// with other codes between the same letters are two.
enum CodeRecord {
  /// The bytes of the codes; nil if there are none.
  static func bytes(of source: [InlineCode], _ target: [InlineCode]) -> [UInt8]? {
    guard !source.isEmpty || !target.isEmpty else { return nil }
    var record = RecordWriter()
    record.number(version)
    for codes in [source, target] {
      record.list(codes) { record, code in
        record.string(code.element)
        record.string(code.part.rawValue)
        record.list(code.attributes) { $0.attribute($1) }
        record.string(code.content)
        record.number(code.offset)
      }
    }
    return record.bytes
  }

  /// The codes of the two sides.
  static func codes(
    from bytes: [UInt8]?
  ) throws(RecordReader.Damage) -> (source: [InlineCode], target: [InlineCode]) {
    guard let bytes else { return ([], []) }
    var record = RecordReader(bytes[...])
    guard try record.number() == version else { throw RecordReader.Damage() }
    return (try record.codes(), try record.codes())
  }

  private static let version = 1
}

extension RecordReader {
  fileprivate mutating func codes() throws(Damage) -> [InlineCode] {
    try list { (record) throws(Damage) in
      let element = try record.string()
      guard let part = InlineCode.Part(rawValue: try record.string()) else { throw Damage() }
      return InlineCode(
        element: element, part: part, attributes: try record.attributes(),
        content: try record.string(), offset: try record.number())
    }
  }
}
