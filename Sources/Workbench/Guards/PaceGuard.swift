import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections whose client keeps the workbench waiting: for a request's head, for its body, or
/// for taking an answer in.
///
/// A body must come by at least 1 KB a second, seen over the time of patience; while the
/// workbench itself is not reading, nobody is blamed. Between requests the server's idle time-out
/// counts.
final class PaceGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let patience: TimeAmount
  /// The least bytes of a body in the time of patience.
  private let leastBytes: Int
  private var isInBody = false
  private var isAsked = false
  private var received = 0
  private var sending: Scheduled<Void>?
  private var taking: Scheduled<Void>?

  init(patience: TimeAmount) {
    self.patience = patience
    leastBytes = max(1, Int(patience.nanoseconds / 1_000_000) * 1024 / 1000)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { awaitHead(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  func channelActive(context: ChannelHandlerContext) {
    awaitHead(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  // MARK: What the client sends

  func read(context: ChannelHandlerContext) {
    isAsked = true
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isAsked = false
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isInBody = true
      watchBody(context)
    case .body(let piece):
      received += piece.readableBytes
    case .end:
      isInBody = false
      sending?.cancel()
      sending = nil
    }
    context.fireChannelRead(data)
  }

  private func awaitHead(_ context: ChannelHandlerContext) {
    guard sending == nil, !isInBody else { return }
    sending = close(context) { true }
  }

  private func watchBody(_ context: ChannelHandlerContext) {
    sending?.cancel()
    received = 0
    sending = close(context) { [self] in
      guard isInBody else { return false }
      guard !isAsked || received >= leastBytes else { return true }
      watchBody(context)
      return false
    }
  }

  // MARK: What the client takes

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    taking?.cancel()
    taking = nil
    if !context.channel.isWritable { taking = close(context) { true } }
    context.fireChannelWritabilityChanged()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // Who was answered before the body's end may send the rest in time, or is cut off: a closing at
    // once could take the answer away before it is read.
    if case .end = unwrapOutboundIn(data), isInBody {
      sending?.cancel()
      sending = close(context) { [self] in isInBody }
    }
    context.write(data, promise: promise)
  }

  /// Closes when patience ends, if that is right then.
  private func close(
    _ context: ChannelHandlerContext, if isRight: @escaping () -> Bool
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: patience) {
      if isRight() { context.close(promise: nil) }
    }
  }

  private func stop() {
    sending?.cancel()
    taking?.cancel()
    (sending, taking) = (nil, nil)
  }
}
