import Bitext
import Foundation
import Testing
import TextAnalysis

private func rows(of fixture: String) -> [[String]] {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").appendingPathComponent(fixture)
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
    line.split(separator: "\t").map(String.init)
  }
}

@Suite struct NameSimilarityTests {
  static let pairs = rows(of: "names-pairs.tsv")
  static let variants = rows(of: "names-variants.tsv")

  @Test func `the tables are there`() {
    #expect(Self.pairs.count > 50 && Self.variants.count > 20)
  }

  @Test(arguments: pairs) func `a name is known in the other script`(row: [String]) {
    let score = NameSimilarity.score(arabic: row[0], latin: row[1])
    #expect((score >= 0.5) == (row[2] == "yes"), "\(score)")
  }

  @Test(arguments: variants) func `a name is known in another spelling`(row: [String]) {
    let score = NameSimilarity.score(arabic: row[0], arabic: row[1])
    #expect((score >= 0.5) == (row[2] == "yes"), "\(score)")
    #expect(abs(NameSimilarity.score(arabic: row[1], arabic: row[0]) - score) < 1e-9)
  }

  @Test func `accents and case do not matter`() {
    let plain = NameSimilarity.score(arabic: "مولر", latin: "Muller")
    #expect(NameSimilarity.score(arabic: "مولر", latin: "MULLER") == plain)
    let accented = NameSimilarity.score(arabic: "جوزيه", latin: "José")
    #expect(accented == NameSimilarity.score(arabic: "جوزيه", latin: "Jose"))
  }

  @Test func `marks and tatweel do not matter`() {
    let plain = NameSimilarity.score(arabic: "محمد", latin: "Muhammad")
    #expect(NameSimilarity.score(arabic: "مُحَمَّـد", latin: "Muhammad") == plain)
  }

  @Test func `a word without letters is no name`() {
    #expect(NameSimilarity.score(arabic: "", latin: "Omar") == 0)
    #expect(NameSimilarity.score(arabic: "عمر", latin: "123") == 0)
    #expect(NameSimilarity.score(arabic: "", arabic: "") == 0)
  }

  @Test func `a letter without a row still has a price`() {
    let far = NameSkeleton(arabic: "ظظظظ").evidence(with: NameSkeleton(latin: "mmmm"))
    #expect(far < -10 && far.isFinite)
  }
}

@Suite struct SharedNamesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arabic: String
    let english: String
    let names: [String]
    var testDescription: String { english }
  }

  static let cases = [
    Case(
      arabic: "وأضاف دي ميستورا للصحفيين",
      english: "De Mistura told reporters",
      names: ["دي ميستورا=De Mistura"]),
    Case(
      arabic: "التقى المبعوث الوزير لافروف في موسكو",
      english: "The envoy met Minister Lavrov in Moscow",
      names: ["لافروف=Lavrov", "موسكو=Moscow"]),
    Case(
      arabic: "ولافروف وكيري بلندن",
      english: "Lavrov and Kerry in London",
      names: ["لافروف=Lavrov", "كيري=Kerry", "لندن=London"]),
    Case(
      arabic: "قال بشار الجعفري",
      english: "Bashar al-Jaafari said",
      names: ["بشار=Bashar", "جعفري=Jaafari"]),
    Case(
      arabic: "زار الرئيس عبد الله الأردن",
      english: "President Abdullah visited the country",
      names: ["عبد الله=Abdullah"]),
    Case(
      arabic: "وافق الوفد على المقترح",
      english: "The delegation accepted the proposal",
      names: []),
    Case(
      arabic: "يستخدم الباحثون برنامج Tarjuman كل يوم",
      english: "Researchers use Tarjuman every day",
      names: ["Tarjuman=Tarjuman"]),
    Case(
      arabic: "بين نيفادا، وأريزونا",
      english: "between Nevada, and Arizona",
      names: ["نيفادا=Nevada", "أريزونا=Arizona"]),
    Case(arabic: "", english: "Lavrov", names: []),
  ]

  @Test(arguments: cases) func `shared names are found behind clitics`(row: Case) {
    let pairs = SharedNames.pairs(
      source: row.arabic, sourceLanguage: .arabic, target: row.english, targetLanguage: .english)
    let found = pairs.map { "\(row.arabic[$0.sourceRange])=\(row.english[$0.targetRange])" }
    #expect(found == row.names)
    #expect(pairs.allSatisfy { $0.score >= 0.5 })
  }

  @Test(arguments: cases) func `either side may be the source`(row: Case) {
    let pairs = SharedNames.pairs(
      source: row.english, sourceLanguage: .english, target: row.arabic, targetLanguage: .arabic)
    let found = pairs.map { "\(row.arabic[$0.targetRange])=\(row.english[$0.sourceRange])" }
    #expect(Set(found) == Set(row.names))
  }

  @Test func `joined segments count ranges over the space between`() {
    let parts = ["قال لافروف", "زار موسكو"].map { NameSkeletons($0, language: .arabic) }
    let joined = NameSkeletons(joining: parts)
    let target = NameSkeletons("Lavrov in Moscow", language: .english)
    let text = "قال لافروف زار موسكو"
    let found = SharedNames.pairs(joined, target).map { String(text[$0.sourceRange]) }
    #expect(found == ["لافروف", "موسكو"])
  }

  @Test func `a longer name is stronger evidence`() {
    let short = SharedNames.evidence(
      NameSkeletons("كيم", language: .arabic), NameSkeletons("Kim", language: .english))
    let long = SharedNames.evidence(
      NameSkeletons("كاليفورنيا", language: .arabic),
      NameSkeletons("California", language: .english))
    #expect(short > 0 && long > short + 5)
  }

  @Test func `any mixture gives ranges on letters`() {
    let pieces = [
      "لافروف", "Lavrov", "و", " ", "-", "'", "،", "٣", "7", "é", "É", "中", "\u{200F}", "ً", "عبد",
      "الله", "de", "دي", "Mistura", "ميستورا", ".", "\u{1EA4}", "ـ", "ﷲ", "😀", "al-",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      func text() -> String {
        (0..<Int.random(in: 0...12, using: &generator))
          .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      }
      let (source, target) = (text(), text())
      let pairs = SharedNames.pairs(
        source: source, sourceLanguage: .arabic, target: target, targetLanguage: .english)
      for pair in pairs {
        let (a, b) = (Array(source.utf8), Array(target.utf8))
        #expect(String(validating: a[pair.sourceRange.range], as: UTF8.self) != nil)
        #expect(String(validating: b[pair.targetRange.range], as: UTF8.self) != nil)
      }
    }
  }
}
