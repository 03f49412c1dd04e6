import ArgumentParser
import Bitext
import Foundation
import Interchange
import Workflows

/// How often do the checks cry wolf, and do they find what was planted?
///
/// Pairs are read as the alignment question reads them: `NAME.ar`, `NAME.en` and `NAME.gold`, one
/// segment a line. The findings on the pairs as they are, are counted per hundred segments; then errors
/// of many kinds are planted in the translations, one at a time, and looked for.
struct ChecksQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks",
    abstract: "Findings per hundred segments of good translations, and planted errors found.")

  @Option(help: "A folder of levels, or of documents.") var data: String
  @Option(help: "The source's language, as file names bear it.") var from = "ar"
  @Option(help: "The target's language, as file names bear it.") var to = "en"
  @Option(help: "The seed of the planted errors.") var seed: UInt64 = 1
  @Option(help: "How many errors of each kind are planted.") var count = 100
  @Option(help: "errors, usual or strict.") var level = "usual"
  @Option(help: "Plant this kind of error alone.") var kind: String?
  @Flag(help: "Print every finding on the pairs as they are.") var list = false
  @Flag(help: "Print every planted error that is not found.") var misses = false
  @Flag(inversion: .prefixedNo, help: "Plant errors.") var plant = true
  @Flag(inversion: .prefixedNo, help: "Use the encoder, where it is installed.") var encoder = true

  func run() throws {
    guard let level = CheckReport.Level(rawValue: level) else {
      throw ValidationError("--level is errors, usual or strict")
    }
    let folder = URL(fileURLWithPath: data, isDirectory: true)
    let plain = folder.appendingPathComponent("plain")
    let place = FileManager.default.fileExists(atPath: plain.path) ? plain : folder
    var options = CheckTranslation.Options()
    options.usesEncoder = encoder
    let workflow = try CheckTranslation(.current, options: options)
    for notice in workflow.missing { print("note: \(notice)") }
    let documents = try AlignFolder.pairs(in: place, from: from, to: to).pairs.map {
      try GoldPair($0, in: place, from: Language(from), to: Language(to))
    }
    try countFindings(documents, workflow, level)
    if plant { try findPlanted(documents, level) }
    print(
      "signature: \(ProgramVersion.name) \(ProgramVersion.number); \(place.path), \(from)–\(to), "
        + "\(documents.count) documents; level \(level.rawValue); seed \(seed), \(count) a kind")
  }

  // MARK: On good translations

  private func countFindings(
    _ documents: [GoldPair], _ workflow: CheckTranslation, _ level: CheckReport.Level
  ) throws {
    var counts: [String: Int] = [:]
    var (segments, findings) = (0, 0)
    let clock = ContinuousClock()
    var time = Duration.zero
    for document in documents {
      var report: CheckReport?
      time += clock.measure { report = workflow.check(document.units, file: document.name) }
      guard let report else { continue }
      segments += report.unitCount
      for item in report.findings(level) {
        findings += 1
        counts[item.check, default: 0] += 1
        if list { print(Self.line(item, document.name)) }
      }
    }
    for (check, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("  \(check.padding(toLength: 22, withPad: " ", startingAt: 0))\(count)")
    }
    let rate = 100 * Double(findings) / Double(max(1, segments))
    print(
      String(format: "findings: %d on %d segments, %.2f per 100", findings, segments, rate)
        + " in \(time)")
  }

  private static func line(_ item: CheckReport.Item, _ name: String) -> String {
    "\(name):\(item.number) \(item.severity) [\(item.check)] \(item.reason)\n"
      + "    \(item.source.text)\n    \(item.target.text)"
  }

  // MARK: On planted errors

  private func findPlanted(
    _ documents: [GoldPair], _ level: CheckReport.Level
  ) throws {
    let planter = try ErrorPlanter(documents, seed: seed)
    var (found, planted) = (0, 0)
    for kind in PlantedError.allCases where self.kind.map({ $0 == kind.rawValue }) ?? true {
      var options = CheckTranslation.Options()
      options.only = kind.checks.sorted()
      options.usesEncoder = encoder
      let workflow = try CheckTranslation(.current, options: options)
      let before = documents.map { document in
        Set(workflow.check(document.units, file: "").findings(level).map(\.identifier))
      }
      let errors = planter.errors(kind, count: count)
      let hits = errors.filter { error in
        let isFound = workflow.check(error.units, file: "").findings(level).contains {
          $0.number == error.number + 1 && !before[error.document].contains($0.identifier)
        }
        if !isFound, misses { print("missed [\(kind.rawValue)] \(error.text)") }
        return isFound
      }.count
      print(
        "  \(kind.rawValue.padding(toLength: 22, withPad: " ", startingAt: 0))"
          + "\(hits) of \(errors.count)")
      found += hits
      planted += errors.count
    }
    print(
      String(
        format: "planted: %d of %d found, %.3f", found, planted,
        Double(found) / Double(max(1, planted))))
  }
}
