import Bitext
import Foundation
import Testing

@testable import Alignment

/// A bead whose links are made by hand, so that what follows from links is tried without any weights.
struct LinkedBead {
  let source: BeadText
  let target: BeadText
  let found: Correspondence

  /// - Parameter links: words as they stand in the texts, and the strength of each link.
  init(_ source: String, _ target: String, _ links: [(String, String, Double)]) throws {
    let source = BeadText(AlignmentSide(language: .arabic, texts: [source]), lexicon: nil)
    let target = BeadText(AlignmentSide(language: .english, texts: [target]), lexicon: nil)
    var chances = WordGrid(rows: source.content.count, columns: target.content.count)
    let groups = try links.map { link in
      let row = try #require(source.row(of: link.0), "\(link.0)")
      let column = try #require(target.row(of: link.1), "\(link.1)")
      chances[row, column] = Float(link.2)
      return PhraseAssembly.Group(rows: [row], columns: [column], chance: Float(link.2))
    }
    (self.source, self.target) = (source, target)
    found = Correspondence(groups, chances: chances, source, target)
  }

  func range(of phrase: String) throws -> TextRange {
    let place = try #require(source.text.range(of: phrase))
    let start = source.text.utf8.distance(from: source.text.startIndex, to: place.lowerBound)
    return TextRange(start, start + phrase.utf8.count)
  }

  func rendering(of phrase: String) throws -> [String] {
    found.rendering(of: try range(of: phrase))?.spans.map { String(target.text[$0]) } ?? []
  }
}

extension BeadText {
  /// The place among content words of the first that is written so.
  fileprivate func row(of word: String) -> Int? {
    content.firstIndex { text[words[$0].range] == word }
  }
}

@Suite struct `Phrases followed along links` {
  @Test func `a word inside a compound is taken in, one behind a sign is not`() throws {
    let links = [("المبعوث", "envoy", 0.9), ("الأممي", "UN", 0.9)]
    let inside = try LinkedBead("وصل المبعوث الأممي", "The UN special envoy arrived", links)
    #expect(try inside.rendering(of: "المبعوث الأممي") == ["UN special envoy"])
    let apart = try LinkedBead("وصل المبعوث الأممي", "The UN, special envoy, arrived", links)
    #expect(try apart.rendering(of: "المبعوث الأممي") == ["UN", "envoy"])
  }

  @Test(arguments: [(0.6, ["coordinator"]), (0.95, ["serve", "coordinator"])])
  func `a link beyond other things is followed if it is sure`(
    _ strength: Double, _ expected: [String]
  ) throws {
    let bead = try LinkedBead(
      "يعمل منسقا للفريق", "They serve the panel as coordinator",
      [("يعمل", "serve", strength), ("منسقا", "coordinator", 0.99), ("للفريق", "panel", 0.9)])
    #expect(try bead.rendering(of: "يعمل منسقا") == expected)
  }

  @Test(arguments: [(0.5, ["forced"]), (0.8, ["Communities have been forced"])])
  func `a link beyond a verb's auxiliary is followed if it is fairly sure`(
    _ strength: Double, _ expected: [String]
  ) throws {
    let bead = try LinkedBead(
      "التجمعات القسرية", "Communities have been forced out",
      [("التجمعات", "Communities", strength), ("القسرية", "forced", 0.9)])
    #expect(try bead.rendering(of: "التجمعات القسرية") == expected)
  }

  @Test func `what takes away goes with the phrase that has it`() throws {
    let bead = try LinkedBead(
      "تبدأ المحادثات دون شروط مسبقة", "Talks begin without any preconditions",
      [("تبدأ", "begin", 0.9), ("المحادثات", "Talks", 0.9), ("شروط", "preconditions", 0.9)])
    #expect(try bead.rendering(of: "دون شروط مسبقة") == ["without any preconditions"])
    #expect(try bead.rendering(of: "شروط مسبقة") == ["preconditions"])
  }

