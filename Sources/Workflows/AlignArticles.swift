import Alignment
public import Bitext
public import Foundation
import Interchange
import SentenceEncoder
import Terminology
import TextAnalysis

/// Reads an article and its translation, cuts both into segments and aligns them.
///
/// Opening it maps the encoder and the lexicon and loads the glossaries once; any number of pairs
/// can then be aligned, on any number of threads.
public struct AlignArticles: Sendable {
  /// What the translator may choose.
  public struct Options: Sendable {
    /// The language of the source; nil to go by its text.
    public var from: Language?
    public var to: Language?
    /// Whether the files hold one segment a line already.
    public var isSegmented = false
    /// The encoding of both files; nil to go by their bytes.
    public var encoding: String?
    /// Whether meaning is used where the encoder is installed.
    public var usesEncoder = true
    /// Whether glossary terms count as evidence.
    public var usesGlossaries = true
    /// How many cores are used at most, 1 or more.
    public var threads = ProcessInfo.processInfo.activeProcessorCount
    /// Whether the words of each bead are linked as well.
    public var linksWords = false
    /// The memory whose units are evidence; nil for none.
    public var memory: URL?
    /// A list of lines that are left alone; nil for none.
    public var boilerplate: URL?
    /// Whether lines that a folder's pairs leave alone are evidence in its other pairs.
    public var findsBoilerplate = true

    public init() {}
  }

  /// An alignment and what the translator should know about how the files were read.
  public struct Outcome: Sendable {
    public let aligned: AlignedArticles
    public let notices: [String]
  }

  /// The longest segment, in bytes: no sentence comes near it, and the encoder would need
  /// gigabytes.
  private static let longestSegment = 1_000_000

  let options: Options
  private let aligner: SentenceAligner
  private let terms: TermMatcher?
  private let words: LinkWords?
  private let memory: RememberedUnits?
  private let conflicts: NumberConflicts
  /// Lines that are known to be left alone.
  let boilerplate: RecurringLines
  /// What was not there when the workflow was opened, and what is lost without it.
  public let missing: [String]

  /// Throws: if an installed resource is damaged. A resource that is not installed is no error:
  /// `missing` says so.
  public init(_ installation: Installation, options: Options) throws {
    self.options = options
    var missing: [String] = []
    var encoder: SentenceEncoder?
    if options.usesEncoder {
      if FileManager.default.fileExists(atPath: installation.encoder.path) {
        encoder = try SentenceEncoder(
          resources: installation.encoder, threads: options.threads)
      } else {
        missing.append(
          "the sentence encoder is not installed, so sentences are paired by words and length "
            + "alone; Scripts/setup installs it")
      }
    }
    var lexicon: Lexicon?
    if FileManager.default.fileExists(atPath: installation.lexicon.path) {
      lexicon = try Lexicon(file: installation.lexicon)
    } else if encoder == nil {
      missing.append(
        "the Arabic lexicon is not installed, so no dictionary helps; Scripts/setup installs it")
    }
    terms = options.usesGlossaries ? try GlossaryShelf(installation).matcher() : nil
    aligner = try SentenceAligner(encoder: encoder, lexicon: lexicon)
    words =
      options.linksWords
      ? try LinkWords(encoder: encoder, lexicon: lexicon, terms: terms) : nil
    memory = try options.memory.map { try RememberedUnits(memory: $0) }
    conflicts = try NumberConflicts()
    boilerplate = RecurringLines(
      try options.boilerplate.map { try BoilerplateList.read($0) }?.map {
        .init(language: $0.language, text: $0.text, pairs: $0.pairs)
      } ?? [])
    self.missing = missing
  }

  /// What the beads of an Arabic–English pair rest on, for the record.
  public var signature: String { signature(.arabic, .english) }

  private func signature(_ source: Language, _ target: Language) -> String {
    "\(ProgramVersion.name) \(ProgramVersion.number); \(aligner.settings(source, target))"
      + (terms == nil ? "" : "; glossaries") + (memory == nil ? "" : "; memory")
  }

