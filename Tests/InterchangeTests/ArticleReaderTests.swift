import Bitext
import Foundation
import Interchange
import Testing

struct ArticleReaderTests {
  private func article(
    _ data: Data, encoding: String? = nil
  ) throws(InterchangeError) -> Article {
    try ArticleReader(encoding: encoding).article(data, name: "a.txt", language: .arabic)
  }

  /// Sentences of the tests' own writing.
  static let sentences = [
    "أعلن المتحدث باسم البلدية أن السوق القديم سيفتح أبوابه يوم الخميس.",
    "قال المزارع: إن موسم الزيتون هذا العام أفضل من سابقه؛ فهل تنخفض الأسعار؟",
    "و\u{64E}ص\u{64E}ل\u{64E}ت\u{650} القافلة\u{64F} ليل\u{64B}ا، وبقيت في الميدان حتى الفجر.",
    "ارتفع منسوب النهر 12 سنتيمترا في Zaatari خلال 24 ساعة، بحسب BBC.",
    "لا",
  ]

  // MARK: Unicode

  @Test(arguments: sentences + ["The old market opens on Thursday.", "caf\u{E9} \u{1F54A}"])
  func `Unicode is read in all its forms`(text: String) throws {
    let forms: [(String.Encoding, [UInt8], String)] = [
      (.utf8, [], "UTF-8"), (.utf8, [0xEF, 0xBB, 0xBF], "UTF-8"),
      (.utf16LittleEndian, [0xFF, 0xFE], "UTF-16LE"), (.utf16BigEndian, [0xFE, 0xFF], "UTF-16BE"),
    ]
    for (encoding, mark, name) in forms {
      let read = try article(Data(mark) + #require(text.data(using: encoding)))
      #expect(read.text == text)
      #expect(read.origin.encoding == name)
      #expect(!read.origin.encodingWasGuessed)
    }
  }

  @Test(arguments: sentences + ["The old market opens on Thursday.", "Line\nby line"])
  func `UTF-16 without a mark is guessed`(text: String) throws {
    for (encoding, name) in [
      (String.Encoding.utf16LittleEndian, "UTF-16LE"), (.utf16BigEndian, "UTF-16BE"),
    ] {
      let read = try article(#require(text.data(using: encoding)))
      #expect(read.text == text)
      #expect(
        read.origin
          == .init(
            name: "a.txt", format: "text", encoding: name, encodingWasGuessed: true))
    }
  }

  // MARK: Code pages

  @Test func `each byte of the code pages is the character of the standard`() throws {
    for (page, name) in [(CodePage.windows1256, "windows-1256"), (.iso8859Part6, "ISO-8859-6")] {
      #expect(page.characters.count == (name == "windows-1256" ? 128 : 83))
      for byte in UInt8(0x80)...0xFF {
        let data = Data("x ".utf8) + [byte]
        guard let character = page.characters[byte] else {
          #expect(
            failure { _ = try article(data, encoding: name) }
              == .undecodable(file: "a.txt", encoding: name, byte: 2))
          continue
        }
        #expect(try article(data, encoding: name).text == "x \(Character(character))")
      }
    }
  }

