import Bitext
import Foundation
import Interchange
import Testing

/// Two small articles with everything that a page must be careful of.
private let aligned: AlignedArticles = {
  let source = "عاد \u{1F54A} دي \"مستورا\" <في> 2254\nوبقي\tغيره\nوحده"
  let target = "De <i>Mistura</i> & co's 2254\nAlone\u{202E}"
  func segments(_ text: String) -> [Segment] { SegmentedLines.segments(of: text) }
  let span = Evidence.SharedSpan(
    source: "دي \"مستورا\"", target: "De <i>Mistura</i>", sourceRange: TextRange(12, 31),
    targetRange: TextRange(0, 17))
  let number = Evidence.SharedSpan(
    source: "2254", target: "2254", sourceRange: TextRange(39, 43), targetRange: TextRange(25, 29))
  let inside = Evidence.SharedSpan(
    source: "\"مستورا\"", target: "Mistura", sourceRange: TextRange(17, 31),
    targetRange: TextRange(6, 13))
  return AlignedArticles(
    pair: ArticlePair(
      source: Article(
        language: Language("ar-SY"), text: source,
        origin: .init(name: "a<b>&\"'.txt", format: "text", encoding: "UTF-8")),
      target: Article(
        language: .english, text: target,
        origin: .init(name: "b.txt", format: "text", encoding: "UTF-16LE"))),
    sources: segments(source), targets: segments(target),
    beads: [
      Bead(
        sources: [0], targets: [0], confidence: 0.97654321,
        evidence: [.meaning(0.84449), .length(0.5), .gloss(inside), .name(span), .number(number)]),
      Bead(sources: [1], targets: [1], confidence: 0.5),
      Bead(sources: [2], targets: [], confidence: 0.9),
    ], signature: "tarjuman 0.1.0 <plain>")
}()

struct AlignmentPageTests {
  private let page = AlignmentPage(aligned).html()

  @Test func `the spans of the made-up bead lie where they say`() {
    for evidence in aligned.beads[0].evidence {
      guard let span = evidence.span else { continue }
      #expect(String(aligned.sourceText(of: aligned.beads[0])[span.sourceRange]) == span.source)
      #expect(String(aligned.targetText(of: aligned.beads[0])[span.targetRange]) == span.target)
    }
  }

  @Test func `all text is escaped`() {
    for raw in ["<في>", "<i>", "a<b>", "<plain>", "co's", "& co"] { #expect(!page.contains(raw)) }
    #expect(page.contains("&lt;في&gt;"))
    #expect(page.contains("<title>a&lt;b&gt;&amp;&quot;&#39;.txt – b.txt</title>"))
    #expect(page.contains("tarjuman 0.1.0 &lt;plain&gt;"))
  }

  @Test func `each side has its language and its direction`() {
    #expect(page.contains("<td lang=\"ar-SY\" dir=\"rtl\">عاد"))
    #expect(page.contains("<td lang=\"en\" dir=\"ltr\">"))
    #expect(page.contains("<bdi>دي &quot;مستورا&quot;</bdi> ≈ <bdi>De &lt;i&gt;Mistura"))
  }

  @Test func `the page asks nothing of the network and runs nothing`() {
    for sign in ["<script", "src=", "@import", "url(", "<link", "http://", "https://", "onclick"] {
      #expect(!page.contains(sign))
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func `evidence is marked once, the telling one before a dictionary word`() {
    #expect(page.contains("<mark>دي &quot;مستورا&quot;</mark>"))
    #expect(
      page.contains("<mark>De &lt;i&gt;Mistura&lt;/i&gt;</mark> &amp; co&#39;s <mark>2254</mark>"))
    #expect(!page.contains("<mark class=\"word\">"))
  }

  @Test func `rows tell where to look`() {
    #expect(page.contains("<tr class=\"sure\" id=\"bead-1\">"))
    #expect(page.contains("<tr class=\"doubtful\" id=\"bead-2\">"))
    #expect(page.contains("<tr class=\"alone\" id=\"bead-3\">"))
    #expect(page.components(separatedBy: "please look</td>").count == 2)
    #expect(page.contains("<td class=\"empty\">—</td>"))
    #expect(page.contains("3 and 2 segments, 2 pairs, 1 on one side only, 1 to look at."))
  }

  @Test func `headings stand where the texts of their columns begin`() {
    #expect(page.contains("<th scope=\"col\" dir=\"rtl\">Arabic"))
    #expect(page.contains("<th scope=\"col\" dir=\"ltr\">English</th>"))
  }

  @Test func `joints of merged segments are shown outside of marks, and no text is lost`() {
    let joint = "<span class=\"joint\"></span>"
    let name = Evidence.SharedSpan(
      source: "وحده", target: "Alone\u{202E}", sourceRange: TextRange(62, 70),
      targetRange: TextRange(30, 38))
    let merged = AlignedArticles(
      pair: aligned.pair, sources: aligned.sources, targets: aligned.targets,
      beads: [Bead(sources: [0, 1, 2], targets: [0, 1], evidence: [.name(name)])],
      signature: "")
    let cells = AlignmentPage(merged).html().split(separator: "\n").filter { $0.hasPrefix("<td ") }
    #expect(cells[1].contains("2254 \(joint)وبقي"))
    #expect(cells[2].contains(" \(joint)<mark>Alone"))
    #expect(cells.joined().components(separatedBy: joint).count == 4)
  }

  @Test func `the markup is whole`() throws {
    // What a forgiving reader finds in it is each text as it was.
    let read = try ArticleReader().article(Data(page.utf8), name: "page.html")
    #expect(read.text.contains("De <i>Mistura</i> & co's 2254"))
    #expect(read.title == "a<b>&\"'.txt – b.txt")
  }
}

/// A bead whose evidence is more than words that say the same.
private let doubted: AlignedArticles = {
  let source = "وصلت 23 شاحنة، وعادت الفرق <ليلا>."
  let target = "32 trucks came. The teams went back at night."
  func article(_ language: Language, _ text: String) -> Article {
    Article(
      language: language, text: text,
      origin: .init(name: "a.txt", format: "text", encoding: "UTF-8"))
  }
  let number = Evidence.SharedSpan(
    source: "23", target: "32", sourceRange: TextRange(9, 11), targetRange: TextRange(0, 2))
  let word = Evidence.SharedSpan(
    source: "23 شاحنة", target: "32 trucks", sourceRange: TextRange(9, 22),
    targetRange: TextRange(0, 9))
  return AlignedArticles(
    pair: ArticlePair(source: article(.arabic, source), target: article(.english, target)),
    sources: SegmentedLines.segments(of: source), targets: SegmentedLines.segments(of: target),
    beads: [
      Bead(
        sources: [0], targets: [0],
        evidence: [
          .memory(0.91236), .conflict(number), .term(word),
          .division(.init(side: .source, offset: 25, before: "شاحنة،", after: "وعادت<i>")),
        ])
    ], signature: "")
}()

struct DoubtedEvidenceTests {
  private let page = AlignmentPage(doubted).html()

  private func records() throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: AlignmentJSON(doubted).data())
    let beads = try #require((object as? [String: Any])?["beads"] as? [[String: Any]])
    return try #require(beads[0]["evidence"] as? [[String: Any]])
  }

