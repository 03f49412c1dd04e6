import Foundation

/// Lines of a stream, none longer than a limit held in memory.
struct MessageLines {
  enum Line {
    case whole(Data)
    case tooLong
  }

  private let input: FileHandle
  private let limit: Int
  private var pending = Data()
  private var hasEnded = false

  init(_ input: FileHandle, limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// The next line without its line feed; nil at the end. Throws: what reading throws.
  mutating func next() throws -> Line? {
    var searched = 0
    var isTooLong = false
    while true {
      if let end = pending.dropFirst(searched).firstIndex(of: 0x0A) {
        let line = Data(pending[..<end])
        pending = Data(pending[(end + 1)...])
        return isTooLong || line.count > limit ? .tooLong : .whole(line)
      }
      if pending.count > limit {
        isTooLong = true
        pending = Data()
      }
      searched = pending.count
      guard !hasEnded else {
        defer { pending = Data() }
        if isTooLong { return .tooLong }
        return pending.isEmpty ? nil : .whole(pending)
      }
      // What is there, as an asker waits for its answer before it sends more.
      let piece = input.availableData
      if piece.isEmpty { hasEnded = true } else { pending.append(piece) }
    }
  }
}
