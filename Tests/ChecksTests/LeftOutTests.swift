import Alignment
import Bitext
import Checks
import Foundation
import SentenceEncoder
import Terminology
import Testing
import TextAnalysis

/// The encoder, the lexicon and the word forms where Scripts/setup put them.
private enum Installed {
  private static let folder = EncoderWeights.defaultFolder
  private static func file(_ name: String) -> URL {
    folder.deletingLastPathComponent().appending(path: name)
  }

  static let isThere = ["encoder/encoder.tarjuman", "lexicon.tarjuman", "word-forms.tarjuman"]
    .allSatisfy { FileManager.default.fileExists(atPath: file($0).path) }

  static func setting(_ terms: TermMatcher? = nil) throws -> CheckSetting {
    CheckSetting(
      terms: terms,
      words: try WordAligner(
        encoder: SentenceEncoder(resources: folder),
        lexicon: Lexicon(file: file("lexicon.tarjuman"))),
      morphology: try ArabicMorphology(file: file("word-forms.tarjuman")))
  }
}

/// What is left out of a translation, told by which words render which.
@Suite(.enabled(if: Installed.isThere, "nothing is installed: run Scripts/setup"))
struct `Left out` {
  private func findings(
    _ check: String, _ examples: [Example], terms: TermMatcher? = nil
  ) throws -> [Finding] {
    var run = try CheckList(only: [check]).run(Installed.setting(terms))
    let found = examples.enumerated().flatMap { number, example in
      run.examine(
        CheckedUnit(
          place: .init(file: "t.txt", line: nil, number: number + 1),
          source: .init(language: .arabic, content: TaggedText(example.source)),
          target: .init(language: .english, content: TaggedText(example.target))))
    }
    return found + run.conclude()
  }

  // MARK: Denials

  static let lost = [
    // Another word denies something else.
    Example(
      "لم تقبل الحكومة العرض لأن الشروط غير واضحة",
      "The government accepted the offer because the conditions of the other side were unclear"),
    // What stays of a denial in English.
    Example(
      "لا تعترف السلطات بالوثائق التي لم يوقعها الوزير",
      "The authorities do recognize documents that the minister has not signed"),
    Example(
      "ليس القصف فقط ما يخشاه السكان بل الجوع أيضا",
      "It is only the shelling that people fear but also hunger"),
    // *without* is دون, *free* is الخالية: neither says the denial.
    Example(
      "لن تحقق البرامج نجاحا دون دعم الحلفاء",
      "The programmes will achieve success without the support of allies"),
    Example(
      "إنشاء المناطق الخالية من الأسلحة النووية ليس بديلا لنزع السلاح",
      "The establishment of nuclear-weapon-free zones is a substitute for disarmament"),
    // What refuses is denied itself.
    Example(
      "لا يمكن للحكومة رفض الطلب",
      "The request can be refused by the Government"),
    // An acronym begins with no un-.
    Example(
      "ليست تقارير البرنامج فعالة",
      "UNDP reports are effective"),
    // English has these in denials alone.
    Example(
      "أهاب المجلس بالدول التي لم تقدم تقريرها أن تقدمه دون تأخير",
      "The Council called on the States that have yet done so to submit their report without delay"),
    Example(
      "لا يلزم تكرار الشروط غير الضرورية",
      "The conditions are unnecessary and need be repeated"),
    Example(
      "لا يسعني إلا أن أعرب عن القلق غير المسبوق",
      "I can help but express unprecedented concern"),
    // إلا أن is another clause.
    Example(
      "لا تؤيد الأطراف المقترح، إلا أنها تشدد على أهمية الحوافز غير المالية",
      "The parties do clearly support the proposal, but stress the need for non-financial incentives"
    ),
  ]

  @Test(arguments: lost)
  func `a denial is told where other words deny something else`(example: Example) throws {
    #expect(try findings("denial", [example]).map(\.severity) == [.warning])
  }

  static let kept = [
    Example(
      "لم تقبل الحكومة العرض لأن الشروط غير واضحة",
      "The government did not accept the offer because the conditions were unclear"),
    Example(
      "لم يتم تحديد موعد للجولة المقبلة",
      "A date has yet to be set for the next round"),
    Example(
      "لا يحق للعضو المتأخر أن يصوت في الجمعية العامة",
      "A member in arrears shall have no vote in the General Assembly"),
    Example(
      "ليس القصف فقط ما يخشاه السكان بل الجوع أيضا",
      "It is not only the shelling that people fear but also hunger"),
    Example("كنت لا أزال أعمل هناك", "I was still working there"),
    Example(
      "أكدت الدول أنها تنفذ القرار، ولم تصل التقارير",
      "The states did assure the panel that they carry it out; the reports have not come"),
    Example(
      "لن تحقق البرامج نجاحا دون دعم الحلفاء",
      "The programmes will not succeed without the support of allies"),
    Example(
      "لم يكن وجهها مغطى",
      "Her face was uncovered, and she was unafraid"),
    Example(
      "لم يعلن الفريق حتى الآن عن بداية الموسم",
      "The team has yet to announce the beginning of the season"),
    Example(
      "لم يعرف أبدا أنه فاز بأعلى وسام",
      "He never knew that he had won the highest honour"),
    Example(
      "لا يسعني إلا أن أعرب عن القلق",
      "I cannot help but express concern"),
    Example(
      "لا يلزم تكرار الشروط",
      "The conditions need not be repeated"),
  ]

  @Test(arguments: kept)
  func `a denial that is rendered near by is not told`(example: Example) throws {
    #expect(try findings("denial", [example]).isEmpty)
  }

