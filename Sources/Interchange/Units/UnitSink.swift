public import Bitext
public import Foundation

/// Somewhere units go, one after another: a TMX file, a table, JSON lines.
public protocol UnitSink {
  /// Throws: `InterchangeError`; `isOfUnit` tells whether it concerns this unit alone.
  func write(_ unit: TranslationUnit) throws
  /// Ends the file and gives it its name; without it nothing appears.
  func finish() throws
}

extension TMXWriter: UnitSink {}

/// Writes units as lines of text.
public final class UnitLines: UnitSink {
  private let sink: FileSink
  private let line: (TranslationUnit) throws -> Data

  /// A table of tab-parted cells; nil writes to standard output.
  public static func table(_ file: URL?) throws(InterchangeError) -> UnitLines {
    let lines = try UnitLines(file) { Data(UnitTable.line($0).utf8) }
    try lines.sink.write(UnitTable.header)
    return lines
  }

  /// JSON Lines; nil writes to standard output.
  public static func json(_ file: URL?) throws(InterchangeError) -> UnitLines {
    try UnitLines(file) { try UnitJSON.line($0) }
  }

  private init(
    _ file: URL?, line: @escaping (TranslationUnit) throws -> Data
  ) throws(InterchangeError) {
    sink = if let file { try FileSink(file) } else { FileSink.standardOutput }
    self.line = line
  }

  public func write(_ unit: TranslationUnit) throws { try sink.write(line(unit)) }
  public func finish() throws { try sink.finish() }
}

extension InterchangeError {
  /// Whether it only means that the output is read no further.
  public var isAboutReader: Bool {
    switch self {
    case .readerWentAway: true
    default: false
    }
  }

  /// Whether only the unit at hand is concerned and others can go on.
  public var isOfUnit: Bool {
    switch self {
    case .unwritable, .brokenCodes: true
    default: false
    }
  }
}
