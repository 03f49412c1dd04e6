import Foundation
import Terminology
import Testing

/// What mining costs as texts become many: each text as much as the one before it.
@Suite(.serialized) struct `Mining of many texts` {
  /// Texts with a phrase that all have, and words that hardly two share, so that what is counted grows
  /// with every text.
  private static func texts(_ count: Int) -> [String] {
    let letters = Array("بتثجحخدرزسشصضطعغفقكلمن")
    return (0..<count).map { number in
      var rest = number
      let word = (0..<4).map { _ in
        defer { rest /= letters.count }
        return String(letters[rest % letters.count])
      }.joined()
      return "عقدت اللجنة الدستورية جلسة م\(word)ة م\(word)ات."
    }
  }

  /// Seconds of this thread's processor time that mining takes from the first text to the last place.
  private static func cost(_ texts: [String]) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    var miner = TermMiner(morphology: nil)
    for text in texts { miner.add(text) }
    let wanted = Set(miner.candidates().map(\.id))
    var places = 0
    for text in texts { places += miner.places(of: wanted, in: text).count }
    let end = now()
    #expect(places >= texts.count)
    return end - start
  }

  @Test func `eight times the texts cost about eight times as much, not sixty-four times`() {
    let few = Self.texts(4_000)
    let many = Self.texts(32_000)
    // The least of several is the one that others on the machine disturbed least.
    let least = (0..<3).map { _ in Self.cost(few) }.min() ?? 0
    #expect(Self.cost(many) < 16 * least)
  }
}