  @Test func `the page says where a side divides, each word in its own direction`() {
    #expect(
      page.contains(
        "<li>source divides at <bdi>شاحنة،</bdi> | <bdi>وعادت&lt;i&gt;</bdi></li>"))
  }

  @Test func `JSON has the place of a division in code points`() throws {
    let record = try #require(records().last)
    #expect(record["kind"] as? String == "division" && record["side"] as? String == "source")
    #expect(record["before"] as? String == "شاحنة،" && record["after"] as? String == "وعادت<i>")
    let offset = try #require(record["offset"] as? Int)
    let text = doubted.sourceText(of: doubted.beads[0])
    #expect(String(text.unicodeScalars.prefix(offset)).hasSuffix("شاحنة، "))
  }

  @Test func `the page shows numbers that differ, rather than the term around them`() {
    #expect(
      page.contains(
        "<strong class=\"conflict\">number <bdi>23</bdi> ≠ <bdi>32</bdi></strong>"))
    #expect(page.contains("<mark class=\"conflict\">23</mark> شاحنة"))
    #expect(page.contains("<mark class=\"conflict\">32</mark> trucks"))
  }

  @Test func `JSON has numbers that differ with their places, and how like the memory is`() throws {
    let records = try records()
    #expect(records[0]["kind"] as? String == "memory" && records[0]["value"] as? Double == 0.9124)
    #expect(records[1]["kind"] as? String == "conflict")
    #expect(records[1]["source"] as? String == "23" && records[1]["target"] as? String == "32")
    #expect(records[1]["sourceSpan"] as? [Int] == [5, 7])
    #expect(records[1]["targetSpan"] as? [Int] == [0, 2])
  }

  @Test func `TSV says it in words`() {
    let text = AlignmentTSV.text(doubted)
    #expect(text.contains("memory 0.91; number 23 ≠ 32; term"))
    #expect(text.contains("source divides at شاحنة، | وعادت<i>"))
  }
}

struct LinkedPageTests {
  /// The first bead's words, linked: a name with its two words, and a number.
  private let page = AlignmentPage(
    aligned.with(links: [
      [
        PhraseLink(source: TextRange(12, 16), target: TextRange(0, 2), strength: 0.9),
        PhraseLink(source: TextRange(17, 31), target: TextRange(3, 17), strength: 0.8),
        PhraseLink(source: TextRange(39, 43), target: TextRange(25, 29), strength: 1),
      ], [], [],
    ])
  ).html()

  @Test func `both ends of a link bear its number, the source's within reach of the tab key`() {
    let source = "<span class=\"l l2\" tabindex=\"0\"><mark>2254</mark></span>"
    #expect(page.contains(source))
    #expect(page.contains("<span class=\"l l2\" tabindex=\"-1\"><mark>2254</mark></span>"))
  }

