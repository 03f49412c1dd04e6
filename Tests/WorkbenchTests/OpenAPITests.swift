import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Workflows

@testable import Workbench

struct OpenAPITests {
  private static var description: [String: Any] {
    let object = try? JSONSerialization.jsonObject(with: APIRoutes.description)
    return object as? [String: Any] ?? [:]
  }

  private static var operations: [(place: String, operation: [String: Any])] {
    let paths = description["paths"] as? [String: [String: Any]] ?? [:]
    return paths.flatMap { path, methods in
      methods.compactMap { method, operation in
        (operation as? [String: Any]).map { ("\(method.uppercased()) \(path)", $0) }
      }
    }
  }

  private static func routes() throws -> Set<String> {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let desk = Desk(Installation(dataFolder: folder), memory: folder.appending(path: "m"))
    let settings = WorkbenchServer.Settings(desk.installation, memory: desk.memory)
    let router = try WorkbenchServer.router(settings, desk)
    return Set(router.routes.map { "\($0.method.rawValue) \($0.path)" })
  }

  @Test func `every route of the API is described and every description has its route`() throws {
    let routes = try Self.routes().filter { $0.contains(" /api/") }
    #expect(!routes.isEmpty)
    #expect(routes == Set(Self.operations.map(\.place)))
  }

  @Test func `the description is of OpenAPI 3.1 and of this version`() throws {
    #expect(Self.description["openapi"] as? String == "3.1.0")
    let info = try #require(Self.description["info"] as? [String: Any])
    #expect(info["version"] as? String == ProgramVersion.number)
  }

  @Test func `what is referred to is described, and operations have names of their own`() throws {
    let text = String(decoding: APIRoutes.description, as: UTF8.self)
    let components = try #require(Self.description["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: Any])
    let named = text.matches(of: /"#\/components\/schemas\/([A-Za-z]+)"/).map { String($0.1) }
    #expect(Set(named).subtracting(schemas.keys).isEmpty)
    #expect(Set(schemas.keys).subtracting(named).isEmpty)
    let names = Self.operations.compactMap { $0.operation["operationId"] as? String }
    #expect(Set(names).count == Self.operations.count)
  }

  @Test func `each operation says what it answers and what errors look like`() {
    for (place, operation) in Self.operations {
      let responses = operation["responses"] as? [String: Any] ?? [:]
      #expect(responses.keys.contains { $0.hasPrefix("2") }, "\(place)")
      #expect(operation["summary"] is String, "\(place)")
      for parameter in operation["parameters"] as? [[String: Any]] ?? [] {
        #expect(parameter["description"] is String && parameter["schema"] != nil, "\(place)")
      }
    }
  }
}
