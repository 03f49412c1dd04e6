import Foundation

/// TMX files made for these tests.
enum MadeUpTMX {
  /// Three units with what tools write into TMX: an inline code, a note, escapes.
  static let untidy = document([
    """
    <tu><note>a note of ours</note>
    <tuv xml:lang="ar-SY"><seg>انتهت المحادثات يوم الأحد.</seg></tuv>
    <tuv xml:lang="EN-US"><seg>The talks ended on Sunday.</seg></tuv></tu>
    """,
    """
    <tu><tuv xml:lang="ar"><seg>اضغط <ph x="1">&lt;br/&gt;</ph>هنا</seg></tuv>
    <tuv xml:lang="en"><seg>Press <ph x="1">&lt;br/&gt;</ph>here</seg></tuv></tu>
    """,
    unit("أنفقت 2% على البحث", "R&amp;D &lt;2%&gt; \u{201C}in all\u{201D}"),
  ])

  static func unit(_ source: String, _ target: String) -> String {
    "<tu><tuv xml:lang=\"ar\"><seg>\(source)</seg></tuv>"
      + "<tuv xml:lang=\"en\"><seg>\(target)</seg></tuv></tu>"
  }

  /// A unit with its day (`20170704`), who made it and who published it.
  static func unit(
    _ source: String, _ target: String, on day: String, by person: String, of outlet: String
  ) -> String {
    "<tu creationdate=\"\(day)T120000Z\" creationid=\"\(person)\">"
      + "<prop type=\"x-tarjuman:outlet\">\(outlet)</prop>"
      + unit(source, target).dropFirst("<tu>".count)
  }

  /// As many units, no two alike.
  static func units(_ count: Int) -> [String] {
    (0..<count).map { unit("وصلت الشاحنة \($0) إلى المستودع", "Truck \($0) reached the depot") }
  }

  static func document(_ units: [String]) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4"><header creationtool="made up" creationtoolversion="1" segtype="sentence"
      o-tmf="none" adminlang="en" srclang="ar" datatype="plaintext"/><body>

    """ + units.joined(separator: "\n") + "\n</body></tmx>\n"
  }
}
