import Foundation
import Testing

@Suite struct `Linting glossaries` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let glossaries: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.glossaries.path)
    return (names ?? []).filter { $0.hasSuffix(".tsv") }.sorted()
      .map { Checkout.glossaries.appending(path: $0).path }
  }()

  @Test func `finds nothing but advice in the project's own`() throws {
    let run = try desk.start(["glossary", "lint", "--json"] + Self.glossaries).wait()
    #expect(run.status == 0 && run.stderr.contains("in \(Self.glossaries.count) glossary files"))
    for line in run.lines {
      let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(finding?["isAdvice"] as? Bool == true, "\(line)")
    }
  }

  @Test func `finds the same in the same order every time`() throws {
    let terms = "جسر\tجسور | قنطرة | قناطر"
    try writeGlossary(["bridge", "span"].map { "\(terms)\t\($0)" }, to: "mine.tsv")
    let runs = try (0..<5).map { _ in try desk.run("glossary", "lint", "mine.tsv").stdout }
    #expect(runs.first?.isEmpty == false)
    #expect(Set(runs).count == 1)
  }

  @Test func `names file, line and rule of what is wrong, and exits with 1`() throws {
    let rows = [
      "نفق\tأنفاق\ttunnel",
      "جسر\tجسور\tbridge",
    ]
    try writeGlossary(rows, to: "mine.tsv", concepts: "ba")
    let run = try desk.run("glossary", "lint", "mine.tsv")
    #expect(run.status == 1 && run.lines.count == 1)
    #expect(run.stdout.hasPrefix("mine.tsv:3: ") && run.stdout.contains("[unsorted]"))
    #expect(run.stderr.contains("2 concepts in 1 glossary file, 1 finding"))
  }

  @Test func `says so when a file is no glossary or not there`() throws {
    try desk.write("x\ty\n1\t2\n", to: "table.tsv")
    let table = try desk.run("glossary", "lint", "table.tsv")
    #expect(table.status == 2 && table.stderr.contains("table.tsv:1: the header is missing"))
    let none = try desk.run("glossary", "lint", "nowhere.tsv")
    #expect(none.status == 2 && none.stderr.contains("nowhere.tsv: cannot be read"))
  }

  /// Writes rows of term, variants and rendering under concepts named by letters.
  private func writeGlossary(_ rows: [String], to name: String, concepts: String = "ab") throws {
    let header = try String(contentsOfFile: #require(Self.glossaries.first), encoding: .utf8)
      .prefix { $0 != "\n" }
    let lines = zip(concepts, rows).map { "t.\($0)\t\($1)\t\t\t\td\tnoun\t\tUsage" }
    try desk.write(([String(header)] + lines).joined(separator: "\n") + "\n", to: name)
  }
}
