public import Foundation

/// A small file written in one step: it appears whole under its name, or what was there stays.
public enum TextFile {
  /// Throws: `InterchangeError.unwritableFile`, `.notAFile`.
  public static func write(_ data: Data, to file: URL) throws(InterchangeError) {
    let sink = try FileSink(file)
    try sink.write(data)
    try sink.finish()
  }
}
