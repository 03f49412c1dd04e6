import Bitext
import Foundation
import Terminology

/// How well and how fast are terms found in running text?
///
///     benchmark terms --data DIR [--output FILE]
///     benchmark terms --speed [--entries N]
///
/// With data: every `NAME.queries.jsonl` of the folder is one glossary of terms, sought in the texts
/// of `NAME.docs.jsonl`; hits go to `--output` in code points, as the scorer beside the data reads
/// them, and recall and precision are printed. Without: a glossary and a text are made up, and the
/// time to load one and to search the other is measured.
enum TermsQuestion {
  static func run(arguments: [String]) throws {
    if arguments.contains("--speed") {
      TermsSpeed.run(entries: value("--entries", arguments).flatMap(Int.init) ?? 10_000)
      return
    }
    guard let folder = value("--data", arguments) else {
      print("terms: name the folder of the data, --data DIR, or ask for --speed")
      return
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    for file in files where file.hasSuffix(".queries.jsonl") {
      let name = String(file.dropLast(".queries.jsonl".count))
      try measure(name, in: URL(filePath: folder), output: value("--output", arguments))
    }
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

  private static func measure(_ name: String, in folder: URL, output: String?) throws {
    let documents: [Document] = try lines(folder.appending(path: "\(name).docs.jsonl"))
    let queries: [Query] = try lines(folder.appending(path: "\(name).queries.jsonl"))
    let matcher = TermMatcher(
      queries.map { TermEntry(concept: $0.id, terms: [$0.query], renderings: []) })
    var spans: [String: [Span]] = [:]
    for document in documents {
      for hit in matcher.hits(in: document.text, overlapping: true) {
        spans[hit.entry.concept, default: []].append(span(of: hit.range, in: document))
      }
    }
    print("terms: \(name), \(queries.count) queries, \(documents.count) documents, all hits")
    report(queries, spans)
    if let output {
      let encoder = JSONEncoder()
      let answers = try queries.map {
        String(
          decoding: try encoder.encode(Answer(id: $0.id, hits: spans[$0.id] ?? [])),
          as: UTF8.self)
      }
      try answers.joined(separator: "\n").write(toFile: output, atomically: true, encoding: .utf8)
    }
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
