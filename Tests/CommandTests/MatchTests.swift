import Foundation
import Testing

@Suite struct Matching {
  let desk: Desk

  init() throws {
    desk = try Desk()
    let units = [
      MadeUpTMX.unit(
        "أعلن المبعوث إنشاء مناطق خفض التوتر", "The envoy announced de-escalation zones"),
      MadeUpTMX.unit("تبدأ الجولة المقبلة في 12 آذار", "The next round begins on 12 March"),
      MadeUpTMX.unit("غادر الوفدان القاعة", "Both delegations left the hall"),
    ]
    try desk.write(MadeUpTMX.document(units), to: "old.tmx")
    #expect(try desk.run("import", "old.tmx").status == 0)
  }

  @Test func `shows the score, what differs, and the translation`() throws {
    let run = try desk.run("match", "أعلن المبعوث إنشاء بمناطق خفض التوتر")
    #expect(run.status == 0)
    #expect(run.stdout.contains("95%  clitics"))
    #expect(run.stdout.contains("[بمناطق]"))
    #expect(run.stdout.contains("[مناطق]"))
    #expect(run.stdout.contains("The envoy announced de-escalation zones"))
  }

  @Test func `puts changed numbers into the translation and says so`() throws {
    let run = try desk.run("match", "تبدأ الجولة المقبلة في ١٥ آذار")
    #expect(run.stdout.contains("97%  numbers"))
    #expect(run.stdout.contains("The next round begins on [15] March"))
    #expect(run.stdout.contains("(numbers put in)"))
  }

  @Test func `finds an English segment in the other direction`() throws {
    let run = try desk.run("match", "both delegations left the hall")
    #expect(run.stdout.contains("99%  case"))
    #expect(run.stdout.contains("غادر الوفدان القاعة"))
    #expect(run.stdout.contains("the other way round"))
  }

  @Test func `exits with 1 where nothing reaches the threshold`() throws {
    #expect(try desk.run("match", "لا شيء من هذا القبيل").status == 1)
    #expect(try desk.run("match", "غادر الوفدان المدينة", "--threshold", "70").status == 1)
    #expect(try desk.run("match", "غادر الوفدان المدينة", "--threshold", "60").status == 0)
  }

  @Test func `counts an article as agencies do`() throws {
    try desk.write(
      "غادر الوفدان القاعة.\nتبدأ الجولة المقبلة في 15 آذار.\nهذا نص جديد.\nهذا نص جديد.\n",
      to: "new.txt")
    let run = try desk.run("match", "--file", "new.txt", "--json")
    #expect(run.status == 0)
    let sheet = try JSONDecoder().decode(Sheet.self, from: run.output)
    #expect(sheet.segments.map(\.band) == ["95–99", "95–99", "new", "repetitions"])
    #expect(sheet.leverage.map(\.segments) == [0, 0, 1, 2, 0, 0, 0, 1])
    #expect(sheet.leverage.map(\.words).reduce(0, +) == sheet.segments.map(\.words).reduce(0, +))
    let text = try desk.run("match", "--file", "new.txt")
    #expect(text.stdout.contains("repetitions"))
    #expect(text.stdout.contains("weighted"))
  }

  @Test func `reads other memories at a price`() throws {
    #expect(try desk.run("import", "old.tmx", "--memory", "other.tarjuman").status == 0)
    let run = try desk.run(
      "match", "غادر الوفدان القاعة", "--reference", "other.tarjuman:5", "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: run.output)
    #expect(answer.matches.map(\.percent) == [100, 95])
    #expect(answer.matches.map(\.memory) == ["memory.tarjuman", "other.tarjuman"])
    #expect(answer.matches.map(\.memoryPenalty) == [0, 5])
  }

  @Test(arguments: [
    ["match"], ["match", "نص", "--file", "x"], ["match", "نص", "--threshold", "0"],
    ["match", "نص", "--limit", "0"], ["match", "نص", "--penalty", "tags=99"],
    ["match", "نص", "--reference", "x:77"], ["match", "نص", "--weights", "1,2"],
  ])
  func `exits with 64 if it is not understood`(_ arguments: [String]) throws {
    #expect(try desk.start(arguments).wait().status == 64)
  }

  @Test func `says what to do where there is no memory`() throws {
    let run = try Desk().run("match", "هدنة")
    #expect(run.status == 2)
    #expect(run.stderr.contains("there is no memory here yet"))
  }

  private struct Sheet: Decodable {
    let segments: [Segment]
    let leverage: [Band]
    struct Segment: Decodable {
      let band: String
      let words: Int
    }
    struct Band: Decodable {
      let segments: Int
      let words: Int
    }
  }

  private struct Answer: Decodable {
    let matches: [Match]
    struct Match: Decodable {
      let percent: Int
      let memory: String
      let memoryPenalty: Int
    }
  }
}
