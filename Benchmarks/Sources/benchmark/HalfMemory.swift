import Bitext
import Foundation
import TranslationMemory
import Workflows

/// A memory that has every second bead of some documents. Of each ten units one has the translation
/// of the next: memories are not to be trusted blindly.
struct HalfMemory {
  let file: URL

  init(of folder: URL, from: Language, to: Language) throws {
    let process = ProcessInfo.processInfo.processIdentifier
    file = FileManager.default.temporaryDirectory
      .appendingPathComponent("benchmark-half-\(process).tarjuman")
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: file.path + ending)
    }
    let pairs = try AlignFolder.pairs(in: folder, from: from.tag, to: to.tag).pairs
    let units = try pairs.flatMap { pair in
      try GoldPair(pair, in: folder, from: from, to: to).units
        .filter { !$0.source.text.isEmpty && !$0.target.text.isEmpty }
        .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    let kept = units.indices.map { index in
      index % 10 == 9 && index + 1 < units.count
        ? TranslationUnit(source: units[index].source, target: units[index + 1].target)
        : units[index]
    }
    let origin = Import.Origin(
      name: "half", fingerprint: Fingerprint.of(kept.map(\.source.text)), tool: "benchmark")
    _ = try SQLiteStore(opening: file).importUnits(kept, from: origin)
  }
}
