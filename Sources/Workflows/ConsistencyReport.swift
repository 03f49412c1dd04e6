public import Bitext
public import Foundation

/// How evenly terms and names are rendered in a memory or in files.
public struct ConsistencyReport: Sendable {
  /// Terms rendered in several ways, those that depart most first.
  public let terms: [Term]
  /// How many terms were looked at.
  public let termCount: Int
  /// Names spelt in several ways, the most frequent first.
  public let names: [Name]
  /// The years, or the months where all is of two years or less, in which there are units; empty where
  /// none has a date.
  public let periods: [Period]
  public let units: Int
  /// What it rests on, in one line.
  public let signature: String

  /// A year or a month.
  public struct Period: Hashable, Sendable, Comparable {
    public let year: Int
    /// 1…12; nil for a year.
    public let month: Int?

    /// `2017`, `2017-07`.
    public var name: String {
      month.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } ?? "\(year)"
    }

    public static func < (a: Period, b: Period) -> Bool {
      (a.year, a.month ?? 0) < (b.year, b.month ?? 0)
    }

    init(year: Int, month: Int?) {
      self.year = year
      self.month = month
    }

    init(_ date: Date, isMonth: Bool) {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .gmt
      let parts = calendar.dateComponents([.year, .month], from: date)
      self.init(year: parts.year ?? 0, month: isMonth ? parts.month : nil)
    }

    var next: Period {
      guard let month else { return Period(year: year + 1, month: nil) }
      return month == 12
        ? Period(year: year + 1, month: 1) : Period(year: year, month: month + 1)
    }
  }

  /// A term rendered in several ways.
  public struct Term: Sendable {
    public let term: String
    /// The concept of the glossary that has it; nil for one found in the texts alone.
    public let concept: String?
    /// What that glossary prefers.
    public let preferred: String?
    /// How often it was met; renderings were looked for at `places` of them.
    public let count: Int
    public let places: Int
    /// Met twice or more, or known to the glossary; the most frequent first.
    public let ways: [Way]
    /// Places rendered in ways that are met once.
    public let others: Int
    /// Places at which nothing was found that renders it.
    public let unrendered: Int
    /// Those places, the newest first.
    public let otherPlaces: [SearchMemory.Line]
    public let unrenderedPlaces: [SearchMemory.Line]
    /// For each translator known what they chose, the busiest first; only where there are two or more.
    public let translators: [Translator]

    /// In words.
    public var verdict: RenderingVerdict {
      RenderingVerdict(
        choices: ways.map {
          .init(
            text: $0.text, count: $0.count, dates: $0.dates, standing: $0.standing,
            reason: $0.reason)
        }, unrendered: unrendered, preferred: preferred)
    }

    public var inconsistency: Double { verdict.inconsistency }
  }

  /// One way to render a term.
  public struct Way: Sendable {
    public let text: String
    public let count: Int
    public let standing: Rendering.Standing?
    /// Why the glossary warns of it.
    public let reason: String
    /// How often in each period of the report.
    public let counts: [Int]
    /// The sentences that have it, the newest first.
    public let places: [SearchMemory.Line]
    let dates: [Date]
  }

  /// What one translator chose.
  public struct Translator: Sendable {
    public let name: String
    /// How often each of the term's ways, in their order.
    public let counts: [Int]
  }

  /// A name spelt in several ways.
  public struct Name: Sendable {
    /// How the other language has it.
    public let counterpart: String
    /// Whether the spellings are Arabic.
    public let isArabic: Bool
    public let spellings: [SearchMemory.Tally]
  }

  /// Whether nothing departs.
  public var isEven: Bool { terms.isEmpty && names.isEmpty }

  /// `12 of 140 terms are rendered in several ways, 3 names are spelt in several ways`.
  public var summary: String {
    "\(units) \(units == 1 ? "unit" : "units"): \(terms.count) of \(termCount) terms rendered in several "
      + "ways, \(names.count) \(names.count == 1 ? "name" : "names") spelt in several ways"
  }
}
