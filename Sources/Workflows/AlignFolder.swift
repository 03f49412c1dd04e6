import Bitext
public import Foundation
import Synchronization

/// Aligns every pair of a folder, on several cores, going on past pairs that fail.
public struct AlignFolder: Sendable {
  /// Two files whose names differ only in the language: `NAME.ar.txt` and `NAME.en.txt`, or
  /// `NAME.ar` and `NAME.en`.
  public struct Pair: Hashable, Sendable {
    public let name: String
    public let source: URL
    public let target: URL
  }

  /// What became of one pair.
  public struct Result: Sendable {
    public let pair: Pair
    public let outcome: Swift.Result<AlignArticles.Outcome, any Error>
  }

  private let workflow: AlignArticles

  public init(_ workflow: AlignArticles) { self.workflow = workflow }

  /// The pairs of a folder by name, and the names that have only one side.
  ///
  /// - Parameters: the language tags that file names bear, such as `ar` and `en`.
  public static func pairs(
    in folder: URL, from: String, to: String
  ) throws -> (pairs: [Pair], lonely: [String]) {
    try check(folder)
    // Listing does not follow a link in the folder's own place.
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: [.isRegularFileKey])
    var sources: [String: URL] = [:]
    var targets: [String: URL] = [:]
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let name = file.lastPathComponent
      if let stem = stem(of: name, tag: from) {
        sources[stem] = file
      } else if let stem = stem(of: name, tag: to) {
        targets[stem] = file
      }
    }
    let pairs = sources.keys.sorted().compactMap { name -> Pair? in
      guard let source = sources[name], let target = targets[name] else { return nil }
      return Pair(name: name, source: source, target: target)
    }
    let lonely =
      sources.filter { targets[$0.key] == nil }.map(\.value.lastPathComponent)
      + targets.filter { sources[$0.key] == nil }.map(\.value.lastPathComponent)
    return (pairs, lonely.sorted())
  }

  /// Throws: `AlignmentProblem`, unless it is a folder that may be listed.
  public static func check(_ folder: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw AlignmentProblem.noFolder(folder.path)
    }
    guard isFolder.boolValue else { throw AlignmentProblem.notAFolder(folder.path) }
    guard FileManager.default.isReadableFile(atPath: folder.path) else {
      throw AlignmentProblem.unreadableFolder(folder.path)
    }
  }

  /// Makes a folder to write to, and those it lies in; one that is there is left as it is.
  ///
  /// Throws: `AlignmentProblem.unwritableFolder`.
  public static func make(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      let reason =
        switch (error as? CocoaError)?.code {
        case .fileWriteFileExists: "a file of that name is there"
        case .fileWriteNoPermission: "you may not write there"
        default: error.localizedDescription
        }
      throw AlignmentProblem.unwritableFolder(folder.path, reason: reason)
    }
  }

  /// `talks` for `talks.ar` and `talks.ar.txt` where the tag is `ar`.
  private static func stem(of name: String, tag: String) -> String? {
    if name.hasSuffix("." + tag) { return String(name.dropLast(tag.count + 1)) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let base = name[..<dot]
    return base.hasSuffix("." + tag) ? String(base.dropLast(tag.count + 1)) : nil
  }

  /// The places of the pairs, those with the longest sources first: a long pair that is begun last is
  /// aligned while the other cores have nothing to do (Graham 1969, "Bounds on multiprocessing timing
  /// anomalies").
  static func longestFirst(_ pairs: [Pair]) -> [Int] {
    let sizes = pairs.map { pair in
      (try? pair.source.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }
    return pairs.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  /// Aligns the pairs and hands each result on as soon as it is there, one at a time, in the
  /// order in which they are finished.
  ///
  /// - Parameters:
  ///   - looked: told, where lines are looked for that recur over the folder, how many pairs have
  ///     been looked through.
  ///   - finished: called under a lock with the number of pairs done so far.
  public func align(
    _ pairs: [Pair], looked: @Sendable (_ done: Int) -> Void = { _ in },
    finished: @Sendable (_ done: Int, _ result: Result) throws -> Void
  ) throws {
    let readings = KeptReadings()
    let recurring =
      workflow.options.findsBoilerplate
      ? FindBoilerplate(workflow).lines(of: pairs, keeping: readings, progress: looked)
      : workflow.boilerplate
    let threads = min(workflow.options.threads, pairs.count)
    // One thread has no use of another order than that of the names.
    let order = threads > 1 ? Self.longestFirst(pairs) : Array(pairs.indices)
    let next = Atomic(0)
    let done = Mutex((count: 0, failure: (any Error)?.none))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while case let place = next.wrappingAdd(1, ordering: .relaxed).oldValue,
        place < order.count, done.withLock({ $0.failure == nil })
      {
        let index = order[place]
        let pair = pairs[index]
        let result = Result(
          pair: pair,
          outcome: Swift.Result {
            let kept = readings.take(index)
            var reading = kept.reading
            return try workflow.align(
              kept.pair ?? workflow.read(source: pair.source, target: pair.target),
              recurring: recurring, number: index, reading: &reading)
          })
        done.withLock { state in
          state.count += 1
          do {
            try finished(state.count, result)
          } catch {
            if state.failure == nil { state.failure = error }
          }
        }
      }
    }
    try done.withLock { state in
      if let failure = state.failure { throw failure }
    }
  }
}
