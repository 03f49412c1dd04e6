/// What can be wrong with a file that comes in or goes out.
public enum InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(file: String)
  case notAFile(file: String)
  case noPermission(file: String)
  case unreadable(file: String, reason: String)
  case empty(file: String)
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// The bytes are no text: a picture, an archive, a program.
  case binary(file: String, kind: String)
  /// The file is something else than translation units.
  case notUnits(file: String, kind: String)
  /// The file is something else than terms.
  case notTerms(file: String, kind: String)
  case notTBX(file: String, root: String)
  /// No concept of the file has both languages.
  case noConcepts(file: String, from: String, to: String, found: [String])
  case undecodable(file: String, encoding: String, byte: Int)
  case unknownEncoding(file: String, named: String)
  case unguessableEncoding(file: String, byte: Int)
  case brokenXML(file: String, line: Int, reason: String)
  /// An entity of the file's own making: the way of bombs and of files that read other files.
  case entity(file: String, line: Int, name: String)
  case notTMX(file: String, root: String)
  case notXLIFF(file: String, root: String)
  /// An XLIFF file without the skeleton that a draft bears.
  case noSkeleton(file: String)
  /// A segment of the skeleton that no unit of the file has.
  case lostSegment(file: String, number: Int)
  /// No unit of the file has both languages.
  case noUnits(file: String, from: String, to: String, found: [String])
  case brokenArchive(file: String, reason: String)
  case bomb(file: String, entry: String)
  case noBody(file: String)
  case badLine(file: String, line: Int, reason: String)
  /// A character that XML 1.0 cannot hold, not even escaped (section 2.2).
  case unwritable(file: String, unit: Int, character: String)
  /// An inline element that begins and never ends, ends and never began, or stands outside the
  /// text.
  case brokenCodes(file: String, unit: Int, element: String)
  case unwritableFile(file: String, reason: String)
  /// Whoever read what is written here has stopped reading.
  case readerWentAway(file: String)

  /// Where it is, what is wrong, what to do.
  public var description: String {
    switch self {
    case .missing(let file): "\(file): there is no such file; check the name"
    case .notAFile(let file):
      "\(file): this is a folder, not a file; name a file, or use --directory for a folder of pairs"
    case .noPermission(let file): "\(file): you may not read it; check the file's permissions"
    case .unreadable(let file, let reason): "\(file): cannot be read (\(reason))"
    case .empty("-"): "-: there is nothing on standard input; pipe a text into the command"
    case .empty(let file): "\(file): the file is empty; check that it was saved"
    case .tooLarge(let file, let bytes, let limit):
      "\(file): \(bytes / 1_000_000) MB are more than the \(limit / 1_000_000) MB an article may "
        + "have; cut it into parts"
    case .binary(let file, let kind):
      "\(file): this is \(kind), not an article; give plain text, HTML or DOCX"
    case .notUnits(let file, let kind):
      "\(file): this is \(kind), not translation units; give TMX or a table (TSV)"
    case .notTerms(let file, let kind):
      "\(file): this is \(kind), not terms; give TBX, XLSX, CSV, TSV or an OmegaT glossary"
    case .notTBX(let file, let root):
      "\(file): this is no TBX: its outermost element is \(root), not tbx or martif"
    case .noConcepts(let file, let from, let to, let found):
      "\(file): no concept has terms in both \(from) and \(to); the file holds "
        + (found.isEmpty ? "no terms" : found.joined(separator: ", "))
        + "; say the languages with --from and --to"
    case .undecodable(let file, let encoding, let byte):
      "\(file): byte \(byte) is no \(encoding); say the right --encoding, such as windows-1256"
    case .unknownEncoding(let file, let named):
      "\(file): the encoding \(named) is not known; known are \(TextEncoding.names)"
    case .unguessableEncoding(let file, let byte):
      "\(file): the encoding cannot be told (byte \(byte) fits none); say it with --encoding"
    case .brokenXML(let file, let line, let reason): "\(file):\(line): broken XML: \(reason)"
    case .entity(let file, let line, let name):
      "\(file):\(line): the entity \(name) is refused, because entities can read other files or "
        + "fill the memory; replace it by its text"
    case .notTMX(let file, let root):
      "\(file): this is no TMX: its outermost element is \(root), not tmx"
    case .notXLIFF(let file, let root):
      "\(file): this is no XLIFF: its outermost element is \(root), not xliff"
    case .noSkeleton(let file):
      "\(file): there is no skeleton of a draft in it, so the article's lines are not known; name the "
        + "article with --article"
    case .lostSegment(let file, let number):
      "\(file): unit \(number) is gone; take it from the draft as it was, or name the article with "
        + "--article"
    case .noUnits(let file, let from, let to, let found):
      "\(file): no unit has both \(from) and \(to); the file holds "
        + (found.isEmpty ? "no units" : found.joined(separator: ", "))
        + "; say the languages with --from and --to"
    case .brokenArchive(let file, let reason):
      "\(file): the document cannot be unpacked (\(reason)); "
        + "save it anew as .\(file.hasSuffix(".xlsx") ? "xlsx" : "docx") without a password"
    case .bomb(let file, let entry):
      "\(file): \(entry) unpacks to more than any document holds; it is refused"
    case .noBody(let file):
      "\(file): there is no text in the document; check that the right file was named"
    case .badLine(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .unwritable(let file, let unit, let character):
      "\(file): unit \(unit) holds the control character \(character), which XML cannot hold; "
        + "remove it from the unit or export as tsv or json"
    case .brokenCodes(let file, let unit, let element):
      "\(file): unit \(unit) has an inline code <\(element)> without its other half; mend the unit "
        + "or export as json"
    case .unwritableFile(let file, let reason):
      "\(file): cannot be written (\(reason)); nothing was changed there"
    case .readerWentAway(let file): "\(file): nobody reads it any more"
    }
  }
}
