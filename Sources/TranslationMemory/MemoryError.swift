/// What can go wrong with a memory.
///
/// Each case carries the place; `description` says *where: what is wrong; what to do*. No text of
/// the memory is ever quoted, as it may be confidential.
public enum MemoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no memory to read at this place.
  case missing(file: String)
  /// The file is something else than a memory.
  case notAMemory(file: String)
  /// The file was a memory once; bytes of it are lost or changed.
  case damaged(file: String, detail: String)
  /// A later version of the program has written the file.
  case newerSchema(file: String)
  /// The system refuses to create or to write the file.
  case unwritable(file: String, cause: String)
  /// The system refuses to read the file.
  case unreadable(file: String, cause: String)
  case diskFull(file: String)
  /// Something stands already where a copy was to be made.
  case occupied(file: String)
  /// Another program held the file longer than this one waits.
  case locked(file: String)
  case unknownImport(file: String, id: Import.ID)
  /// The import is finished and takes no more units.
  case finishedImport(file: String, id: Import.ID)
  /// The import is deleted and takes no more units.
  case deletedImport(file: String, id: Import.ID)
  case unknownUnit(file: String, id: StoredUnit.ID)
  /// The unit was edited and has another number.
  case replacedUnit(file: String, id: StoredUnit.ID, by: StoredUnit.ID)
  case deletedUnit(file: String, id: StoredUnit.ID, change: UnitChange.ID)
  case unknownChange(file: String, id: UnitChange.ID)
  /// Something was built upon a change, or it was taken back already.
  case changedSince(file: String, id: UnitChange.ID)
  /// Anything else the store says.
  case failed(file: String, cause: String)

  public var description: String {
    switch self {
    case .missing(let file):
      "\(file): there is no memory here yet; import a TMX file or align with --save to begin one"
    case .notAMemory(let file):
      "\(file): the file is not a Tarjuman memory; name another file"
    case .damaged(let file, let detail):
      "\(file): the memory is damaged (\(detail)); put a backup in its place, or export what can "
        + "still be read"
    case .newerSchema(let file):
      "\(file): a newer version of Tarjuman has written this memory; update the program"
    case .unwritable(let file, let cause):
      "\(file): the memory cannot be written (\(cause)); allow writing to the file and its folder, "
        + "or name another place"
    case .unreadable(let file, let cause):
      "\(file): the memory cannot be read (\(cause)); allow access to the file and its folder"
    case .diskFull(let file):
      "\(file): the disk is full, and the memory is as it was after the last finished step; make "
        + "room and go on"
    case .occupied(let file):
      "\(file): a file of this name is there already; name another"
    case .locked(let file):
      "\(file): another program is writing to the memory; wait for it to end and try again"
    case .unknownImport(let file, let id):
      "\(file): there is no import \(id); list the imports to see their numbers"
    case .finishedImport(let file, let id):
      "\(file): import \(id) is finished; open another import for more units"
    case .deletedImport(let file, let id):
      "\(file): import \(id) is deleted; restore it first, or open another import"
    case .unknownUnit(let file, let id):
      "\(file): there is no unit \(id); look it up again"
    case .replacedUnit(let file, let id, let new):
      "\(file): unit \(id) was edited; it is unit \(new) now"
    case .deletedUnit(let file, let id, let change):
      "\(file): unit \(id) was deleted (change \(change)); restore it first"
    case .unknownChange(let file, let id):
      "\(file): there is no change \(id); list the history to see their numbers"
    case .changedSince(let file, let id):
      "\(file): change \(id) was undone, or the unit was changed again since; undo the later change "
        + "first"
    case .failed(let file, let cause):
      "\(file): the memory refused (\(cause)); check it with tarjuman doctor"
    }
  }
}
