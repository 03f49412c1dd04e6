import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

/// The memory as JSON and as files: what it holds, its imports, taking in and handing on.
struct MemoryAPI: Sendable {
  let desk: Desk

  func add(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/stats") { _, _ in
      Response.json(
        data: try await desk.run { [memory] in Data(try MemoryReport(memory: memory).json().utf8) })
    }
    router.get("/api/v1/imports") { _, _ in
      Response.json(data: try await desk.run { [history] in Data(try history.json().utf8) })
    }
    router.post("/api/v1/imports") { request, _ in try await take(request) }
    router.delete("/api/v1/imports/{number}") { _, context in
      let number = try Self.number(context)
      return try Response.json(Said(await desk.runLong { [history] in try history.remove(number) }))
    }
    router.post("/api/v1/imports/{number}/stop") { _, context in
      try await stop(Self.number(context))
    }
    router.post("/api/v1/imports/restore") { _, _ in
      try Response.json(Said(await desk.runLong { [history] in try history.restore() }))
    }
    router.get("/api/v1/export") { request, _ in try await handOn(Query(request)) }
  }

  private var memory: URL { desk.memory }
  private var history: ImportHistory { ImportHistory(memory: desk.memory) }

  /// What was done, in a sentence.
  private struct Said: Encodable {
    let message: String

    init(_ message: String) { self.message = message }
  }

  private static func number(_ context: WorkbenchContext) throws -> Int {
    guard let number = context.parameters.get("number", as: Int.self), number > 0 else {
      throw BadRequest("number", "say an import's number, such as 3.")
    }
    return number
  }

  private func take(_ request: Request) async throws -> Response {
    let query = Query(request)
    let name = try query.needed("name", "say the file's name, such as un.tmx.")
    let (from, to) = (try query.language("from"), try query.language("to"))
    let upload = try await desk.receive(request, name: name)
    return try await desk.answer(request) { [desk] sender in
      defer { upload.discard() }
      // Who left before it began does not want it; once begun, it goes on without.
      if sender?.isAbandoned == true { throw CancellationError() }
      var turn = RunningImports.Turn(in: desk.runningImports)
      let report = try ImportUnits(
        memory: desk.memory, from: from ?? .arabic, to: to ?? .english
      ) { sender?.notice($0) }
      .importFile(upload.file, isPassing: true) { progress in
        try turn.goOn(progress.importNumber)
        sender?.progress(progress)
      }
      return try JSONEncoder.answers.encode(ImportRecord(report))
    }
  }

  private func stop(_ number: Int) async throws -> Response {
    guard await desk.runningImports.stop(number) else {
      throw HTTPError(.notFound, message: "Import \(number) does not run in this workbench.")
    }
    let entry = try await desk.run { [history] in
      try history.entries().first { $0.number == number }
    }
    let name = "import \(number)" + (entry.map { " (\($0.name))" } ?? "")
    guard let entry, entry.isUnfinished else { return try .json(Said("\(name) has ended")) }
    return try .json(
      Said(
        "\(name) is stopped; \(entry.received.grouped) units are in the memory; "
          + "import the file again to go on, or take the import back"))
  }

  private func handOn(_ query: Query) async throws -> Response {
    let format = try query.choice("format", UnitFormat.self) ?? .tmx
    let number = try query.number("import", in: 1...Int.max, or: 0)
    let file = try desk.passingFolder().appending(path: "memory.\(format.fileExtension)")
    do {
      _ = try await desk.runLong { [memory] in
        try ExportUnits(memory: memory).export(
          format, to: file, fromImport: number > 0 ? number : nil
        ) { _ in }
      }
      return try await desk.download(file, type: format.mediaType)
    } catch {
      desk.discard(file)
      throw error
    }
  }
}

/// What an import brought, for programs.
struct ImportRecord: Encodable, Sendable {
  let number: Int
  let received: Int
  let added: Int
  let wasImportedBefore: Bool
  let isStopped: Bool
  let message: String
  let notices: [String]

  init(_ report: ImportUnits.Report) {
    number = report.importNumber
    (received, added) = (report.received, report.added)
    (wasImportedBefore, isStopped) = (report.wasImportedBefore, report.isStopped)
    (message, notices) = (report.sentence, report.notices)
  }
}

extension UnitFormat {
  var fileExtension: String { self == .json ? "jsonl" : rawValue }

  var mediaType: String {
    switch self {
    case .tmx: "application/x-tmx+xml"
    case .tsv: "text/tab-separated-values; charset=utf-8"
    case .json: "application/x-ndjson; charset=utf-8"
    }
  }
}