  @Test(arguments: sentences.dropLast(2) + [sentences[3], "من هو؟"])
  func `the code page of Arabic is guessed`(text: String) throws {
    for (page, name) in [(CodePage.windows1256, "windows-1256"), (.iso8859Part6, "ISO-8859-6")] {
      let read = try article(#require(page.data(text)))
      #expect(read.text == text, "\(name)")
      #expect(read.origin.encoding == name)
      #expect(read.origin.encodingWasGuessed)
    }
  }

  @Test(arguments: [
    "“We’re back,” she said – at last…", "The café re-opened for €5.",
    "He wrote “سلام” on the wall.",
    "«تعال» — قال، ثم مضى…",
  ])
  func `English and quotation marks of Windows are guessed`(text: String) throws {
    let read = try article(#require(CodePage.windows1256.data(text)))
    #expect(read.text == text)
    #expect(read.origin.encoding == "windows-1256")
  }

  @Test func `plain English is UTF-8`() throws {
    let read = try article(Data("Nothing but ASCII.".utf8))
    #expect(read.origin.encoding == "UTF-8")
    #expect(!read.origin.encodingWasGuessed)
  }

  @Test(
    arguments: [[0x61, 0xE4, 0x62], [0x61, 0xDF, 0x62, 0x62], [0x61, 0x62, 0xF1, 0x6F]] as [[UInt8]]
  )
  func `letters of other languages are not guessed to be Arabic`(bytes: [UInt8]) {
    guard case .unguessableEncoding = failure(of: { _ = try article(Data(bytes)) }) else {
      Issue.record("it passed")
      return
    }
  }

  @Test func `the encoding that is said is taken`() throws {
    let text = "عاد الصيادون"
    let data = try #require(CodePage.iso8859Part6.data(text))
    #expect(try article(data, encoding: "iso-8859-6").text == text)
    #expect(try article(data, encoding: "cp1256").text != text)
    #expect(try article(Data(text.utf8), encoding: "UTF8").text == text)
    #expect(try !article(data, encoding: "ISO_8859-6").origin.encodingWasGuessed)
  }

  @Test func `the order of UTF-16 is that of its mark whatever is said`() throws {
    for (encoding, mark) in [
      (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
    ] as [(String.Encoding, [UInt8])] {
      let data = try Data(mark) + #require("عاد".data(using: encoding))
      #expect(try article(data, encoding: "utf-16").text == "عاد")
    }
  }

  @Test func `an encoding that is not known is told`() {
    #expect(
      failure { _ = try article(Data("x".utf8), encoding: "koi8-r") }
        == .unknownEncoding(file: "a.txt", named: "koi8-r"))
  }

  @Test(
    arguments: [
      ("UTF-8", [0x61, 0xD8, 0xA7, 0xC3, 0x28], 3), ("UTF-8", [0xEF, 0xBB, 0xBF, 0x61, 0xFF], 4),
      ("UTF-16LE", [0x61, 0x00, 0x3D, 0xD8, 0x4A, 0xDD, 0x3D, 0xD8], 6),
      ("UTF-16LE", [0x61, 0, 0x62], 2),
      ("UTF-16BE", [0, 0x61, 0xDD, 0x4A], 2),
    ] as [(String, [UInt8], Int)])
  func `the first byte that does not fit is told`(name: String, bytes: [UInt8], byte: Int) {
    #expect(
      failure { _ = try article(Data(bytes), encoding: name) }
        == .undecodable(file: "a.txt", encoding: name, byte: byte))
  }

  // MARK: Lines

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in a line feed whatever the system`(end: String) throws {
    #expect(
      try article(Data(["one", "", "two"].joined(separator: end).utf8)).text == "one\n\ntwo")
  }

  @Test func `lines of a segmented text are segments, empty ones too`() {
    let segments = SegmentedLines.segments(of: "واحد\n\ntwo\n")
    #expect(segments.map(\.text) == ["واحد", "", "two"])
    #expect(segments.map(\.range) == [TextRange(0, 8), TextRange(9, 9), TextRange(10, 13)])
    #expect(segments.map(\.paragraph) == [0, 1, 2])
  }
}

struct ArticleFileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func fault(_ data: Data) throws -> InterchangeError? {
    let file = try folder.file("a.txt", data)
    return failure { _ = try ArticleReader().read(file) }
  }

  @Test func `a language that is not said is undetermined`() throws {
    let file = try folder.file("a.txt", "نعم")
    #expect(try ArticleReader().read(file).language == Language("und"))
    #expect(try ArticleReader().read(file, language: .arabic).language == .arabic)
  }

  @Test(
    arguments: [
      ("a JPEG picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]),
      ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
      ("a PDF", Array("%PDF-1.7".utf8)), ("an SQLite file", Array("SQLite format 3\0".utf8)),
      ("a gzip archive", [0x1F, 0x8B, 8]), ("a program", [0x7F, 0x45, 0x4C, 0x46]),
      ("an RTF document", Array("{\\rtf1".utf8)),
      ("an old (.doc) or locked Word document", [0xD0, 0xCF, 0x11, 0xE0]),
      ("binary data (it holds the control character U+0001)", [0x61, 0x01, 0x62]),
    ] as [(String, [UInt8])])
  func `what is no text is named`(kind: String, bytes: [UInt8]) throws {
    #expect(try fault(Data(bytes)) == .binary(file: "a.txt", kind: kind))
  }

  @Test func `an empty file, a missing one and a folder are said so`() throws {
    #expect(try fault(Data()) == .empty(file: "a.txt"))
    #expect(failure { _ = try ArticleReader().read(folder["none"]) } == .missing(file: "none"))
    #expect(
      failure { _ = try ArticleReader().read(folder.url) }
        == .notAFile(file: folder.url.lastPathComponent))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file that may not be read is said so`() throws {
    let file = try folder.file("a.txt", "نعم")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    #expect(failure { _ = try ArticleReader().read(file) } == .noPermission(file: "a.txt"))
  }

  @Test func `a file too large is not even read`() throws {
    let file = try folder.file("a.txt", "نعم")
    let handle = try FileHandle(forWritingTo: file)
    // A hole, not bytes.
    try handle.truncate(atOffset: UInt64(ArticleReader.limit) + 1)
    try handle.close()
    #expect(
      failure { _ = try ArticleReader().read(file) }
        == .tooLarge(file: "a.txt", bytes: ArticleReader.limit + 1, limit: ArticleReader.limit))
  }

  @Test(arguments: [
    InterchangeError.missing(file: "x.txt"), .empty(file: "x.txt"),
    .undecodable(file: "x.txt", encoding: "UTF-8", byte: 3), .bomb(file: "x.txt", entry: "e"),
    .entity(file: "x.txt", line: 1, name: "n"), .brokenCodes(file: "x.txt", unit: 2, element: "hi"),
  ])
  func `a message names the place and what to do`(error: InterchangeError) {
    #expect(error.description.hasPrefix("x.txt"))
    #expect(error.description.contains(": "))
  }
}