  @Test func `capitals side by side are one name, but for the first word of a sentence`() throws {
    let inside = try LinkedBead(
      "في مقر الأمم", "At the United Nations headquarters", [("الأمم", "Nations", 0.9)])
    #expect(try inside.rendering(of: "الأمم") == ["United Nations"])
    let atStart = try LinkedBead(
      "اجتماع الأمم", "Yesterday Nations met", [("الأمم", "Nations", 0.9)])
    #expect(try atStart.rendering(of: "الأمم") == ["Nations"])
  }

  @Test(arguments: [
    ("ملف المفقودين", "المفقودين", "missing", "The file of missing persons", "missing persons"),
    ("دعم الفقراء", "الفقراء", "poor", "Help for poor people", "poor people"),
    ("علاج الجرحى", "الجرحى", "wounded", "Care of wounded individuals", "wounded individuals"),
    // No adjective that speaks of people; another noun; a sign between.
    ("جريمة القتل", "القتل", "killing", "The crime of killing people", "killing"),
    ("ملف المفقودين", "المفقودين", "missing", "The file of missing articles", "missing"),
    ("ملف المفقودين", "المفقودين", "missing", "If missing, people call", "missing"),
  ])
  func `an adjective that Arabic makes a noun goes with the noun that English sets behind it`(
    _ source: String, _ word: String, _ adjective: String, _ target: String, _ expected: String
  ) throws {
    let bead = try LinkedBead(source, target, [(word, adjective, 0.9)])
    #expect(try bead.rendering(of: word) == [expected])
  }

  @Test func `the noun behind an adjective stays with the word that it renders`() throws {
    let bead = try LinkedBead(
      "الأشخاص المفقودين", "Missing persons",
      [("الأشخاص", "persons", 0.9), ("المفقودين", "Missing", 0.9)])
    #expect(try bead.rendering(of: "المفقودين") == ["Missing"])
  }

  @Test func `a head without a link is the word behind`() throws {
    let bead = try LinkedBead(
      "عند مركز حدودي", "At a border post", [("حدودي", "border", 0.9)])
    #expect(try bead.rendering(of: "مركز حدودي") == ["border post"])
    #expect(try bead.rendering(of: "حدودي") == ["border"])
  }

  @Test func `an acronym and a compound with a hyphen render the words of their name`() throws {
    let acronym = try LinkedBead(
      "تطبيق اتفاقية حظر الأسلحة", "Implementing the CWC",
      [("تطبيق", "Implementing", 0.9), ("الأسلحة", "CWC", 0.8)])
    #expect(try acronym.rendering(of: "اتفاقية حظر") == ["CWC"])
    let hyphen = try LinkedBead(
      "حوار أصحاب المصلحة المتعددين", "A multi-stakeholder dialogue",
      [("حوار", "dialogue", 0.9), ("المتعددين", "multi-stakeholder", 0.8)])
    #expect(try hyphen.rendering(of: "أصحاب المصلحة") == ["multi-stakeholder"])
    let word = try LinkedBead(
      "تطبيق اتفاقية حظر الأسلحة", "Implementing the weapons",
      [("تطبيق", "Implementing", 0.9), ("الأسلحة", "weapons", 0.8)])
    #expect(try word.rendering(of: "اتفاقية حظر").isEmpty)
  }

  @Test func `the head behind renders the noun that governs the phrase`() throws {
    let bead = try LinkedBead(
      "عبر وسائل التواصل الاجتماعي", "Through social media",
      [("وسائل", "media", 0.9), ("الاجتماعي", "social", 0.9)])
    let compound = bead.found.compound(of: try bead.range(of: "التواصل الاجتماعي"))
    #expect(compound.map { String(bead.target.text[$0]) } == "social media")
    let linked = try LinkedBead(
      "عبر وسائل التواصل الاجتماعي", "Through media of social contact",
      [("وسائل", "media", 0.9), ("التواصل", "contact", 0.9), ("الاجتماعي", "social", 0.9)])
    #expect(linked.found.compound(of: try linked.range(of: "التواصل الاجتماعي")) == nil)
  }

