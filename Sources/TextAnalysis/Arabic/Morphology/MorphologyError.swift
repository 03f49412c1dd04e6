/// What can be wrong with a morphology file or the dictionary it is made from.
public enum MorphologyError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case damaged(file: String)
  case wrongVersion(file: String)
  case noEntries(file: String)
  case tooLarge(file: String)
  case unwritable(file: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file): the Arabic word forms cannot be read (\(reason)); run Scripts/setup"
    case .damaged(let file):
      "\(file): the Arabic word forms are cut short or damaged; remove the file and run "
        + "Scripts/setup"
    case .wrongVersion(let file):
      "\(file): these are no Arabic word forms of this version; remove the file and run "
        + "Scripts/setup"
    case .noEntries(let file):
      "\(file): no row of Buckwalter's was found in it; check that it is the file Scripts/setup "
        + "names"
    case .tooLarge(let file):
      "\(file): more words or categories than the format holds; use the dictionary that "
        + "Scripts/setup names"
    case .unwritable(let file, let reason):
      "\(file): the Arabic word forms cannot be written (\(reason)); free some space or check the "
        + "folder"
    }
  }
}
