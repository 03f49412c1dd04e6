import Alignment
import Bitext
import Foundation
import Synchronization

/// Finds the lines that recur over a folder's pairs and that they leave alone.
///
/// Lines are counted first; only pairs that have a line in common with several others are aligned.
public struct FindBoilerplate: Sendable {
  private let workflow: AlignArticles

  public init(_ workflow: AlignArticles) { self.workflow = workflow }

  /// - Parameter progress: told how many pairs are done; pairs that cannot be read are passed over.
  public func report(
    of pairs: [AlignFolder.Pair], progress: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) -> BoilerplateReport {
    BoilerplateReport(lines(of: pairs, progress: progress), pairs: pairs.count)
  }

  /// - Parameter readings: keeps what was read off the pairs, for those who align them next.
  func lines(
    of pairs: [AlignFolder.Pair], keeping readings: KeptReadings? = nil,
    progress: @Sendable (_ done: Int) -> Void
  ) -> RecurringLines {
    guard pairs.count >= RecurringLines.several else { return workflow.boilerplate }
    let kept = readings ?? KeptReadings()
    let recurring = recurringHashes(pairs, kept)
    guard !recurring.isEmpty else { return workflow.boilerplate }
    let found = Mutex((lines: workflow.boilerplate, done: 0))
    eachPair(pairs, kept) { index, read in
      var reading: AlignmentReading?
      if let read, !read.hashes.isDisjoint(with: recurring),
        let aligned = try? workflow.align(read, reading: &reading).aligned
      {
        found.withLock { $0.lines.count(aligned, pair: index, among: recurring) }
        readings?.put(reading, of: index)
      }
      found.withLock {
        $0.done += 1
        progress($0.done)
      }
    }
    return found.withLock { $0.lines }
  }

  /// The lines that several pairs have.
  private func recurringHashes(
    _ pairs: [AlignFolder.Pair], _ readings: KeptReadings
  ) -> Set<Int> {
    let counts = Mutex([Int: Int]())
    eachPair(pairs, readings) { index, read in
      guard let read else { return }
      readings.put(read, of: index)
      counts.withLock { counts in
        for hash in read.hashes { counts[hash, default: 0] += 1 }
      }
    }
    return counts.withLock { counts in
      Set(counts.filter { $0.value >= RecurringLines.several }.keys)
    }
  }

  private func eachPair(
    _ pairs: [AlignFolder.Pair], _ readings: KeptReadings,
    _ body: @Sendable (Int, AlignArticles.ReadPair?) -> Void
  ) {
    let order = AlignFolder.longestFirst(pairs)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(workflow.options.threads, pairs.count)) { _ in
      while case let place = next.wrappingAdd(1, ordering: .relaxed).oldValue, place < order.count {
        let index = order[place]
        let (source, target) = (pairs[index].source, pairs[index].target)
        body(
          index,
          readings.pair(index) ?? (try? workflow.read(source: source, target: target)))
      }
    }
  }
}

extension AlignArticles.ReadPair {
  /// The lines of both sides, each once.
  fileprivate var hashes: Set<Int> {
    Set(sources.map { RecurringLines.hash(of: $0.text, pair.source.language) })
      .union(targets.map { RecurringLines.hash(of: $0.text, pair.target.language) })
  }
}

extension RecurringLines {
  /// Counts both sides of an aligned pair, as far as their lines are among some and it is sure
  /// whether they are alone.
  fileprivate mutating func count(_ aligned: AlignedArticles, pair: Int, among hashes: Set<Int>) {
    let sides = [
      (aligned.pair.source.language, aligned.sources, \Bead.sources),
      (aligned.pair.target.language, aligned.targets, \Bead.targets),
    ]
    for (language, segments, indices) in sides {
      var isAlone: [Bool?] = Array(repeating: nil, count: segments.count)
      for bead in aligned.beads where !bead.wantsEyes {
        for index in bead[keyPath: indices] { isAlone[index] = bead.isUnaligned }
      }
      for (index, segment) in segments.enumerated()
      where !hashes.contains(Self.hash(of: segment.text, language)) { isAlone[index] = nil }
      count(segments.map(\.text), language, isAlone: isAlone, pair: pair)
    }
  }
}

/// The pairs of a folder as they were read, and what was read off them, as far as there is room.
final class KeptReadings: Sendable {
  private let pairs = Mutex(Shelf<AlignArticles.ReadPair>(mostBytes: 32 << 20))
  /// Of tables, some hundred news pairs; of larger folders the others are read off once more.
  private let readings = Mutex(Shelf<AlignmentReading>(mostBytes: 128 << 20))

  func put(_ pair: AlignArticles.ReadPair, of index: Int) {
    pairs.withLock { $0.put(pair, of: index, bytes: pair.byteCount) }
  }

  func put(_ reading: AlignmentReading?, of index: Int) {
    guard let reading else { return }
    readings.withLock { $0.put(reading, of: index, bytes: reading.byteCount) }
  }

  func pair(_ index: Int) -> AlignArticles.ReadPair? { pairs.withLock { $0.things[index]?.thing } }

  /// Hands over a pair and what was read off it, and keeps them no longer.
  func take(_ index: Int) -> (pair: AlignArticles.ReadPair?, reading: AlignmentReading?) {
    (pairs.withLock { $0.take(index) }, readings.withLock { $0.take(index) })
  }

  private struct Shelf<Thing: Sendable>: Sendable {
    let mostBytes: Int
    private(set) var things: [Int: (thing: Thing, bytes: Int)] = [:]
    private var bytes = 0

    init(mostBytes: Int) { self.mostBytes = mostBytes }

    mutating func put(_ thing: Thing, of index: Int, bytes added: Int) {
      guard things[index] == nil, bytes + added <= mostBytes else { return }
      bytes += added
      things[index] = (thing, added)
    }

    mutating func take(_ index: Int) -> Thing? {
      guard let (thing, size) = things.removeValue(forKey: index) else { return nil }
      bytes -= size
      return thing
    }
  }
}