  @Test func `what is left over between the neighbours is a guess`() throws {
    let bead = try LinkedBead(
      "أعلن الوزير هدنة قصيرة", "The minister announced a brief lull yesterday",
      [("أعلن", "announced", 0.9), ("الوزير", "minister", 0.9)])
    let rendering = bead.found.rendering(of: try bead.range(of: "هدنة قصيرة"))
    #expect(rendering?.confidence == 0.3)
    let taken = try LinkedBead(
      "أعلن الوزير هدنة", "The minister announced it",
      [("أعلن", "announced", 0.9), ("الوزير", "minister", 0.9)])
    #expect(try taken.rendering(of: "هدنة").isEmpty)
  }

  @Test func `a word knows whether anything renders it`() throws {
    let bead = try LinkedBead(
      "وصل الوفد أمس", "The delegation arrived", [("الوفد", "delegation", 0.9)])
    #expect(bead.found.sourceWords.map(\.isLinked) == [false, true, false])
    #expect(bead.found.sourceWords.map { $0.chance > 0.5 } == [false, true, false])
    #expect(bead.found.targetWords.map(\.isLinked) == [true, false])
  }
}

/// How places of one term help each other, with links made by hand.
@Suite struct `Renderings held together` {
  private func renderings(_ beads: [LinkedBead], of term: String) throws -> [String] {
    var terms = TermRenderings()
    for bead in beads { terms.add(bead.found, term: try bead.range(of: term)) }
    return zip(beads, terms.renderings).map { bead, rendering in
      rendering?.spans.map { String(bead.target.text[$0]) }.joined(separator: " … ") ?? ""
    }
  }

  private func society(_ target: String, isWhole: Bool = true) throws -> LinkedBead {
    try LinkedBead(
      "دور المجتمع المدني", target,
      (isWhole ? [("المجتمع", "society", 0.9)] : []) + [("المدني", "civil", 0.9)])
  }

  @Test func `a wording that other places have is taken where a word of it was missed`() throws {
    let beads = [
      try society("the role of civil society"), try society("for civil society groups"),
      // Between the two words something stands, so the link alone leads to the first.
      try society("a civil and free society", isWhole: false),
      try society("all civil society", isWhole: false),
    ]
    let found = try renderings(beads, of: "المجتمع المدني")
    #expect(found[0] == "civil society" && found[3] == "civil society")
    #expect(found[2] == "civil")
  }

  @Test func `a wording of one other place alone is not`() throws {
    let beads = [
      try society("the role of civil society"), try LinkedBead("المجتمع المدني", "civilians", []),
    ]
    #expect(try renderings(beads, of: "المجتمع المدني")[1] != "civil society")
  }

  @Test func `a head that stands behind nearly everywhere belongs to the term`() throws {
    func bead(_ target: String) throws -> LinkedBead {
      try LinkedBead(
        "وسائل التواصل الاجتماعي", target, [("وسائل", "media", 0.9), ("الاجتماعي", "social", 0.9)])
    }
    let often = try ["on social media", "through social media", "in social media"].map(bead)
    #expect(
      try renderings(often, of: "التواصل الاجتماعي") == Array(repeating: "social media", count: 3))
    let seldom = Array(often.prefix(2))
    #expect(try renderings(seldom, of: "التواصل الاجتماعي") == ["social", "social"])
  }

  @Test func `what a text says once for twice renders both`() throws {
    let bead = try LinkedBead(
      "بنية اجتماعية وبنية نقل", "social and transport infrastructure",
      [("بنية", "infrastructure", 0.9), ("اجتماعية", "social", 0.9), ("نقل", "transport", 0.9)])
    var terms = TermRenderings()
    terms.add(bead.found, term: try bead.range(of: "بنية"))
    terms.add(bead.found, term: try bead.range(of: "وبنية"))
    let words = terms.renderings.map { $0.map { String(bead.target.text[$0.spans[0]]) } }
    #expect(words == ["infrastructure", "infrastructure"])
  }
}
