internal import Foundation

/// Numbers that are 0 until they are set. Of a row of millions only what is set takes room and time.
///
/// Sendable by hand: whoever has it is alone with it, as with the `MatcherMemory` it is part of; a
/// copy is the same row.
final class BlankNumbers<Number: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
  let count: Int
  private let numbers: UnsafeMutablePointer<Number>

  init(_ count: Int) {
    self.count = count
    guard let room = calloc(max(count, 1), MemoryLayout<Number>.stride) else {
      preconditionFailure("there is room for \(count) numbers")
    }
    numbers = room.bindMemory(to: Number.self, capacity: count)
  }

  deinit { free(numbers) }

  @inline(__always)
  subscript(place: Int) -> Number {
    get {
      precondition(place >= 0 && place < count)
      return numbers[place]
    }
    set {
      precondition(place >= 0 && place < count)
      numbers[place] = newValue
    }
  }
}
