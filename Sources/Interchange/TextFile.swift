public import Foundation

/// A small file written in one step: it appears whole under its name, or what was there stays.
public enum TextFile {
  /// Writes to standard output. Throws: `InterchangeError.readerWentAway`, `.unwritableFile`.
  public static func print(_ data: Data) throws(InterchangeError) {
    let sink = FileSink.standardOutput
    try sink.write(data)
    try sink.finish()
  }

  /// Throws: `InterchangeError.unwritableFile`, `.notAFile`.
  public static func write(_ data: Data, to file: URL) throws(InterchangeError) {
    let sink = try FileSink(file)
    try sink.write(data)
    try sink.finish()
  }
}
