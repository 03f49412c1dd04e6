internal import Bitext
public import Foundation
internal import TextAnalysis

/// A glossary file that is changed line by line: what is not touched stays as it was, byte by byte,
/// and new lines stand where their concept is sorted, so that `diff` shows the change and no more.
public struct GlossaryFile: Sendable {
  public let url: URL
  private var lines: [String]
  /// The first line of each concept.
  private var places: [String: Int] = [:]

  /// Reads a file.
  public init(_ url: URL) throws(TerminologyError) {
    self.url = url
    do {
      // By bytes: CR LF is one character of a string.
      lines = try String(contentsOf: url, encoding: .utf8).utf8
        .split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    } catch {
      throw .unreadable(file: url.lastPathComponent, cause: error.localizedDescription)
    }
    guard GlossaryTable(lines.first ?? "", file: url.lastPathComponent).hasHeader else {
      throw .wrongHeader(file: url.lastPathComponent)
    }
    findPlaces()
  }

  /// A new file, which has its header and no concept yet.
  public init(newAt url: URL) {
    self.url = url
    lines = [GlossaryColumn.header, ""]
  }

  /// The file at a place, or a new one if there is none.
  public init(at url: URL) throws(TerminologyError) {
    if FileManager.default.fileExists(atPath: url.path) {
      try self.init(url)
    } else {
      self.init(newAt: url)
    }
  }

  /// Whether there is no concept in it.
  public var isEmpty: Bool { places.isEmpty }

  /// The cells of a concept's line without its end; nil if the concept is not here.
  public func line(of concept: String) -> String? {
    places[concept].map { lines[$0].trimmingCharacters(in: .newlines) }
  }

  /// Puts another line in the place of a concept's, adds one where it is sorted, or takes it out.
  public mutating func set(_ line: String?, for concept: String) {
    set([concept: line])
  }

  /// The same for many concepts at once.
  public mutating func set(_ changes: [String: String?]) {
    let end = lines[0].hasSuffix("\r") ? "\r" : ""
    let texts = changes.compactMapValues { $0 }
    widenHeader(for: Array(texts.values), end)
    let old = places.filter { changes.keys.contains($0.key) }
    let byLine = Dictionary(uniqueKeysWithValues: old.map { ($1, $0) })
    var new = texts.keys.filter { places[$0] == nil }.sorted(by: GlossaryFile.precedes)[...]
    var merged = [lines[0]]
    for (number, line) in lines.enumerated().dropFirst() {
      let concept = GlossaryFile.concept(of: line)
      while let first = new.first, let text = texts[first], !concept.isEmpty,
        GlossaryFile.precedes(first, concept)
      {
        merged.append(text + end)
        new.removeFirst()
      }
      guard let changed = byLine[number] else {
        merged.append(line)
        continue
      }
      if let text = texts[changed] { merged.append(text + end) }
    }
    let place = merged.count > 1 && merged.last == "" ? merged.count - 1 : merged.count
    merged.insert(contentsOf: new.compactMap { texts[$0].map { $0 + end } }, at: place)
    lines = merged
    findPlaces()
  }

  /// Writes the file beside its place and moves it there.
  public func write() throws(TerminologyError) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines.joined(separator: "\n").utf8).write(to: url, options: .atomic)
    } catch {
      throw .unwritable(file: url.lastPathComponent, cause: error.localizedDescription)
    }
  }

  /// A file that has the required columns only names them all once a line has more.
  private mutating func widenHeader(for texts: [String], _ end: String) {
    let known = GlossaryTable(lines[0], file: "").columnCount ?? 0
    let wanted = texts.map { $0.utf8.count { $0 == 0x09 } + 1 }.max() ?? 0
    guard wanted > known else { return }
    let mark = lines[0].hasPrefix("\u{FEFF}") ? "\u{FEFF}" : ""
    lines[0] = mark + GlossaryColumn.header + end
  }

  /// Whether the header names more than the required columns.
  public var isWide: Bool {
    (GlossaryTable(lines[0], file: "").columnCount ?? 0) > GlossaryColumn.required.count
  }

  /// Takes the further columns out of the header, unless a line needs them.
  public mutating func narrow() {
    let most = GlossaryColumn.required.count
    let isNeeded = lines.dropFirst().contains { $0.utf8.count { $0 == 0x09 } >= most }
    guard isWide, !isNeeded else { return }
    let end = lines[0].hasSuffix("\r") ? "\r" : ""
    let mark = lines[0].hasPrefix("\u{FEFF}") ? "\u{FEFF}" : ""
    lines[0] = mark + GlossaryColumn.shortHeader + end
  }

  private mutating func findPlaces() {
    places = [:]
    for place in lines.indices.dropFirst().reversed() {
      let concept = GlossaryFile.concept(of: lines[place])
      if !concept.isEmpty { places[concept] = place }
    }
  }

  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  private static func concept(of line: String) -> String {
    String(Substring(line.utf8.prefix { $0 != 0x09 && $0 != 0x0D }))
  }
}
