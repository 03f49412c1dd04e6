import Bitext
import Foundation
import Workflows

/// A shelf of drafts and a memory in a folder of their own, without glossaries, unless some are written.
struct DraftBench {
  let place = FileManager.default.temporaryDirectory.appending(path: "tarjuman-draft-\(UUID())")

  static let arabic = """
    وصلت القافلة إلى المدينة المحاصرة.
    تضم القافلة ٤٨ شاحنة، وصلت في 15 تموز/يوليو.
    وصلت القافلة إلى المدينة المحاصرة.
    وقال المبعوث إن المهمة تنتهي غدا.

    """
  static let english = "The convoy reached the city. It has 48 lorries."

  var installation: Installation { Installation(dataFolder: place) }
  var shelf: DraftShelf { DraftShelf(installation) }
  var memory: URL { place.appending(path: "memory.tarjuman") }
  func work(_ shelf: DraftShelf) -> WorkOnDraft { WorkOnDraft(shelf, memory: memory) }

  func clear() { try? FileManager.default.removeItem(at: place) }

  func drafting() throws -> DraftTranslation {
    let isThere = FileManager.default.fileExists(atPath: memory.path)
    return try DraftTranslation(installation, memory: isThere ? memory : nil, options: .init())
  }

  func begin(
    _ text: String = arabic, on shelf: DraftShelf, to: Language? = nil,
    filling: BeginDraft.Filling = .exact
  ) throws -> String {
    try BeginDraft(drafting(), shelf: shelf)
      .begin(GivenArticle(name: "talks.txt", .text(text)), to: to, filling: filling)
  }

  /// Puts pairs into the memory as an import of another name.
  func remember(_ pairs: (String, String)...) throws {
    let store = try KeepUnits(memory: memory)
    let units = pairs.map { source, target in
      TranslationUnit(
        source: .init(language: .arabic, content: TaggedText(source)),
        target: .init(language: .english, content: TaggedText(target)))
    }
    try store.revise(
      store.openImport(of: "\(UUID())", name: "older.tmx"), adding: units, withdrawing: [])
  }

  /// What the memory has, as `source = target`, with the name of the import.
  func remembered() throws -> [String] {
    try EditUnits(memory: memory).page(limit: 100).units.map {
      "\($0.unit.source.text) = \($0.unit.target.text)"
    }
  }

  /// The imports that are there: name and units taken in.
  func imports() throws -> [String] {
    try ImportHistory(memory: memory).entries().filter { !$0.isRemoved }.map(\.name)
  }
}