  /// Aligns two files.
  ///
  /// - Parameter progress: told, for long texts now and then, how far it is.
  ///
  /// Throws: `InterchangeError` for a file that cannot be read, `AlignmentProblem` for a pair that
  /// makes no sense, `AlignmentError`.
  public func align(
    source: URL, target: URL, progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Outcome {
    try align(read(source: source, target: target), progress: progress)
  }

  /// Aligns two articles that were read already.
  ///
  /// - Parameters:
  ///   - from: the source's language; nil leaves it to the options.
  ///   - to: the target's.
  public func align(
    _ pair: ArticlePair, from: Language? = nil, to: Language? = nil,
    progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Outcome {
    try align(
      cut(pair, from: from ?? options.from, to: to ?? options.to), progress: progress)
  }

  /// Two articles cut into segments.
  struct ReadPair: Sendable {
    let pair: ArticlePair
    let sources: [Segment]
    let targets: [Segment]

    /// The bytes it holds, for the most part: each text whole and in segments.
    var byteCount: Int { 2 * (pair.source.text.utf8.count + pair.target.text.utf8.count) }
  }

  /// Reads two files and cuts them. Throws: `InterchangeError`, `AlignmentProblem`.
  func read(source: URL, target: URL) throws -> ReadPair {
    guard !Self.isSameFile(source, target) else {
      throw AlignmentProblem.sameFile(source.lastPathComponent)
    }
    let reader = ArticleReader(encoding: options.encoding)
    let first = try reader.read(source, language: options.from)
    let second = try reader.read(target, language: options.to)
    return try cut(
      ArticlePair(source: first, target: second), from: options.from, to: options.to)
  }

  private func cut(_ pair: ArticlePair, from: Language?, to: Language?) throws -> ReadPair {
    let pair = try languagesSettled(pair, from: from, to: to)
    return ReadPair(
      pair: pair, sources: segments(of: pair.source, isSegmented: options.isSegmented),
      targets: segments(of: pair.target, isSegmented: options.isSegmented))
  }

  /// Aligns what a line of standard input asks for; what it leaves open, the options say.
  func align(
    _ request: PairRequest, progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Outcome {
    let from = request.from ?? options.from
    let to = request.to ?? options.to
    let isSegmented = request.isSegmented ?? options.isSegmented
    let pair = try languagesSettled(
      ArticlePair(
        source: Article(request.source, name: "source"),
        target: Article(request.target, name: "target")), from: from, to: to)
    return try align(
      ReadPair(
        pair: pair,
        sources: request.source.segments ?? segments(of: pair.source, isSegmented: isSegmented),
        targets: request.target.segments ?? segments(of: pair.target, isSegmented: isSegmented)),
      progress: progress)
  }

  func align(
    _ read: ReadPair, progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Outcome {
    var reading: AlignmentReading?
    return try align(read, reading: &reading, progress: progress)
  }

  /// - Parameters:
  ///   - recurring: lines that other pairs leave alone; nil for those of the options.
  ///   - number: the pair's own number among those that were counted.
  ///   - reading: what was read off the pair before; if nothing was, it is put here.
  func align(
    _ read: ReadPair, recurring: RecurringLines? = nil, number: Int? = nil,
    reading: inout AlignmentReading?, progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Outcome {
    let (pair, sources, targets) = (read.pair, read.sources, read.targets)
    for (article, segments) in [(pair.source, sources), (pair.target, targets)]
    where !segments.contains(where: { !$0.text.isEmpty }) {
      throw AlignmentProblem.noText(article.origin.name)
    }
    for (article, segments) in [(pair.source, sources), (pair.target, targets)] {
      if let endless = segments.first(where: { $0.text.utf8.count > Self.longestSegment }) {
        throw AlignmentProblem.endless(
          article.origin.name, line: article.line(of: endless), bytes: endless.text.utf8.count)
      }
    }
    try SentenceAligner.check(sourceCount: sources.count, targetCount: targets.count)
    let lines = recurring ?? boilerplate
    let remembered = try memory?.translations(
      of: sources.map(\.text), from: pair.source.language, to: pair.target.language,
      article: pair.source.origin.name)
    if reading?.isOf(sources.map(\.text), targets.map(\.text)) == false { reading = nil }
    // Terms are among what was read off the texts.
    let terms = reading == nil ? terms : nil
    let beads = try aligner.beads(
      side(pair.source.language, sources, terms, lines, number, remembered ?? []),
      side(pair.target.language, targets, terms, lines, number), reading: &reading
    ) { done, beads in
      progress(
        AlignmentProgress(
          done: done, beads: beads, languages: (pair.source.language, pair.target.language),
          sources: sources, targets: targets))
    }
    let aligned = conflicts.marked(
      AlignedArticles(
        pair: pair, sources: sources, targets: targets, beads: beads,
        signature: signature(pair.source.language, pair.target.language)
          + (lines.isEmpty ? "" : "; recurring lines")))
    let linked = words.map { aligned.with(links: $0.links(in: aligned)) } ?? aligned
    return Outcome(aligned: linked, notices: notices(aligned))
  }

  private func segments(of article: Article, isSegmented: Bool) -> [Segment] {
    isSegmented
      ? SegmentedLines.segments(of: article.text)
      : SentenceSegmenter(language: article.language).segments(of: article.text)
  }

  private func side(
    _ language: Language, _ segments: [Segment], _ terms: TermMatcher?, _ lines: RecurringLines,
    _ number: Int?,
    _ remembered: [RememberedTranslation] = []
  ) -> AlignmentSide {
    let texts = segments.map(\.text)
    return AlignmentSide(
      language: language, texts: texts, matcher: terms,
      recurrences: lines.isEmpty ? [] : lines.counts(of: texts, language, except: number),
      remembered: remembered)
  }

  // MARK: Languages

  private func languagesSettled(
    _ pair: ArticlePair, from: Language?, to: Language?
  ) throws -> ArticlePair {
    let source = try settled(pair.source, asked: from, flag: "--from")
    let target = try settled(pair.target, asked: to, flag: "--to")
    guard !source.language.matches(target.language) else {
      throw AlignmentProblem.oneLanguage(
        source.origin.name, target.origin.name, source.language.tag)
    }
    return ArticlePair(source: source, target: target)
  }

  /// The article under the language asked for or, if none was, the one its letters show.
  private func settled(_ article: Article, asked: Language?, flag: String) throws -> Article {
    guard article.text.contains(where: { !$0.isWhitespace }) else {
      throw AlignmentProblem.noText(article.origin.name)
    }
    let guess = LanguageGuess.language(of: article.text)
    if let asked {
      if let guess, guess.isArabic != asked.isArabic {
        throw AlignmentProblem.otherLanguage(
          article.origin.name, asked: asked.tag, found: guess.tag)
      }
      return article.with(language: asked)
    }
    guard let guess else { throw AlignmentProblem.unknownLanguage(article.origin.name, flag: flag) }
    return article.with(language: guess)
  }

  // MARK: What to tell

  private func notices(_ aligned: AlignedArticles) -> [String] {
    var notices: [String] = []
    for article in [aligned.pair.source, aligned.pair.target]
    where article.origin.encodingWasGuessed {
      notices.append(
        "\(article.origin.name): read as \(article.origin.encoding), by its bytes; "
          + "say --encoding if that is wrong")
    }
    let paired = aligned.beads.filter { !$0.isUnaligned }
    if paired.count * 4 < min(aligned.sources.count, aligned.targets.count) {
      notices.append(
        "\(aligned.pair.source.origin.name) and \(aligned.pair.target.origin.name): few sentences "
          + "belong together; are these the same article?")
    }
    return notices
  }

  private static func isSameFile(_ a: URL, _ b: URL) -> Bool {
    a.resolvingSymlinksInPath().standardizedFileURL
      == b.resolvingSymlinksInPath().standardizedFileURL
  }
}

extension Article {
  func with(language: Language) -> Article {
    Article(language: language, title: title, text: text, origin: origin)
  }

  /// The line that a segment of it begins in, from 1.
  fileprivate func line(of segment: Segment) -> Int {
    text.utf8.prefix(segment.range.lowerBound).count { $0 == UInt8(ascii: "\n") } + 1
  }

  fileprivate init(_ side: PairRequest.Side, name: String) {
    self.init(
      language: Language("und"), text: side.text,
      origin: Origin(name: name, format: "text", encoding: "UTF-8"))
  }
}

/// A pair of articles that makes no sense to align.
public enum AlignmentProblem: Error, Sendable, CustomStringConvertible {
  case sameFile(String)
  case noText(String)
  case endless(String, line: Int, bytes: Int)
  case oneLanguage(String, String, String)
  case otherLanguage(String, asked: String, found: String)
  case unknownLanguage(String, flag: String)
  case noFolder(String)
  case notAFolder(String)
  case unreadableFolder(String)
  case unwritableFolder(String, reason: String)

  public var description: String {
    switch self {
    case .sameFile(let name):
      "\(name): source and target are the same file; name the article and its translation"
    case .noText(let name):
      "\(name): there is no text in it; check that it is the right one"
    case .endless(let name, let line, let bytes):
      "\(name):\(line): a sentence of \(bytes) bytes is more than any; check that this is an "
        + "article and break its lines"
    case .oneLanguage(let source, let target, let tag):
      "\(source) and \(target): both texts are in one language (\(tag)); name an article and its "
        + "translation, or say the languages (--from and --to) if the guess is wrong"
    case .otherLanguage(let name, let asked, let found):
      "\(name): the text looks like \(found), not \(asked); are source and target the right way "
        + "round?"
    case .unknownLanguage(let name, let flag):
      "\(name): the text's language cannot be told from its letters; say it with \(flag)"
    case .noFolder(let folder): "\(folder): there is no such folder; check the name"
    case .notAFolder(let file):
      "\(file): this is a file, not a folder; name two files, or a folder of pairs"
    case .unreadableFolder(let folder):
      "\(folder): you may not read it; check the folder's permissions"
    case .unwritableFolder(let folder, let reason):
      "\(folder): the folder cannot be made (\(reason)); name another place to write to"
    }
  }
}
