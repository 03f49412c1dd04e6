import Bitext
import Foundation
import TextAnalysis

/// Wrong numbers and dates in a translation, at places where both sides agreed.
struct NumberErrors {
  private let text: String
  private let language: Language
  /// Quantities of the target that the source says too.
  private let shared: [Quantity]

  init(_ unit: TranslationUnit) {
    text = unit.target.text
    language = unit.target.language
    let sources = QuantityFinder(language: unit.source.language)
      .quantities(in: unit.source.text)
    shared = QuantityFinder(language: language).quantities(in: text).filter { quantity in
      !quantity.isImplied && sources.contains { $0.agrees(with: quantity) }
    }
  }

  /// One digit of a quantity of the kinds becomes another.
  func changingDigit(
    of kinds: Set<Quantity.Kind>, _ generator: inout SeededGenerator
  ) -> String? {
    let places = shared.filter { kinds.contains($0.kind) }.flatMap { quantity in
      digits(in: quantity.range)
    }
    guard let place = places.randomElement(using: &generator) else { return nil }
    return text.replacing(place.range, with: place.other)
  }

  /// The ASCII digits of a stretch with the next digit, never a zero.
  private func digits(in range: TextRange) -> [(range: TextRange, other: String)] {
    var offset = range.lowerBound
    return text[range].unicodeScalars.compactMap { scalar in
      let length = String(scalar).utf8.count
      defer { offset += length }
      guard let digit = ArabicLetter.digit(scalar), scalar.value < 0x80 else { return nil }
      return (TextRange(offset, offset + length), String(digit % 9 + 1))
    }
  }

  /// A number goes, with its word of measure if it is part of it; not that of the paragraph.
  func dropping(_ generator: inout SeededGenerator) -> String? {
    let numbers = shared.filter { $0.range.lowerBound > 1 }.filter { quantity in
      switch quantity.readings[0] {
      case .cardinal(let value): value.exponent < 0 || value.mantissa > 2 || value.exponent > 0
      case .money, .percentage: true
      default: false
      }
    }
    return numbers.randomElement(using: &generator).map { text.dropping($0.range) }
  }

  func changingScale() -> String? {
    let million = language.isArabic ? "مليون" : "million"
    let billion = language.isArabic ? "مليار" : "billion"
    for quantity in shared where [.cardinal, .money].contains(quantity.kind) {
      if text[quantity.range].contains(million) {
        return text.replacing(
          quantity.range,
          with: text[quantity.range].replacingOccurrences(of: million, with: billion))
      }
    }
    return nil
  }

  /// The day of a date that has a month becomes the next, or the one before.
  func changingDay() -> String? {
    for quantity in shared {
      guard case .date(_, .some, let day?) = quantity.readings[0] else { continue }
      let words = String(text[quantity.range])
      let other = String(day < 28 ? day + 1 : day - 1)
      guard let match = words.firstMatch(of: /\d+/), Int(match.output) == day else { continue }
      return text.replacing(
        quantity.range, with: words.replacing(match.output, with: other, maxReplacements: 1))
    }
    return nil
  }

  /// A word of the table that is part of a shared quantity becomes another of it.
  func changing(among table: [String], _ generator: inout SeededGenerator) -> String? {
    for quantity in shared {
      let words = String(text[quantity.range])
      guard let word = table.first(where: { words.contains($0) }),
        let other = table.filter({ $0 != word }).randomElement(using: &generator)
      else { continue }
      return text.replacing(quantity.range, with: words.replacing(word, with: other))
    }
    return nil
  }

  /// The number behind "article", المادة or the like grows by one.
  func changingArticle() -> String? {
    let match =
      language.isArabic
      ? text.firstMatch(of: /(?:المادة|الفقرة|المادتين) (?<number>\d+)/).map {
        ($0.range, $0.number)
      }
      : text.firstMatch(of: /(?:[Aa]rticle|[Pp]aragraph|[Ss]ection) (?<number>\d+)/).map {
        ($0.range, $0.number)
      }
    guard let (range, number) = match, let value = Int(number) else { return nil }
    guard shared.contains(where: { text[$0.range].contains(number) }) else { return nil }
    return text.replacingCharacters(
      in: number.startIndex..<range.upperBound, with: String(value + 1))
  }
}

/// Names of months and weekdays for the planting of wrong ones.
enum CalendarWords {
  static func months(_ language: Language) -> [String] {
    lines(language.isArabic ? arabicMonths : englishMonths)
  }

  static func weekdays(_ language: Language) -> [String] {
    lines(language.isArabic ? arabicDays : englishDays)
  }

  private static func lines(_ table: String) -> [String] {
    table.split(separator: "\n").map(String.init)
  }

  private static let englishMonths = """
    January
    February
    March
    April
    June
    July
    August
    September
    October
    November
    December
    """

  /// Doubled names first, so that both halves change together.
  private static let arabicMonths = """
    كانون الثاني/يناير
    شباط/فبراير
    آذار/مارس
    نيسان/أبريل
    أيار/مايو
    حزيران/يونيه
    تموز/يوليه
    آب/أغسطس
    أيلول/سبتمبر
    تشرين الأول/أكتوبر
    تشرين الثاني/نوفمبر
    كانون الأول/ديسمبر
    يناير
    فبراير
    أبريل
    مايو
    يونيو
    يوليو
    أغسطس
    سبتمبر
    أكتوبر
    نوفمبر
    ديسمبر
    """

  private static let englishDays = """
    Sunday
    Monday
    Tuesday
    Wednesday
    Thursday
    Friday
    Saturday
    """

  private static let arabicDays = """
    الأحد
    الاثنين
    الثلاثاء
    الأربعاء
    الخميس
    الجمعة
    السبت
    """
}
