import Bitext
import Foundation
import Interchange
import Testing

struct HTMLArticleTests {
  private func read(_ page: String, encoding: String? = nil) throws -> Article {
    try ArticleReader(encoding: encoding).article(Data(page.utf8), name: "a.html")
  }

  private func lines(_ body: String) throws -> [String] {
    try read("<!DOCTYPE html><html><body>\(body)</body></html>").text.split(separator: "\n").map(
      String.init)
  }

  @Test func `a news page gives its headline, paragraphs and lists`() throws {
    let page = """
      \u{FEFF}
      <!DOCTYPE html>
      <html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عودة الصيادين - وكالة</title>
      <style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
      <body><header><a href="/">وكالة</a></header><nav><ul><li>الرئيسية</li></ul></nav>
      <main><article><h1>عودة
        الصيادين</h1><p>عاد <b>الصيا</b>دون &amp; أبناؤهم<br>مساء&nbsp;اليوم.</p>
      <!-- a remark --><ul><li>الأول</li><li>الثاني</li></ul>
      <table><tr><td>خلية</td><td>أخرى</td></tr></table>
      <footer>كتبها مراسلنا</footer></article></main>
      <div style="display: none">خفي</div><p hidden>خفي</p><span aria-hidden="true">*</span>
      <noscript>no</noscript><button>شارك</button><footer>&copy; 2017</footer></body></html>
      """
    let article = try read(page)
    #expect(article.title == "عودة الصيادين")
    #expect(
      article.text.split(separator: "\n").map(String.init) == [
        "عودة الصيادين",
        "وكالة",
        "عاد الصيادون & أبناؤهم",
        "مساء\u{A0}اليوم.",
        "الأول",
        "الثاني",
        "خلية",
        "أخرى",
        "كتبها مراسلنا",
      ])
    #expect(article.origin.format == "html")
  }

  @Test(arguments: [
    ("<h1> </h1><h1>A</h1><p>ب</p>", "A"),
    ("<h1 hidden>X</h1><p>ب</p>", "T"),
    ("<p>ب</p>", "T"),
    ("<p>ب</p><p>T</p>", "T"),
  ])
  func `the headline is the title and the first line`(body: String, headline: String) throws {
    let article = try read("<html><head><title> T\n</title></head><body>\(body)</body></html>")
    #expect(article.title == headline)
    #expect(article.text == headline + "\nب")
  }

  @Test func `a page without a headline has no title`() throws {
    let article = try read("<html><title></title><body><p>ب</p></body></html>")
    #expect(article.title == nil)
    #expect(article.text == "ب")
  }

  @Test func `white space runs are one blank, and tags part no words`() throws {
    #expect(
      try lines("<p> a \n\t b<i>c</i> <i> d</i></p>e<div>f</div>g") == ["a bc d", "e", "f", "g"])
  }

  @Test(arguments: [
    ("&lt;b&gt; &quot;x&quot; &#1571; &#x623; &eacute; &hellip;", "<b> \"x\" أ أ é …"),
    ("a & b &unknown; c", "a & b &unknown; c"), ("x\u{200F}\u{1F54A}y", "x\u{200F}\u{1F54A}y"),
  ])
  func `references are characters`(body: String, text: String) throws {
    #expect(try lines("<p>\(body)</p>") == [text])
  }

  @Test func `faults are forgiven as browsers do`() throws {
    #expect(try lines("<p>a<p>b</b><li>c<div>d") == ["a", "b", "c", "d"])
  }

  @Test(arguments: [
    "<meta charset=%>", "<meta http-equiv=Content-Type content='text/html; charset=%'>",
  ])
  func `the page's own word on its encoding is taken`(meta: String) throws {
    for (page, name) in [(CodePage.windows1256, "windows-1256"), (.iso8859Part6, "iso-8859-6")] {
      let declared = meta.replacingOccurrences(of: "%", with: name)
      let html = "<html><head>\(declared)</head><body><p>لا أحد</p></body></html>"
      let article = try ArticleReader().article(#require(page.data(html)), name: "a.html")
      #expect(article.text == "لا أحد")
      #expect(article.origin.encoding.lowercased() == name)
      #expect(!article.origin.encodingWasGuessed)
    }
  }

  @Test func `a page that is wrong about its UTF-8 is read as UTF-8`() throws {
    for name in ["windows-1256", "utf-16", "nonsense"] {
      let article = try read("<html><meta charset=\(name)><body><p>لا أحد</p></body></html>")
      #expect(article.text == "لا أحد")
      #expect(article.origin.encoding == "UTF-8")
    }
  }

  @Test func `a byte order mark and the user's word go before the page's`() throws {
    let html = "<html><meta charset=utf-8><body><p>لا أحد</p></body></html>"
    let marked = try Data([0xFF, 0xFE]) + #require(html.data(using: .utf16LittleEndian))
    #expect(try ArticleReader().article(marked, name: "a").text == "لا أحد")
    let said = try #require(CodePage.windows1256.data(html))
    #expect(try ArticleReader(encoding: "windows-1256").article(said, name: "a").text == "لا أحد")
    guard case .undecodable = failure(of: { _ = try ArticleReader().article(said, name: "a") })
    else {
      Issue.record("bytes that are no UTF-8 passed for it")
      return
    }
  }

  @Test(arguments: ["<html></html>", "<html><body><script>x</script><nav>n</nav></body></html>"])
  func `a page without text is said so`(page: String) {
    #expect(failure { _ = try read(page) } == .noBody(file: "a.html"))
  }

  @Test func `a page nested too deep is refused, not cut short`() throws {
    for depth in [300, 20_000] {
      let deep = String(repeating: "<div>", count: depth)
      guard case .brokenXML = failure(of: { _ = try lines("<p>first</p>" + deep + "x") }) else {
        Issue.record("\(depth) elements within each other passed")
        return
      }
    }
    #expect(try lines(String(repeating: "<div>", count: 200) + "x") == ["x"])
  }

  @Test func `text that only speaks of HTML is text`() throws {
    #expect(try read("We write <p> & </p> here.").origin.format == "text")
  }
}
