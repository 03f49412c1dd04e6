import ArgumentParser
import Foundation
import Workbench
import Workflows

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the workbench: the same work in a browser on this machine.",
    discussion: """
      EXAMPLES
        tarjuman serve
        tarjuman serve --port 0 --memory un.tarjuman
        tarjuman serve --host 10.0.0.5 --token-file token.txt --certificate chain.pem --key key.pem

      The workbench answers this machine alone. With --host others can reach it too; they must show \
      the token in the file (openssl rand -hex 32 > token.txt makes one), and without a certificate \
      anybody on the way can read along. Ctrl-C ends it once what is under way is finished.
      """)

  @Option(help: "The port; 0 takes one that is free.") var port = 8787
  @Option(help: "The address to answer at.") var host = "127.0.0.1"
  @Option(help: "Another name the workbench may be asked by. May be repeated.")
  var name: [String] = []
  @Option(help: "A file with the token that everybody must show.", completion: .file())
  var tokenFile: String?
  @Option(help: "A certificate chain, PEM, to answer by HTTPS.", completion: .file())
  var certificate: String?
  @Option(help: "The certificate's key, PEM.", completion: .file()) var key: String?
  @Option(help: "How many clients are answered at once; more wait.") var connections = 1000
  @Option(help: "Seconds to wait for a client that is slow to send or to take in.")
  var patience = 20
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is a number from 0 to 65535.")
    }
    guard (1...100_000).contains(connections) else {
      throw ValidationError("--connections is a number from 1 to 100,000.")
    }
    guard (1...3600).contains(patience) else {
      throw ValidationError("--patience is a number of seconds from 1 to 3600.")
    }
    guard (certificate == nil) == (key == nil) else {
      throw ValidationError("Give --certificate and --key together.")
    }
  }

  func run() async throws {
    var settings = try WorkbenchServer.Settings(.current, memory: currentMemory(memory))
    settings.host = host
    settings.port = port
    settings.names = name
    settings.connections = connections
    settings.patience = patience
    settings.token = try tokenFile.map(token)
    if let certificate, let key {
      settings.certificate = (URL(filePath: certificate), URL(filePath: key))
    }
    try await WorkbenchServer(settings).run { url in
      TerminalOutput.say("the workbench is at \(url.absoluteString) (Ctrl-C ends it)")
    }
  }

  private func token(in file: String) throws -> String {
    let token = try String(contentsOf: URL(filePath: file), encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard token.utf8.count >= 16 else {
      throw ValidationError("\(file): a token has 16 letters or more.")
    }
    return token
  }
}
