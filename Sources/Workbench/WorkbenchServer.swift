public import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
public import Workflows

/// The workbench: the program's work in a browser on this machine.
///
/// It answers on the loopback address alone unless told otherwise, and only to pages of its own.
public struct WorkbenchServer: Sendable {
  private let settings: Settings
  private let desk: Desk

  /// What may be chosen.
  public struct Settings: Sendable {
    public var installation: Installation
    /// The memory that is read and written.
    public var memory: URL
    public var host = "127.0.0.1"
    /// 0 takes one that is free.
    public var port = 8787
    /// Names under which the server may be asked, beside its address.
    public var names: [String] = []
    /// What a browser or program must show to be answered; nil on the loopback address.
    public var token: String?
    /// A certificate chain and its key, PEM; nil for plain HTTP.
    public var certificate: (chain: URL, key: URL)?
    /// How many clients are answered at once; more wait.
    public var connections = 1000
    /// Seconds to wait for a client that is slow to send or to take in.
    public var patience = 20

    public init(_ installation: Installation, memory: URL) {
      self.installation = installation
      self.memory = memory
    }

    /// Whether only this machine can reach the address.
    public var isLoopback: Bool {
      host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
  }

  /// Throws: `WorkbenchError` for settings that would open the workbench to strangers.
  public init(_ settings: Settings) throws {
    guard settings.isLoopback || settings.token != nil else {
      throw WorkbenchError.unguarded(settings.host)
    }
    self.settings = settings
    desk = Desk(settings.installation, memory: settings.memory)
  }

  /// Serves until the process is told to stop (SIGINT, SIGTERM); what is under way is finished.
  ///
  /// - Parameter ready: hears where the workbench is, once it answers.
  ///
  /// Throws: `WorkbenchError` if the port is taken or the certificate cannot be read.
  public func run(ready: @escaping @Sendable (URL) -> Void) async throws {
    var logger = Logger(label: "tarjuman") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let scheme = settings.certificate == nil ? "http" : "https"
    let (host, place, desk) = (settings.host, settings.urlHost, desk)
    let application = Application(
      router: try Self.router(settings, desk), server: try serverBuilder(),
      configuration: .init(
        address: .hostname(host, port: settings.port), backlog: 1024,
        availableConnectionsDelegate: .maximum(settings.connections, logger: logger)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        desk.warm()
        if let url = URL(string: "\(scheme)://\(place):\(port)/") { ready(url) }
      }, logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw WorkbenchError.noPort(host, settings.port, reason: error.sentence)
    }
    await desk.close()
  }

  private func serverBuilder() throws -> HTTPServerBuilder {
    let patience = TimeAmount.seconds(Int64(settings.patience))
    let plain = HTTP1Channel.Configuration(
      additionalChannelHandlers: [PaceGuard(patience: patience)],
      idleTimeout: patience * 3, httpDecoderConfiguration: .init(maxHeaderListSize: 32 * 1024))
    guard let certificate = settings.certificate else {
      return .http1(configuration: plain)
    }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain.path)
        .map { NIOSSLCertificateSource.certificate($0) }
      let key = try NIOSSLPrivateKey(file: certificate.key.path, format: .pem)
      return try .tls(
        .http1(configuration: plain),
        tlsConfiguration: .makeServerConfiguration(
          certificateChain: chain, privateKey: .privateKey(key)))
    } catch {
      throw WorkbenchError.certificate(certificate.chain.path, certificate.key.path)
    }
  }

  /// Guards outermost, then what every answer carries, then the rooms.
  static func router(_ settings: Settings, _ desk: Desk) throws -> Router<WorkbenchContext> {
    let pages = try PageLibrary()
    let rooms = Rooms.all.map { $0.init(desk: desk, pages: pages) }
    let plain = Router(context: WorkbenchContext.self)
    for room in rooms { room.add(to: plain) }
    let router = Router(context: WorkbenchContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
      SafeHeaders(isSecure: settings.certificate != nil)
      ErrorAnswers(pages: pages, routes: KnownRoutes(plain))
      SameOriginGuard(hosts: settings.allowedHosts)
      if let token = settings.token {
        TokenGuard(token: token, isSecure: settings.certificate != nil)
      }
    }
    for room in rooms { room.add(to: router) }
    return router
  }
}

extension WorkbenchServer.Settings {
  /// The host as it stands in an address: IPv6 in brackets.
  var urlHost: String { host.contains(":") ? "[\(host)]" : host }

  /// The names a request may call the server by, without port.
  var allowedHosts: Set<String> {
    let own = isLoopback ? ["localhost", "127.0.0.1", "[::1]"] : []
    return Set((own + [urlHost] + names).map { $0.lowercased() })
  }
}

extension IOError {
  fileprivate var sentence: String { String(cString: strerror(errnoCode)) }
}

/// Why the workbench cannot be opened.
public enum WorkbenchError: Error, Sendable, CustomStringConvertible {
  case unguarded(String)
  case noPort(String, Int, reason: String)
  case certificate(String, String)

  public var description: String {
    switch self {
    case .unguarded(let host):
      "\(host): others could reach the workbench there; give --token-file, so that only who has "
        + "the token is answered, or leave --host out"
    case .noPort(let host, let port, let reason):
      "\(host):\(port): the workbench cannot answer there (\(reason)); say another --port"
    case .certificate(let chain, let key):
      "\(chain), \(key): no certificate and key in PEM that belong together; check --certificate "
        + "and --key"
    }
  }
}
