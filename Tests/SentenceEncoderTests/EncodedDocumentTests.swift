import SentenceEncoder
import Testing

@Suite(.needsWeights) struct `Vectors of runs` {
  let encoder: SentenceEncoder

  init() throws { encoder = try InstalledWeights.encoder.get() }

  /// Segments long and short, some blank, such that runs end inside one another's windows.
  static let documents: [[String]] = [
    [
      "وصل الوفد إلى العاصمة مساء أمس.", "No.", "",
      "The talks, which were to last three days, ended.",
      "نعم", "2", "؟", "-", "They left without a word about the prisoners.", "انتهى.",
    ],
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
    ["", " ", "\t"],
    ["واحدة فقط من الجمل في هذا المستند الطويل نسبيا."],
  ]

  @Test(arguments: documents)
  func `a run has the vector of its segments joined by a space`(_ segments: [String]) {
    let runs = encoder.document(of: segments).vectors(ofRunsUpTo: 5)
    for first in segments.indices {
      for end in first + 1...min(first + 5, segments.count) {
        let joined = encoder.vector(for: segments[first..<end].joined(separator: " "))
        #expect(runs[first..<end].cosine(joined) > 0.99999, "\(first)..<\(end)")
      }
    }
  }

  @Test func `one run asked for alone is the same`() {
    let document = encoder.document(of: Self.documents[0])
    let runs = document.vectors(ofRunsUpTo: 4)
    #expect(document.vector(of: 3..<6).cosine(runs[3..<6]) > 0.999999)
    #expect(document.vector(of: 0..<10).cosine(document.vectors(of: [0..<10])[0]) > 0.999999)
  }

  @Test func `a long document is the same in many batches`() {
    let segments = (0..<120).map {
      "الجملة رقم \($0) من هذا النص and some words beside, number \($0 * 7)."
    }
    let document = encoder.document(of: segments)
    let runs = stride(from: 1, to: 116, by: 11).map { $0..<$0 + 3 }
    let joined = encoder.vectors(for: runs.map { segments[$0].joined(separator: " ") })
    for (found, expected) in zip(document.vectors(of: runs), joined) {
      #expect(found.cosine(expected) > 0.99999)
    }
  }

  @Test func `an empty document has no runs`() {
    let document = encoder.document(of: [])
    #expect(document.segmentCount == 0)
    #expect(document.vectors(ofRunsUpTo: 4).segmentCount == 0)
  }
}
