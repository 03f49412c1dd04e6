import Foundation

/// Asks one question of the program, in release mode, and prints the answer with its signature:
/// version, data and settings.
@main
enum Benchmark {
  private struct Question: Sendable {
    let name: String
    let summary: String
    let run: @Sendable ([String]) throws -> Void
  }

  private static let questions: [Question] = [
    Question(name: "alignment", summary: "which beads are right? --data DIR of levels") {
      try AlignmentQuestion.parse($0).run()
    },
    Question(name: "speed", summary: "how long does a pair take, and a folder? --data DIR") {
      try SpeedQuestion.parse($0).run()
    },
    Question(name: "length", summary: "does time grow with length alone? --data DIR") {
      try LengthQuestion.parse($0).run()
    },
    Question(
      name: "correspondence",
      summary: "which words render which? [--part dev|test] [--no-encoder]"
    ) { try CorrespondenceQuestion.parse($0).run() },
    Question(
      name: "renderings", summary: "what renders a term? [--data DIR] [--part dev|test] [--alone]"
    ) { try RenderingsQuestion.parse($0).run() },
    Question(
      name: "encoder", summary: "how fast, how near to its reference? FILE... [--python PYTHON]",
      run: EncoderQuestion.run),
    Question(
      name: "segmentation", summary: "are sentences found, and how fast? --data DIR",
      run: SegmentationQuestion.run),
    Question(
      name: "fold", summary: "how fast is spelling folded? [--data FILE]", run: FoldQuestion.run),
    Question(
      name: "names", summary: "is a name known in the other script? --data DIR",
      run: NamesQuestion.run),
    Question(
      name: "fit-names", summary: "learns how letters of names pair. --data DIR [--write DIR]",
      run: NameCostFit.run),
    Question(
      name: "terms", summary: "are terms found in running text? --data DIR, or --speed",
      run: TermsQuestion.run),
    Question(name: "checks", summary: "false alarms, and planted errors found? --data DIR") {
      try ChecksQuestion.parse($0).run()
    },
    Question(
      name: "memory", summary: "is a segment found again, how fast? --data DIR [--size N] [--exact]"
    ) { try MemoryQuestion.parse($0).run() },
    Question(name: "meaning", summary: "is what is meant found, how fast? --memory FILE [--exact]")
    {
      try MeaningQuestion.parse($0).run()
    },
  ]

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let question = questions.first(where: { $0.name == arguments.first }) else {
      print("usage: Scripts/benchmark QUESTION [--data DIR] ...\n\nQuestions:")
      for question in questions {
        print(
          "  \(question.name.padding(toLength: 16, withPad: " ", startingAt: 0))\(question.summary)"
        )
      }
      exit(arguments.isEmpty || arguments[0].hasSuffix("help") ? 0 : 64)
    }
    do {
      try question.run(Array(arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
      exit(2)
    }
  }
}
