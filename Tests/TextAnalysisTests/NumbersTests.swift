import Bitext
import Foundation
import Testing
import TextAnalysis

/// Rows of a fixture beside this file, without comments.
private func rows(of fixture: String) -> [[String]] {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").appendingPathComponent(fixture)
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// What is found in a text, in the words of the fixtures.
private func description(of text: String, _ language: Language) -> String {
  QuantityFinder(language: language).quantities(in: text).map { quantity in
    let keys = quantity.readings.map(\.canonicalKey).joined(separator: " | ")
    return "[\(text[quantity.range])] \(keys)\(quantity.isImplied ? " implied" : "")"
  }.joined(separator: "; ")
}

@Suite struct NumbersTests {
  static let arabic = rows(of: "numbers-arabic.tsv")
  static let english = rows(of: "numbers-english.tsv")
  static let pairs = rows(of: "numbers-pairs.tsv")

  @Test func `the tables are there`() {
    #expect(Self.arabic.count >= 150)
    #expect(Self.english.count >= 150)
    #expect(Self.pairs.count >= 50)
  }

  @Test(arguments: arabic) func `an Arabic text says these quantities and no others`(row: [String])
  {
    #expect(description(of: row[0], .arabic) == row[1])
  }

  @Test(arguments: english) func `an English text says these quantities and no others`(
    row: [String]
  ) {
    #expect(description(of: row[0], .english) == row[1])
  }

  @Test(arguments: pairs) func `what both languages say agrees`(row: [String]) throws {
    let source = try #require(QuantityFinder(language: .arabic).quantities(in: row[0]).first)
    let target = try #require(QuantityFinder(language: .english).quantities(in: row[1]).first)
    #expect(source.agrees(with: target) == (row[2] == "yes"), "\(source) \(target)")
    #expect(target.agreement(with: source) == source.agreement(with: target))
  }
}

@Suite struct QuantityMatchingTests {
  private func quantities(_ text: String, _ language: Language) -> [Quantity] {
    QuantityFinder(language: language).quantities(in: text)
  }

  @Test func `each quantity finds its own in another order`() {
    let source = quantities("في 10 تموز قتل 23 مدنيا بحسب القرار 2254", .arabic)
    let target = quantities("Under resolution 2254, 23 civilians were killed on July 10", .english)
    let pairs = QuantityMatching.pairs(source: source, target: target)
    #expect(pairs.map(\.0) == [0, 1, 2])
    #expect(pairs.map(\.1) == [2, 1, 0])
  }

  @Test func `a quantity is used once`() {
    let source = quantities("7 و7", .arabic)
    let target = quantities("7", .english)
    #expect(QuantityMatching.pairs(source: source, target: target).count == 1)
  }

  @Test func `an exact number goes before a loose one`() {
    let source = quantities("الثاني و2", .arabic)
    let target = quantities("2", .english)
    #expect(QuantityMatching.pairs(source: source, target: target).map(\.0) == [1])
  }

  @Test func `a rare number says more than a common one`() throws {
    let rare = try #require(quantities("القرار 2254", .arabic).first)
    let common = try #require(quantities("دولتان اثنتان", .arabic).last)
    let implied = try #require(quantities("يومين", .arabic).first)
    #expect(rare.information > 3 * common.information)
    #expect(common.information > implied.information)
  }

  @Test func `equal texts share all they say and unlike texts nothing`() {
    let source = quantities("القرار 2254 في 10 تموز 2017", .arabic)
    let same = quantities("resolution 2254 of 10 July 2017", .english)
    let other = quantities("resolution 2118 of 27 September 2013", .english)
    #expect(QuantityMatching.overlap(source: source, target: same).share == 1)
    #expect(QuantityMatching.overlap(source: source, target: other).share == 0)
    #expect(QuantityMatching.overlap(source: [], target: []).share == nil)
  }
}

@Suite struct QuantityRangeTests {
  private static let pieces = [
    "و", "ال", "بـ", "12", "١٢", "۱۲", "٫", "٬", "،", ".", ",", "/", "-", ":", "%", "٪", " ", " ",
    "ثلاثة", "عشرون", "مليون", "ألف", "تموز", "يوليو", "(", ")", "July", "May", "two", "hundred",
    "third", "S/RES/", "القرار", "resolution", "الساعة", "p.m.", "$", "½", "\u{200F}", "\u{064E}",
    "é", "中", "\n", "000", "2017", "st", "عام", "في المئة", "0", "999999999999999999999", "VII",
  ]

  @Test func `any mixture is read with ranges in order and on letters`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...14, using: &generator))
        .compactMap { _ in Self.pieces.randomElement(using: &generator) }.joined()
      for language in [Language.arabic, .english] {
        var last = 0
        for quantity in QuantityFinder(language: language).quantities(in: text) {
          #expect(quantity.range.lowerBound >= last && !quantity.range.isEmpty, "\(text)")
          last = quantity.range.upperBound
          let bytes = Array(text.utf8)[quantity.range.range]
          #expect(String(validating: bytes, as: UTF8.self) != nil, "\(text)")
        }
        #expect(last <= text.utf8.count)
      }
    }
  }

  @Test func `nothing is found in an empty text`() {
    #expect(QuantityFinder(language: .arabic).quantities(in: "").isEmpty)
  }

  @Test func `a decimal is exact however it is written`() {
    #expect(DecimalValue(mantissa: 35, exponent: 5) == DecimalValue(3_500_000))
    #expect(DecimalValue(mantissa: 125, exponent: -1).description == "12.5")
    #expect(DecimalValue(mantissa: 5, exponent: -3).description == "0.005")
    #expect(DecimalValue(2254).significantDigits == 4)
  }
}
