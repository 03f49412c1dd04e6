import Bitext
import Foundation
import NIOPosix
import Synchronization
import Workflows

/// What all rooms work with: one installation, one memory, and the workflows over them, opened when
/// first asked for and again when a glossary or another resource has changed.
///
/// The workflows block, so they run on threads of their own and never on those that answer: quick
/// ones, and long ones that a look-up must not wait for.
final class Desk: Sendable {
  let installation: Installation
  let memory: URL
  private let quickThreads: NIOThreadPool
  private let longThreads = NIOThreadPool(numberOfThreads: 2)
  private let folder = Mutex<URL?>(nil)
  /// Files made for somebody who has not fetched them yet.
  let kept = Mutex<[(id: String, file: URL)]>([])
  /// Articles that wait for what is to be made of them.
  let articles = ArrivedArticles()
  let runningImports = RunningImports()
  private let lookUps = Opened<LookUp>()
  private let searches = Opened<SearchMemory>()
  private let meanings = Opened<SearchByMeaning>()
  private let matchings = Opened<MatchTexts>()
  private let checkings = Opened<CheckTranslation>()
  private let alignings = Opened<AlignArticles>()
  private let draftings = Opened<DraftTranslation>()
  private let browsings = Opened<BrowseGlossaries>()
  private let comparisons = Opened<CompareConcepts>()
  /// Held while glossaries are changed.
  private let glossaryChanging = Mutex(())

  init(_ installation: Installation, memory: URL) {
    self.installation = installation
    self.memory = memory
    quickThreads = NIOThreadPool(
      numberOfThreads: max(4, ProcessInfo.processInfo.activeProcessorCount))
    quickThreads.start()
    longThreads.start()
  }

  /// Runs what blocks for some milliseconds.
  func run<Answer: Sendable>(_ body: @escaping @Sendable () throws -> Answer) async throws -> Answer
  {
    try await quickThreads.runIfActive(body)
  }

  /// Runs what takes seconds or minutes: aligning, importing, exporting. Others wait in line.
  func runLong<Answer: Sendable>(
    _ body: @escaping @Sendable () throws -> Answer
  ) async throws -> Answer {
    try await longThreads.runIfActive(body)
  }

  /// Waits until what is under way is finished, and tidies up. Nothing can be run afterwards.
  func close() async {
    try? await longThreads.shutdownGracefully()
    try? await quickThreads.shutdownGracefully()
    if let folder = folder.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
  }

  /// A new folder for a file that is only passing through, readable by its owner alone.
  func passingFolder() throws -> URL {
    let parent = folder.withLock { folder in
      let made =
        folder
        ?? FileManager.default.temporaryDirectory
        .appending(path: "tarjuman-\(UUID().uuidString)", directoryHint: .isDirectory)
      folder = made
      return made
    }
    let folder = parent.appending(path: UUID().uuidString, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder
  }
}

// MARK: - The workflows

extension Desk {
  /// The files that workflows rest on beside the memory.
  var resources: FileStamp {
    FileStamp(of: [
      installation.glossaries, installation.lexicon, installation.wordForms, installation.encoder,
    ])
  }

  func lookUp() throws -> LookUp {
    try lookUps.thing(resources) { try LookUp(installation, memory: memory) }
  }

  /// Opens what look-ups need, so that the first one does not wait for it.
  func warm() {
    longThreads.submit { [self] state in
      guard state == .active else { return }
      // What is wrong shows again when somebody asks.
      _ = try? lookUp().look(up: "الأمم المتحدة", language: .arabic, limit: 1)
    }
  }

  func searching() throws -> SearchMemory {
    try searches.thing(resources) { try SearchMemory(installation, memory: memory) }
  }

  /// Nil where the encoder is not installed.
  func searchingByMeaning() throws -> SearchByMeaning? {
    guard FileManager.default.fileExists(atPath: installation.encoder.path) else { return nil }
    return try meanings.thing(FileStamp(of: [installation.encoder], places: [memory])) {
      try SearchByMeaning(installation, memory: memory)
    }
  }

  func matching(_ choices: MatchTexts.Choices) throws -> MatchTexts {
    try matchings.thing(FileStamp(of: [], places: [memory])) {
      try MatchTexts(memory: memory, choices, installation: installation)
    }.with(choices)
  }

  func checking() throws -> CheckTranslation {
    try checkings.thing(resources) { try CheckTranslation(installation, options: .init()) }
  }

  private var glossaryFiles: FileStamp {
    FileStamp(of: [installation.glossaries, installation.glossaryOrder])
  }

  /// The concepts of the installed glossaries as they are now.
  func glossaries() throws -> BrowseGlossaries {
    try browsings.thing(glossaryFiles) { try BrowseGlossaries(installation) }
  }

  /// The concepts that have a term in common.
  func sharedTerms() throws -> CompareConcepts {
    try comparisons.thing(glossaryFiles) {
      try CompareConcepts(installation, among: glossaries())
    }
  }

  /// Runs what changes glossaries or what is kept beside them; others wait.
  func withGlossaries<Answer: Sendable>(_ body: () throws -> Answer) throws -> Answer {
    try glossaryChanging.withLock { _ in try body() }
  }

  /// Changes the glossaries.
  ///
  /// - Parameter glossary: the one in which concepts are looked for; nil for all.
  func editing(
    _ glossary: String?, _ body: (inout EditGlossary) throws -> EditGlossary.Change
  ) throws -> EditGlossary.Change {
    try withGlossaries {
      var editor = try EditGlossary(installation, glossary: glossary)
      return try body(&editor)
    }
  }

  func aligning() throws -> AlignArticles {
    try alignings.thing(resources) { try AlignArticles(installation, options: .init()) }
  }

  func drafting() throws -> DraftTranslation {
    let files = [installation.glossaries, installation.lexicon, installation.wordForms]
    return try draftings.thing(FileStamp(of: files, places: [memory])) {
      // A memory may come later.
      let isThere = FileManager.default.fileExists(atPath: memory.path)
      return try DraftTranslation(
        installation, memory: isThere ? memory : nil, options: .init())
    }
  }
}
