import Bitext
import Foundation
import Terminology
import TextAnalysis
import Workflows

/// How well and how fast are terms found in running text?
///
///     benchmark terms --data DIR [--output PLACE]
///     benchmark terms --speed [--entries N]
///
/// With data: every `NAME.queries.jsonl` of the folder is one glossary of terms, sought in the texts
/// of `NAME.docs.jsonl`, with the installed word forms and without. Recall and precision are printed;
/// hits go to `NAME.hits.jsonl` and `NAME.rules.jsonl` of the folder `--output`, in code points, as
/// the scorer beside the data reads them. An output that ends in `.jsonl` is a file for the hits with
/// word forms. Without data: a glossary and a text are made up, and the time to load one and to
/// search the other is measured.
enum TermsQuestion {
  static func run(arguments: [String]) throws {
    let wordForms = try? ArabicMorphology(file: Installation.current.wordForms)
    if wordForms == nil { print("terms: no word forms are installed; Scripts/setup makes them") }
    if arguments.contains("--speed") {
      TermsSpeed.run(
        entries: value("--entries", arguments).flatMap(Int.init) ?? 10_000, wordForms)
      return
    }
    guard let folder = value("--data", arguments) else {
      print("terms: name the folder of the data, --data DIR, or ask for --speed")
      return
    }
    let output = value("--output", arguments)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for file in files where file.hasSuffix(".queries.jsonl") {
      let name = String(file.dropLast(".queries.jsonl".count))
      let task = try Task(name, in: URL(filePath: folder))
      if let wordForms {
        let place = output.map { $0.hasSuffix(".jsonl") ? $0 : $0 + "/\(name).hits.jsonl" }
        try measure(task, "with word forms", wordForms, output: place)
      }
      let place = output.flatMap { $0.hasSuffix(".jsonl") ? nil : $0 + "/\(name).rules.jsonl" }
      try measure(task, "by rules alone", nil, output: place)
    }
    print("signature: \(ProgramVersion.name) \(ProgramVersion.number), \(folder), all hits")
  }

  static func value(_ name: String, _ arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
      return nil
    }
    return arguments[place + 1]
  }

  private struct Document: Decodable {
    let doc: String
    let text: String
  }

  private struct Query: Decodable {
    let id: String
    let kind: String
    let query: String
    let gold: [Span]
  }

  private struct Span: Codable, Hashable {
    let doc: String
    let start: Int
    let end: Int
  }

  private struct Answer: Encodable {
    let id: String
    let hits: [Span]
  }

  private struct Task {
    let name: String
    let documents: [Document]
    let queries: [Query]

    init(_ name: String, in folder: URL) throws {
      self.name = name
      documents = try lines(folder.appending(path: "\(name).docs.jsonl"))
      queries = try lines(folder.appending(path: "\(name).queries.jsonl"))
    }
  }

  private static func measure(
    _ task: Task, _ setting: String, _ wordForms: ArabicMorphology?, output: String?
  ) throws {
    let entries = task.queries.map {
      TermEntry(concept: $0.id, terms: [$0.query], renderings: [])
    }
    let matcher = TermMatcher(entries, morphology: wordForms)
    var spans: [String: [Span]] = [:]
    for document in task.documents {
      for hit in matcher.hits(in: document.text, overlapping: true) {
        spans[hit.entry.concept, default: []].append(span(of: hit.range, in: document))
      }
    }
    print(
      "terms: \(task.name), \(setting), \(task.queries.count) queries, "
        + "\(task.documents.count) documents")
    report(task.queries, spans)
    guard let output else { return }
    let encoder = JSONEncoder()
    let answers = try task.queries.map {
      String(
        decoding: try encoder.encode(Answer(id: $0.id, hits: spans[$0.id] ?? [])),
        as: UTF8.self)
    }
    try FileManager.default.createDirectory(
      at: URL(filePath: output).deletingLastPathComponent(), withIntermediateDirectories: true)
    try answers.joined(separator: "\n").write(toFile: output, atomically: true, encoding: .utf8)
    print("  hits: \(output)")
  }

  private static func lines<Row: Decodable>(_ url: URL) throws -> [Row] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: url).split(separator: 0x0A).map {
      try decoder.decode(Row.self, from: $0)
    }
  }

  private static func span(of range: TextRange, in document: Document) -> Span {
    let scalars = document.text.unicodeScalars
    let utf8 = document.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    let first = scalars.distance(from: scalars.startIndex, to: start)
    return Span(
      doc: document.doc, start: first, end: first + scalars.distance(from: start, to: end))
  }

  /// Micro precision, recall and F1 by kind; a hit is right when it overlaps an unclaimed gold span.
  private static func report(_ queries: [Query], _ spans: [String: [Span]]) {
    var counts: [String: (right: Int, found: Int, gold: Int)] = [:]
    for query in queries {
      var open = query.gold
      var right = 0
      let hits = Array(Set(spans[query.id] ?? [])).sorted {
        ($0.doc, $0.start) < ($1.doc, $1.start)
      }
      for hit in hits {
        let match = open.firstIndex {
          $0.doc == hit.doc && $0.start < hit.end && hit.start < $0.end
        }
        if let match {
          open.remove(at: match)
          right += 1
        }
      }
      let family = query.kind.hasPrefix("phrase") ? ["phrases"] : []
      for kind in ["all", query.kind] + family {
        let old = counts[kind] ?? (0, 0, 0)
        counts[kind] = (old.right + right, old.found + hits.count, old.gold + query.gold.count)
      }
    }
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
      let precision = Double(count.right) / Double(max(1, count.found))
      let recall = Double(count.right) / Double(max(1, count.gold))
      let f1 = 2 * precision * recall / max(1e-9, precision + recall)
      print(
        String(format: "  %-8@  P %.4f  R %.4f  F1 %.4f", kind as NSString, precision, recall, f1))
    }
  }
}
