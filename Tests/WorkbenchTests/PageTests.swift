import Bitext
import Foundation
import Testing
import Workflows

@testable import Workbench

struct PageTests {
  private let pages: PageLibrary

  init() throws { pages = try PageLibrary() }

  @Test func `the templates parse, and doors lead to templates that are there`() {
    let names = Set(Rooms.all.flatMap { Array($0.templates.keys) })
    for door in Rooms.all.compactMap({ $0.door }) {
      #expect(names.contains(door.page), "\(door.page)")
    }
  }

  @Test func `no two rooms bring one asset, template or key`() {
    let assets = Rooms.all.flatMap { Array($0.assets.keys) }
    let templates = Rooms.all.flatMap { Array($0.templates.keys) }
    let keys = Rooms.all.compactMap { $0.door?.key }
    for names in [assets, templates, keys] { #expect(Set(names).count == names.count) }
  }

  @Test func `all assets together are small`() {
    let bytes = Rooms.all.flatMap { Array($0.assets.values) }.reduce(0) { $0 + $1.count }
    #expect(bytes <= 150_000)
  }

  @Test func `templates have no style or script of their own, which the policy forbids`() {
    for (name, bytes) in Rooms.all.flatMap({ Array($0.templates) }) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        text.firstMatch(
          of: /<style(?! nonce="\{\{nonce\}\}">)|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/) == nil,
        "\(name)")
      #expect(text.firstMatch(of: /(src|href)="(https?:)?\/\//) == nil, "\(name)")
    }
  }

  @Test func `a page has the style of all pages and its own inside`() {
    let assets = Rooms.all.flatMap { Array($0.assets.keys) }
    for door in Rooms.all.compactMap({ $0.door }) {
      #expect(Set(door.sheets).isSubset(of: assets), "\(door.page)")
    }
    let styles = PageStyles(Rooms.all)
    #expect(styles.style(of: "look-up").contains(":root {"))
    #expect(styles.style(of: "look-up").contains(".uses"))
    #expect(!styles.style(of: "error").contains(".uses"))
    // What would end the element or be read as a template.
    for door in Rooms.all.compactMap({ $0.door }) {
      #expect(styles.style(of: door.page).firstMatch(of: /<\/|\{\{/) == nil, "\(door.page)")
    }
  }

  @Test func `what a template shows is escaped`() {
    let page = pages.part("look-up", LookUpPage(query: "\"><script>", answer: nil))
    #expect(page.contains("&quot;&gt;&lt;script&gt;"))
    #expect(!page.contains("<script>"))
  }

  @Test func `a marked text is cut at its marks and nowhere else`() {
    let text = MarkedText(
      "في مناطق خفض التوتر", .arabic, marks: [TextRange(5, 15), TextRange(10, 12)])
    #expect(text.pieces.map(\.text).joined() == "في مناطق خفض التوتر")
    #expect(text.pieces.filter(\.isMarked).map(\.text) == ["مناطق"])
    #expect(text.direction == "rtl" && text.language == "ar")
  }
}

struct BarChartTests {
  private func day(_ text: String) -> Date {
    (try? Date.ISO8601FormatStyle().year().month().day().parse(text)) ?? .distantPast
  }

  @Test func `nothing makes no chart`() {
    #expect(BarChart([], of: "x") == nil)
    #expect(BarChart([.init(name: "a", dates: [])], of: "x") == nil)
  }

  @Test(arguments: [
    (["2017-03-01", "2017-05-31"], 3, "2017-03"), (["2010-01-01", "2015-12-31"], 24, "2010 Q1"),
    (["1995-06-01", "2020-06-01"], 26, "1995"), (["1900-01-01", "2020-01-01"], 25, "1900–1904"),
  ])
  func `a bar is as long a time as keeps them few`(dates: [String], bars: Int, first: String) {
    let chart = BarChart([.init(name: "a", dates: dates.map(day))], of: "Sentences")
    #expect(chart?.ticks.first?.label == first)
    #expect(chart?.bars.count == 2)
    // The last bar stands where the last time is, the width of all bars shared out.
    let last = chart.flatMap { Double($0.bars[1].x) } ?? 0
    #expect(abs(last - (36 + (Double(bars) - 0.9) * 600 / Double(max(bars, 6)))) < 0.11)
  }

  @Test func `more series than colours become one`() {
    let series = (1...9).map { BarChart.Series(name: "s\($0)", months: [24_000: $0]) }
    let chart = BarChart(series, of: "Units")
    #expect(chart?.legend.map(\.name) == ["s1", "s2", "s3", "s4", "others"])
    #expect(chart?.top == "45")
    #expect(chart?.summary == "Units from 2000-01 to 2000-01: s1 1; s2 2; s3 3; s4 4; others 35")
  }
}
