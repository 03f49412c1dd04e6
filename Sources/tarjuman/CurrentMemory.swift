import Foundation
import Workflows

/// The memory that is meant, brought up to date if an earlier version wrote it, which is said.
///
/// Whatever is wrong with it is said by the one who opens it for what they want.
func currentMemory(_ named: String?) throws -> URL {
  let file = memoryFile(named)
  let progress = ProgressLine()
  let notice = try? BringUpToDate(memory: file).run { progress.show($0) }
  progress.clear()
  if let notice { TerminalOutput.say(notice) }
  return file
}