  // MARK: Ends

  private static let whole = Example(
    "وأكد المبعوث أن الجولة المقبلة ستبحث الدستور والانتخابات ومكافحة الإرهاب في سلال متوازية",
    "The envoy stressed that the next round would discuss the constitution, elections and the fight against terrorism in parallel baskets"
  )

  @Test func `an end that nothing renders is told with its words`() throws {
    let cut = Example(
      Self.whole.source, "The envoy stressed that the next round would discuss the constitution.")
    let found = try findings("length", Array(repeating: Self.whole, count: 8) + [cut])
    #expect(found.map(\.place.number) == [9])
    #expect(found.first?.source.words?.contains("الإرهاب") == true)
    #expect(found.first?.reason.text.contains("nothing in the translation renders") == true)
  }

  @Test func `an end that an acronym says is not`() throws {
    let short = Example(
      "وصلت أمس إلى العاصمة بعثة الأمم المتحدة المتكاملة لتحقيق الاستقرار في جمهورية أفريقيا الوسطى",
      "MINUSCA reached the capital yesterday")
    let found = try findings("length", Array(repeating: Self.whole, count: 8) + [short])
    #expect(!found.contains { $0.reason.text.contains("nothing in the translation renders") })
  }

  // MARK: Names

  @Test func `a name of two words that no dictionary has is told though it was never heard`() throws
  {
    let example = Example(
      "وقال فرانتيشك نوفوتني إن القافلة وصلت إلى المدينة",
      "The convoy had reached the city, it was said")
    let found = try findings("missing-name", [example])
    #expect(found.map(\.source.words) == ["فرانتيشك نوفوتني"])
    let said = Example(
      example.source, "Frantisek Novotny said the convoy had reached the city")
    #expect(try findings("missing-name", [said]).isEmpty)
  }

  static let lostNames = [
    (
      Example(
        "نشأت أشاهد أسكتلندا في هامبدن كثيرا مع والدي",
        "I grew up watching Scotland a lot with my dad"), "هامبدن"
    ),
    (
      Example(
        "كانت النتيجة الرئيسية هي إعلان غانغوان بشأن التنوع البيولوجي",
        "The main outcome was the declaration on biodiversity"), "غانغوان"
    ),
    (
      Example(
        "حصل المغني على دعم من رئيس مجموعة TPUSA المحافظة",
        "The singer got backing from the head of the conservative group"), "TPUSA"
    ),
    // He said it; the name is another's.
    (
      Example(
        "وقال إن الجهود لتحسين العلاقات مع روزنشتاين أتت بنتائج",
        "He said that the efforts to improve relations had brought results"), "روزنشتاين"
    ),
  ]

  @Test(arguments: lostNames)
  func `a word that can only be a name is told though it was never heard`(
    example: Example, name: String
  ) throws {
    #expect(try findings("missing-name", [example]).map(\.source.words) == [name])
  }

  static let noNames = [
    // Said, in other letters, in part, by a pronoun.
    Example("نشأت أشاهد المباريات في هامبدن", "I grew up watching the matches at Hampden"),
    Example("طلب المدعي جيف سيشنز من القضاة ذلك", "Prosecutor Sessions asked the judges to do so"),
    Example("وأفادت لاندغرن بأن البعثة وصلت", "She reported that the mission had arrived"),
    // Words that the dictionary lacks and that are no names.
    Example("دمر المنازل زلزال قوته 7.5 ريختر", "A 7.5-magnitude earthquake destroyed homes"),
    Example("اشترى الخبز من السوبر ماركت", "He bought the bread at the supermarket"),
    Example("نواتج التعلم معروفة للجميع", "What is learned is known to everybody"),
    Example("ربما أمكننا أن نفوز بالمباراة", "Maybe the match could have been won"),
    Example("وهو يشبهكثيرًا القصص القديمة", "And it is like the old stories"),
    // A foreign term in brackets.
    Example("الحكومة القائمة (De facto) في المدينة", "The government that is in power in the city"),
    Example("في فيلم JohnnyEnglish الجديد", "In the new Johnny English film"),
  ]

  @Test(arguments: noNames)
  func `a word that is said, or is no name, is not`(example: Example) throws {
    #expect(try findings("missing-name", [example]).map(\.source.words) == [])
  }

  @Test func `a foreign name heard once elsewhere is told where nothing renders it`() throws {
    let examples = [
      Example("غادر لاندغرين القاعة", "Landgren left the hall"),
      Example("وصل لاندغرين إلى المدينة أمس", "Arrived in the city yesterday"),
    ]
    #expect(try findings("missing-name", examples).map(\.place.number) == [2])
  }

  private static let places = TermMatcher([
    Terms.entry("yemen", "اليمن", [Rendering("Yemen", standing: .preferred)], "proper noun"),
    Terms.entry(
      "fund", "صندوق الأمم المتحدة للسكان",
      [Rendering("United Nations Population Fund", standing: .preferred)], "proper noun"),
  ])

  @Test func `a name that nothing in the source says is told`() throws {
    let examples = [
      Example(
        "رحب المجلس بالتقرير",
        "The Council welcomed the report of the United Nations Population Fund")
    ]
    let found = try findings("missing-term", examples, terms: Self.places)
    #expect(found.map(\.target.words) == ["United Nations Population Fund"])
    let said = Example(
      "رحب المجلس بتقرير صندوق الأمم المتحدة للسكان", examples[0].target)
    #expect(try findings("missing-term", [said], terms: Self.places).isEmpty)
  }
}
