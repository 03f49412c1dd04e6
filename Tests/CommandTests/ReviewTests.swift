import Foundation
import Testing

@Suite struct `Reviewing` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.makeFolder("articles")
    try lay(doubtful, as: "doubtful")
    try lay(clear, as: "clear")
  }

  /// One sentence that two sentences translate equally well: nobody can be sure which it is.
  private let doubtful = (
    arabic: [
      "وصلت 48 شاحنة إلى مدينة حلب صباح الخميس 14 آذار 2017.",
      "استؤنفت المحادثات في جنيف.",
      "وزعت المنظمة 300 سلة غذائية على 1250 عائلة في 9 قرى.",
    ],
    english: [
      "48 trucks reached the city of Aleppo on Thursday morning, 14 March 2017.",
      "The talks resumed in Geneva.",
      "The talks resumed in Geneva.",
      "The organisation handed out 300 food baskets to 1,250 families in 9 villages.",
    ]
  )

  private var clear: (arabic: [String], english: [String]) {
    let texts = (doubtful.arabic, Array(doubtful.english.dropFirst()))
    return ([texts.0[0], texts.0[2]], [doubtful.english[0], doubtful.english[3]])
  }

  private func lay(_ pair: (arabic: [String], english: [String]), as name: String) throws {
    try desk.write(pair.arabic.joined(separator: "\n"), to: "articles/\(name).ar.txt")
    try desk.write(pair.english.joined(separator: "\n"), to: "articles/\(name).en.txt")
  }

  private func align(_ name: String, _ arguments: String...) throws -> Run {
    try desk.start(
      ["align", "articles/\(name).ar.txt", "articles/\(name).en.txt"] + arguments
    ).wait()
  }

  private func isDoubtful(_ row: String) -> Bool {
    (Double(row.split(separator: "\t")[1]) ?? 1) < 0.8
  }

  @Test func `a pair shows the doubtful beads and no others, and exits with 1`() throws {
    let rows = try align("doubtful", "-f", "tsv").lines.dropFirst()
    let review = try align("doubtful", "--review", "-f", "tsv")
    #expect(review.status == 1)
    #expect(Array(review.lines.dropFirst()) == rows.filter(isDoubtful))
    #expect(rows.contains(where: isDoubtful) && !rows.allSatisfy(isDoubtful))
  }

  @Test(arguments: ["table", "side-by-side", "html", "json"])
  func `a pair is reviewed in other forms too`(_ form: String) throws {
    let review = try align("doubtful", "--review", "-f", form)
    #expect(review.status == 1)
    #expect(review.stdout.contains("The talks resumed in Geneva."))
    if form == "json" {
      let object = try JSONSerialization.jsonObject(with: review.output) as? [String: Any]
      let beads = try #require(object?["beads"] as? [[String: Any]])
      #expect(!beads.isEmpty && beads.allSatisfy { ($0["confidence"] as? Double ?? 1) < 0.8 })
    } else {
      #expect(!review.stdout.contains("trucks reached"))
    }
  }

  @Test func `a pair without a doubt has nothing to show, and exits with 0`() throws {
    let review = try align("clear", "--review")
    #expect(review.status == 0 && review.lines.first == "0 of 2 beads to look at")
    #expect(!review.stdout.contains("Aleppo"))
  }

  @Test func `a folder names the pairs in doubt, and exits with 1`() throws {
    let review = try desk.run("align", "--directory", "articles", "--review")
    #expect(review.status == 1)
    #expect(review.lines.first?.hasPrefix("doubtful: ") == true)
    #expect(!review.stdout.contains("clear:") && !review.stdout.contains("Aleppo"))
    #expect(review.lines.last?.hasSuffix("beads to look at, in 1 of 2 pairs") == true)
  }

  @Test func `a folder's table has the rows of its pairs`() throws {
    let pair = try align("doubtful", "--review", "-f", "tsv").lines
    let folder = try desk.run("align", "--directory", "articles", "--review", "-f", "tsv")
    #expect(folder.status == 1)
    #expect(folder.lines == ["pair\t" + pair[0]] + pair.dropFirst().map { "doubtful\t" + $0 })
  }

  @Test func `a folder without a doubt exits with 0`() throws {
    for side in ["ar", "en"] {
      try FileManager.default.removeItem(at: desk["articles/doubtful.\(side).txt"])
    }
    let review = try desk.run("align", "--directory", "articles", "--review")
    #expect(review.status == 0)
    #expect(review.lines == ["0 of 2 beads to look at, in 0 of 1 pairs"])
  }
}
