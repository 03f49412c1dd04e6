import Bitext
import Foundation

/// Units with whatever a file may say, and some of it twice.
struct RandomUnits {
  private var words: RandomWords

  init(seed: UInt64) { words = RandomWords(seed: seed) }

  private static let tags = ["ar", "en", "ar-SY", "AR-sy", "en-GB", "zh-Hans", ""]
  private static let signs = [
    "", " ", "\u{0}", "\n", "\u{200F}", "e\u{301}", "\u{E9}", "\u{10FFFF}", "👩‍👩‍👧", "'", "\"",
    "\u{FEFF}", "هدنة", "هدنه", "truce",
  ]

  mutating func unit() -> TranslationUnit {
    TranslationUnit(
      source: side(), target: side(), identifier: perhaps { $0.string() },
      context: .init(previous: perhaps { $0.string() }, next: perhaps { $0.string() }),
      provenance: provenance(), attributes: list { $0.attribute() },
      properties: list { $0.property() }, notes: list { $0.note() })
  }

  private mutating func side() -> TranslationUnit.Variant {
    let text = string()
    let codes = list { random in
      InlineCode(
        element: random.string(), part: random.words.pick([.whole, .start, .end]),
        attributes: random.list { $0.attribute() }, content: random.string(),
        offset: random.number(0...text.utf8.count))
    }
    return .init(
      language: Language(words.pick(Self.tags)), content: TaggedText(text, codes: codes),
      attributes: list { $0.attribute() }, properties: list { $0.property() },
      notes: list { $0.note() })
  }

  private mutating func provenance() -> Provenance {
    var provenance = Provenance()
    provenance.created = perhaps { Date(timeIntervalSince1970: Double($0.number(-9...9))) }
    provenance.changed = perhaps {
      Date(timeIntervalSince1970: Double($0.number(0...2_000_000_000)))
    }
    provenance.confidence = perhaps { $0.words.pick([0, 0.1, 1 / 3, 1]) }
    for field in [
      \Provenance.author, \.changedBy, \.tool, \.toolVersion, \.sourceArticle, \.targetArticle,
      \.outlet,
    ] { provenance[keyPath: field] = perhaps { $0.string() } }
    return provenance
  }

  private mutating func attribute() -> Attribute { Attribute(string(), string()) }

  private mutating func property() -> TranslationUnit.Property {
    .init(type: string(), value: string(), attributes: list { $0.attribute() })
  }

  private mutating func note() -> TranslationUnit.Note {
    .init(string(), attributes: list { $0.attribute() })
  }

  private mutating func string() -> String {
    list(upTo: 4) { $0.words.pick(Self.signs) }.joined()
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &words.numbers)
  }

  private mutating func perhaps<Value>(_ make: (inout RandomUnits) -> Value) -> Value? {
    number(0...2) == 0 ? make(&self) : nil
  }

  private mutating func list<Item>(
    upTo most: Int = 2, _ make: (inout RandomUnits) -> Item
  ) -> [Item] {
    let count = max(0, number(-most...most))
    return (0..<count).map { _ in make(&self) }
  }
}