  @Test func `evidence that reaches over several links is marked in pieces`() {
    let first = "<span class=\"l l0\" tabindex=\"0\"><mark>دي</mark></span>"
    #expect(page.contains(first + "<mark> </mark><span class=\"l l1\""))
    #expect(page.contains("<mark>&lt;i&gt;Mistura&lt;/i&gt;</mark></span>"))
  }

  @Test func `there is one rule for each link of the richest bead, and still no script`() {
    #expect(page.contains("tr:has(.l2:is(:hover, :focus)) .l2"))
    #expect(!page.contains(".l3:is"))
    #expect(!page.contains("<script"))
    #expect(page.contains("Point at a word"))
  }

  @Test func `the text stays as it was`() throws {
    let read = try ArticleReader().article(Data(page.utf8), name: "page.html")
    #expect(read.text.contains("De <i>Mistura</i> & co's 2254"))
  }

  @Test func `a page without links says nothing of them`() {
    let plain = AlignmentPage(aligned).html()
    #expect(!plain.contains("class=\"l ") && !plain.contains("Point at a word"))
  }
}

struct AlignmentJSONTests {
  private func object() throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: AlignmentJSON(aligned).data()) as? [String: Any])
  }

  /// The letters between two code points.
  private func letters(_ text: String, _ span: [Int]) -> String {
    let points = Array(text.unicodeScalars)
    return String(String.UnicodeScalarView(points[span[0]..<span[1]]))
  }

  @Test(arguments: ["source", "target"])
  func `offsets of segments count code points of the article`(name: String) throws {
    let side = try #require(object()[name] as? [String: Any])
    let article = name == "source" ? aligned.pair.source : aligned.pair.target
    let segments = try #require(side["segments"] as? [[String: Any]])
    #expect(segments.count == (name == "source" ? 3 : 2))
    for segment in segments {
      let span = try [#require(segment["start"] as? Int), #require(segment["end"] as? Int)]
      #expect(letters(article.text, span) == segment["text"] as? String)
    }
    #expect(side["encoding"] as? String == article.origin.encoding)
  }

  @Test func `offsets of evidence count code points of the bead's text`() throws {
    let beads = try #require(object()["beads"] as? [[String: Any]])
    #expect(beads.map { $0["confidence"] as? Double } == [0.9765, 0.5, 0.9])
    let evidence = try #require(beads[0]["evidence"] as? [[String: Any]])
    #expect(
      evidence.map { $0["kind"] as? String } == ["meaning", "length", "gloss", "name", "number"])
    #expect(evidence[0]["value"] as? Double == 0.8445)
    for item in evidence.dropFirst(2) {
      let span = try #require(item["sourceSpan"] as? [Int])
      #expect(letters(aligned.sourceText(of: aligned.beads[0]), span) == item["source"] as? String)
    }
  }

  @Test func `links have the words, and offsets in code points of the bead's text`() throws {
    let link = PhraseLink(
      source: TextRange(12, 31), target: TextRange(0, 17), strength: 0.98765)
    let linked = aligned.with(links: [[link], [], []])
    let object = try JSONSerialization.jsonObject(with: AlignmentJSON(linked).data())
    let beads = try #require((object as? [String: Any])?["beads"] as? [[String: Any]])
    let links = try #require(beads[0]["links"] as? [[String: Any]])
    #expect(links.count == 1 && links[0]["strength"] as? Double == 0.99)
    let span = try #require(links[0]["sourceSpan"] as? [Int])
    #expect(
      letters(aligned.sourceText(of: aligned.beads[0]), span) == links[0]["source"] as? String)
    #expect(links[0]["target"] as? String == "De <i>Mistura</i>")
    #expect((beads[1]["links"] as? [Any])?.isEmpty == true)
    let plain = try #require(self.object()["beads"] as? [[String: Any]])
    #expect(plain[0]["links"] == nil)
  }

  @Test func `a text of many blocks of bytes is counted rightly`() {
    let text = String(repeating: "نعم\u{1F54A}a\u{301}", count: 50)
    let points = CodePoints(text)
    for index in text.unicodeScalars.indices {
      let utf8 = text.utf8.distance(from: text.startIndex, to: index)
      let count = text.unicodeScalars.distance(from: text.startIndex, to: index)
      #expect(points.offset(utf8) == count)
    }
    #expect(points.offset(text.utf8.count) == text.unicodeScalars.count)
    #expect(CodePoints("").offset(0) == 0)
  }
}

struct AlignmentTSVTests {
  @Test func `each bead is a line of as many cells as the header`() throws {
    let rows = AlignmentTSV.text(aligned).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == 5 && rows[4].isEmpty)
    let cells = rows.prefix(4).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(cells.map(\.count) == [6, 6, 6, 6])
    #expect(cells[1][0] == "1" && cells[1][1] == "0.9765" && cells[1][4] == "[0]:[0]")
    #expect(cells[1][5].hasPrefix("meaning 0.84; length 0.50; dictionary"))
    #expect(cells[2][2] == "وبقي\\tغيره")
    #expect(cells[3][3].isEmpty && cells[3][4] == "[2]:[]")
  }
}
