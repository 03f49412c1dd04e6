import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// The memory: searched, looked over, filled, handed on. What changes it goes through the API.
struct MemoryRoutes: Room {
  let desk: Desk
  let pages: PageLibrary

  static let door: Door? = Door(
    page: "memory", name: "Memory", path: "/memory", key: "m", sheets: ["memory.css"])
  static let templates = [
    "memory": PackageResources.memory_mustache,
    "memory-contents": PackageResources.memory_contents_mustache,
    "memory-search": PackageResources.memory_search_mustache,
    "memory-unit": PackageResources.memory_unit_mustache,
    "memory-history": PackageResources.memory_history_mustache,
  ]
  static let assets = [
    "memory.js": PackageResources.memory_js, "memory.css": PackageResources.memory_css,
    "memory-units.js": PackageResources.memory_units_js,
  ]

  func add(to router: Router<WorkbenchContext>) {
    router.get("/memory") { request, _ in
      let query = Query(request)
      let page = MemoryPage(
        search: MemorySearch(query), found: try await search(query), contents: try await contents())
      return pages.response("memory", page, title: "Memory · Tarjuman")
    }
    router.get("/memory/search") { request, _ in
      let found = try await search(Query(request))
      return Response.html(pages.part("memory-search", MemorySearchPart(found: found)))
    }
    router.get("/memory/unit") { request, _ in
      let number = try Query(request).number("unit", in: 1...Int.max, or: 0)
      let pair = try await desk.run { [desk] in
        SentencePair(try EditUnits(memory: desk.memory).unit(following: number))
      }
      return Response.html(pages.part("memory-unit", pair))
    }
    router.get("/memory/history") { request, _ in
      let number = try Query(request).number("unit", in: 1...Int.max, or: 0)
      let history = try await desk.run { [desk] in
        UnitHistory(try EditUnits(memory: desk.memory).history(of: number))
      }
      return Response.html(pages.part("memory-history", history))
    }
    router.get("/memory/contents") { _, _ in
      let contents = try await contents()
      return Response.html(pages.part("memory-contents", contents))
    }
    router.post("/memory/exports") { request, _ in try export(Query(request)) }
    router.get("/memory/exports/{id}") { _, context in try await fetch(context) }
  }

  private func search(_ query: Query) async throws -> MemoryFindings? {
    let number = try query.number("unit", in: 1...Int.max, or: 0)
    if number > 0 {
      return try await desk.run { [desk] in
        let units = EditUnits(memory: desk.memory)
        let unit = try units.unit(following: number)
        return MemoryFindings(unit, UnitHistory(try units.history(of: unit.number)))
      }
    }
    guard let text = query.text("q"), text.contains(where: { $0.isLetter || $0.isNumber }) else {
      return nil
    }
    let limit = try query.number("limit", in: 1...1000, or: 20)
    if query.text("by") == "meaning" {
      return try await desk.runLong { [desk] in
        guard let searching = try desk.searchingByMeaning() else {
          return MemoryFindings(
            notice: "The sentence encoder is not installed; Scripts/setup installs it.")
        }
        return MemoryFindings(try searching.look(for: text, in: nil, count: limit))
      }
    }
    var question = SearchMemory.Question(phrases: [text])
    (question.since, question.until) = (try query.day("since"), try query.day("until"))
    question.outlet = query.text("outlet")
    let more = Address.memory(query, limit: limit + 50)
    return try await desk.run { [desk, question] in
      MemoryFindings(try desk.searching().look(for: question, limit: limit), more: more)
    }
  }

  private func contents() async throws -> MemoryContents {
    try await desk.run { [memory = desk.memory, running = desk.runningImports] in
      guard FileManager.default.fileExists(atPath: memory.path) else { return MemoryContents() }
      return MemoryContents(
        report: try MemoryReport(memory: memory), chart: try MemoryChart(memory: memory),
        imports: try ImportHistory(memory: memory).entries(), running: running.numbers)
    }
  }

  // MARK: Handing on

  /// Writes the file with progress; the last line says where to fetch it.
  private func export(_ query: Query) throws -> Response {
    let format = try query.choice("format", UnitFormat.self) ?? .tmx
    let number = try query.number("import", in: 1...Int.max, or: 0)
    return desk.lines { [desk] sender in
      let file = try desk.passingFolder().appending(path: "memory.\(format.fileExtension)")
      do {
        let report = try ExportUnits(memory: desk.memory).export(
          format, to: file, fromImport: number > 0 ? number : nil
        ) { sender.progress($0, words: "\($0.grouped) units") }
        for failure in report.failures.prefix(20) { sender.notice(failure) }
        if report.shortened > 0 {
          sender.notice(
            "\(report.shortened) units have codes, notes or properties that a table cannot hold; "
              + "TMX and JSON hold them")
        }
        sender.send(
          Written(url: "/memory/exports/\(desk.passing(file))", units: report.units))
      } catch {
        desk.discard(file)
        throw error
      }
    }
  }

  private struct Written: Encodable {
    let url: String
    let units: Int
  }

  private func fetch(_ context: WorkbenchContext) async throws -> Response {
    guard let file = desk.taken(context.parameters.get("id") ?? "") else {
      throw HTTPError(.notFound, message: "This file was fetched already; export it again.")
    }
    let format = UnitFormat.allCases.first { $0.fileExtension == file.pathExtension }
    return try await desk.download(file, type: (format ?? .tmx).mediaType)
  }
}
