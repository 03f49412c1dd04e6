internal import Bitext
internal import Foundation

/// The entries of a matcher: made already, or made of their rows when they are asked for.
enum TermEntries: Sendable {
  case made([TermEntry])
  /// The rows, and the bytes of the files they stand in.
  case unread([GlossaryRow], files: [Data])

  var count: Int {
    switch self {
    case .made(let entries): entries.count
    case .unread(let rows, _): rows.count
    }
  }

  subscript(number: Int) -> TermEntry {
    switch self {
    case .made(let entries): entries[number]
    case .unread(let rows, let files):
      GlossaryCells.entry(ofRow: files[Int(rows[number].file)][rows[number].bytes])
    }
  }
}

/// Where a row stands: in which file, and at which bytes.
struct GlossaryRow: Sendable, BitwiseCopyable {
  let file: Int32
  private let stretch: Stretch

  init(file: Int, bytes: Range<Int>) {
    self.file = Int32(file)
    stretch = Stretch(Int32(bytes.lowerBound)..<Int32(bytes.upperBound))
  }

  var bytes: Range<Int> { Int(stretch.start)..<Int(stretch.end) }
}

extension GlossaryCells {
  /// The entry of a row that stands alone.
  static func entry(ofRow row: Data) -> TermEntry {
    [UInt8](row).withUnsafeBufferPointer { bytes in
      var ranges: [Range<Int32>] = []
      var start = 0
      for at in bytes.indices where bytes[at] == 0x09 {
        ranges.append(Int32(start)..<Int32(at))
        start = at + 1
      }
      ranges.append(Int32(start)..<Int32(bytes.count))
      return ranges.withUnsafeBufferPointer { GlossaryCells(bytes: bytes, ranges: $0[...]).entry }
    }
  }
}
