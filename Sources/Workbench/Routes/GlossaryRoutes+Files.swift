import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// Terms from files: sent, looked at, taken in.
extension GlossaryRoutes {
  /// The largest file of terms, in bytes.
  private static let largest = 64 << 20

  func addFiles(to router: Router<WorkbenchContext>) {
    router.post("/api/v1/glossary/files") { request, _ in
      let name = try Query(request).needed("name", "say the file's name, such as client.xlsx.")
      let upload = try await desk.receive(request, name: name, limit: Self.largest)
      return try Response.json(["file": files.keep(upload)], status: .created)
    }
    router.post("/api/v1/glossary/preview") { request, _ in
      let asked = try await request.record(Wish.self)
      let isForPage = try Query(request).wantsHTML()
      return try await desk.runLong {
        let report = try importing(asked).preview(try file(asked))
        return isForPage
          ? try Response.json(["html": pages.part("glossary-preview", TermPreview(report))])
          : .json(data: try report.json())
      }
    }
    router.post("/api/v1/glossary/imports") { request, _ in
      let asked = try await request.record(Wish.self)
      // Others may change glossaries meanwhile; the import is one change at its end.
      return try await desk.answer(request) { sender in
        let file = try file(asked)
        let report = try importing(asked).importFile(file) { done, all in
          if sender?.isAbandoned == true { throw CancellationError() }
          let words = all.map { "\(done.grouped) of \($0.grouped) concepts" }
          sender?.progress(done, of: all, words: words ?? "Reading \(file.lastPathComponent) …")
        }
        files.take(asked.file)?.upload.discard()
        return try report.json()
      }
    }
  }

  /// How a file that arrived is to be taken in.
  private struct Wish: Decodable, Sendable {
    let file: String
    let glossary: String?
    let isDraft: Bool?
    /// What columns hold, by their numbers from 1 or their headers.
    let columns: [String: String]?
    /// Whether the first row names the columns; told from what stands in it where it is left out.
    let hasHeader: Bool?
    let sheet: String?
    let encoding: String?
    let from: String?
    let to: String?
  }

  private func file(_ asked: Wish) throws -> URL {
    guard let article = files.article(asked.file) else {
      throw HTTPError(
        .notFound, message: "file: it has not arrived, or was taken in; send it again.")
    }
    return article.upload.file
  }

  private func importing(_ asked: Wish) throws -> ImportTerms {
    var options = ImportTerms.Options()
    options.columns = (asked.columns ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }
    (options.sheet, options.encoding) = (asked.sheet, asked.encoding)
    options.hasHeader = asked.hasHeader
    options.isDraft = asked.isDraft ?? false
    options.from = try Self.language(asked.from, "from") ?? options.from
    options.to = try Self.language(asked.to, "to") ?? options.to
    let glossary = try asked.glossary.map {
      try desk.installation.glossary(named: $0).deletingPathExtension().lastPathComponent
    }
    return ImportTerms(desk.installation, into: glossary, options: options)
  }

  private static func language(_ tag: String?, _ place: String) throws -> String? {
    guard let tag, !tag.isEmpty else { return nil }
    guard let language = Language(checked: tag) else {
      throw BadRequest(place, "say a language such as ar or en.")
    }
    return language.tag
  }
}
