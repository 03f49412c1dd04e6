import Bitext
import Foundation
import Terminology
import Testing

/// Entries of the glossaries that ship with the program, where wordings of two lie close together.
@Suite struct `Shipped entries` {
  private static func matcher(_ file: String) throws -> TermMatcher {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return TermMatcher(
      try Glossary(contentsOf: [root.appending(path: "Glossaries").appending(path: file)]))
  }

  @Test(arguments: [
    ("بدأت المحادثات دون شروط مسبقة", "دون شروط مسبقة"),
    ("ودعا إلى حوار من دون شروط مسبقة", "من دون شروط مسبقة"),
    ("والعودة بدون شروط مسبقة", "بدون شروط مسبقة"),
    ("قبلوا بلا شروط مسبقة", "بلا شروط مسبقة"),
    ("حضر دون أي شروط مسبقة", "دون أي شروط مسبقة"),
    ("Talks began without preconditions.", "without preconditions"),
    ("They agreed with no preconditions.", "with no preconditions"),
  ])
  func `what is done without preconditions is not one`(text: String, words: String) throws {
    let hits = try Self.matcher("diplomacy-peace.tsv").hits(in: text)
      .filter { $0.entry.concept.contains("preconditions") }
    #expect(hits.map(\.entry.concept) == ["dipl.without-preconditions"])
    #expect(hits.map { String(text[$0.range]) } == [words])
  }

  @Test(arguments: ["وضعت الحكومة شروطا مسبقة", "The government set preconditions."])
  func `preconditions that are set are`(text: String) throws {
    let hits = try Self.matcher("diplomacy-peace.tsv").hits(in: text)
      .filter { $0.entry.concept.contains("preconditions") }
    #expect(hits.map(\.entry.concept) == ["dipl.preconditions"])
  }
}
