public import Bitext

/// Finds persons' names in Arabic text by the company they keep.
///
/// Arabic has no capital letters. A name is believed where a given name begins it (محمد الخطيب),
/// where a title stands before it (السفير الروسي ألكسندر لافرينتييف), or where several words in a
/// row are in no Arabic dictionary (كليمانس أوغستينوفيتش). What is not believed is not given: a name
/// more is worse than a name less.
public struct NameFinder: Sendable {
  private let morphology: ArabicMorphology?

  /// - Parameter morphology: the dictionary of word forms; without it only given names and titles
  ///   tell.
  public init(morphology: ArabicMorphology? = nil) { self.morphology = morphology }

  /// The names of an Arabic text in order, in the author's letters, with their particles.
  ///
  /// - Parameter known: stretches that are something else already, such as terms; no name reaches
  ///   into one.
  public func names(in text: String, outside known: [TextRange] = []) -> [TextRange] {
    let words = joined(
      WordSegmenter.words(in: text).map { word in
        Reading(word, text, self, isKnown: known.contains { $0.overlaps(word.range) })
      }, text)
    var found: [TextRange] = []
    var index = 0
    while index < words.count {
      let run = run(words, from: index, text)
      guard !run.isEmpty, isBelieved(run, words, isTitled: isTitled(words, run.lowerBound, text))
      else {
        index += 1
        continue
      }
      found.append(
        TextRange(
          words[run.lowerBound].range.lowerBound, words[run.upperBound - 1].range.upperBound))
      index = run.upperBound
    }
    return found
  }

  /// What a word may be in a name.
  private enum Part { case sure, weak, foreign, particle, family, adjective, title, other }

  private struct Reading {
    let range: TextRange
    var part: Part

    init(_ word: Word, _ text: String, _ finder: NameFinder, isKnown: Bool) {
      range = word.range
      part = word.kind == .arabic && !isKnown ? finder.part(of: String(text[word.range])) : .other
    }
  }

  /// عبد and the word with the article behind it are one given name: عبد الله, عبد الرحمن.
  private func joined(_ words: [Reading], _ text: String) -> [Reading] {
    var words = words
    for index in words.indices.dropLast()
    where text[words[index].range] == "عبد" && words[index].part == .particle
      && areNeighbours(words[index], words[index + 1], text)
      && text[words[index + 1].range].hasPrefix("ال") && words[index + 1].part != .title
    {
      words[index].part = .sure
      words[index + 1].part = .sure
    }
    return words
  }

  private func part(of word: String) -> Part {
    let folded = FoldedText(word, level: .spelling).text
    if Self.titles.contains(folded) { return .title }
    if UsualNames.particle(word) != nil { return .particle }
    if UsualNames.isSure(word) { return .sure }
    if UsualNames.isWeak(word) { return .weak }
    if UsualNames.isFamily(word) { return .family }
    let hasArticle = folded.hasPrefix("ال") && folded.unicodeScalars.count > 4
    if hasArticle, Self.isAdjective(folded) { return .adjective }
    guard let morphology, folded.unicodeScalars.count >= 4 else { return .other }
    let letters = FoldedText(word, level: .marks).utf8
    guard morphology.textReadings(of: letters[...]) == nil else { return .other }
    return hasArticle ? .family : .foreign
  }

  /// The nisba of a title (الروسي, الأممية) or of a family (الحريري).
  private static func isAdjective(_ folded: String) -> Bool {
    adjectiveEndings.contains { folded.hasSuffix($0) } && !noAdjectives.contains(folded)
  }

  /// What ends like a nisba and is none: plurals, participles, numbers.
  private static let noAdjectives: Set<String> = Set(
    "الأراضي المباني الأهالي النواحي الضواحي الليالي الماضي التالي الحالي الآتي الثاني الباقي"
      .split(separator: " ").map { FoldedText(String($0), level: .spelling).text })

  private static let adjectiveEndings = ["ي", "يه", "ية", "ى"]

  /// The words from a place on that may be one name.
  private func run(_ words: [Reading], from start: Int, _ text: String) -> Range<Int> {
    var end = start
    while end < words.count {
      if end > start, !areNeighbours(words[end - 1], words[end], text) { break }
      switch words[end].part {
      case .sure, .weak, .foreign, .particle: end += 1
      case .family where end > start, .adjective where end > start:
        // A family's name ends the name: محمد الخطيب, رفيق الحريري. Any other word with the article
        // may be what the person did something to: زار محمد المدينة.
        return start..<(end + 1)
      default: return trimmed(start..<end, words)
      }
    }
    return trimmed(start..<end, words)
  }

  /// No name ends in a particle.
  private func trimmed(_ run: Range<Int>, _ words: [Reading]) -> Range<Int> {
    var run = run
    while let last = run.last, words[last].part == .particle { run = run.lowerBound..<last }
    return run
  }

  private func areNeighbours(_ a: Reading, _ b: Reading, _ text: String) -> Bool {
    text[TextRange(a.range.upperBound, b.range.lowerBound)] == " "
  }

  /// Whether a title stands before, with up to two adjectives between.
  private func isTitled(_ words: [Reading], _ start: Int, _ text: String) -> Bool {
    var index = start - 1
    for _ in 0...2 where index >= 0 && areNeighbours(words[index], words[index + 1], text) {
      if words[index].part == .title { return true }
      guard words[index].part == .adjective else { return false }
      index -= 1
    }
    return false
  }

  private func isBelieved(_ run: Range<Int>, _ words: [Reading], isTitled: Bool) -> Bool {
    let parts = run.map { words[$0].part }
    let names = parts.filter { $0 == .sure || $0 == .weak || $0 == .foreign }.count
    guard names > 0 else { return false }
    if isTitled { return true }
    let hasFamily = parts.last == .family || parts.last == .adjective
    let hasCompany = names > 1 || parts.contains(.particle)
    if parts.contains(.sure) { return hasCompany || hasFamily }
    return hasCompany && parts.contains(.foreign)
  }

  private static let titles: Set<String> = Set(
    [
      "السيد السيدة الآنسة الرئيس الوزير الوزيرة المبعوث المبعوثة الموفد السفير السفيرة النائب النائبة",
      "الدكتور الدكتورة البروفسور الأستاذ المهندس المحامي القاضي القاضية الشيخ الإمام المفتي البطريرك",
      "الملك الملكة الأمير الأميرة السلطان الفريق اللواء العميد العقيد المقدم الرائد النقيب الملازم الجنرال",
      "الناطق المتحدث المستشار المستشارة الصحفي الصحافي الصحفية الناشط الناشطة الباحث الباحثة الكاتب",
    ].flatMap { $0.split(separator: " ") }.map { FoldedText(String($0), level: .spelling).text })
}
