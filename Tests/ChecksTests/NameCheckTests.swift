import Checks
import Testing

@Suite struct `Names` {
  private static let before = [
    Example(
      "قال دي ميستورا إن الجولة انتهت",
      "De Mistura said the round was over"),
    Example(
      "وأضاف دي ميستورا أن الوفدين باقيان",
      "De Mistura added that both delegations were staying"),
    Example(
      "ورأى دي ميستورا أن الحل قريب",
      "A solution was near, De Mistura thought"),
  ]

  @Test func `heard elsewhere and lost in one unit are told`() throws {
    let lost = Example(
      "ولفت دي ميستورا إلى الصعوبات",
      "The difficulties were pointed out")
    let found = try CheckTable("missing-name").findings(in: Self.before + [lost])
    #expect(found.map(\.place.number) == [4])
    #expect(found.first?.source.words == "ميستورا")
    #expect(found.first?.reason.text.contains("Mistura") == true)
  }

  @Test func `that are in every unit are not`() throws {
    #expect(try CheckTable("missing-name").findings(in: Self.before).isEmpty)
    #expect(try CheckTable("name-spelling").findings(in: Self.before).isEmpty)
  }

  @Test(arguments: ["Mistoura", "Mistua", "Misturra"])
  func `spelt in another way once are told with the usual spelling`(spelling: String) throws {
    let other = Example(
      "ولفت دي ميستورا إلى الصعوبات",
      "De \(spelling) pointed out the difficulties")
    let found = try CheckTable("name-spelling").findings(in: Self.before + [other])
    #expect(found.map(\.target.words) == [spelling])
    #expect(found.first?.reason.text.contains("Mistura") == true)
  }

  @Test func `spelt in two ways by the source alone are the author's affair`() throws {
    let other = Example(
      "ولفت دي مستورا إلى الصعوبات",
      "De Mistura pointed out the difficulties")
    #expect(try CheckTable("name-spelling").findings(in: Self.before + [other]).isEmpty)
  }

  @Test func `of a country and its people are two words`() throws {
    let text = [
      Example("زار سوريا وفد", "A delegation visited Syria"),
      Example("غادر سوريا وفد", "A delegation left Syria"),
      Example("الحكومة السورية", "the Syrian government"),
    ]
    #expect(try CheckTable("name-spelling").findings(in: text).isEmpty)
  }

  @Test func `spelt in two ways in an Arabic translation are told`() throws {
    let text = [
      Example("Macron met ministers", "التقى ماكرون وزراء"),
      Example("Macron left", "غادر ماكرون"),
      Example("Macron returned", "عاد ماكيرون"),
    ]
    let found = try CheckTable("name-spelling", isTurned: true).findings(in: text)
    #expect(found.map(\.target.words) == ["ماكيرون"])
  }

  @Test func `slips at a segment's start are told where the source has the name`() throws {
    let text = [
      Example("وقعت البرتغال الاتفاق", "It was signed by Portugal"),
      Example("وافقت البرتغال", "The agreement with Portugal holds"),
      Example("وعقدت البرتغال اتفاقا آخر", "Portual has another agreement"),
      Example("قال إنها بعيدة", "Tents were far away"),
    ]
    let found = try CheckTable("name-spelling").findings(in: text)
    #expect(found.map(\.target.words) == ["Portual"])
  }
}
