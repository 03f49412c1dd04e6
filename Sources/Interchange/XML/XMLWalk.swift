import Bitext
import CXML
import Foundation

/// One reading of a file by libxml2's events (SAX2), of which the wanted elements are recorded.
final class XMLWalk {
  private let file: String
  private let wanted: Set<String>
  private let opened: Set<String>
  private let opening: (String, [Attribute]) throws -> Void
  private let body: (XMLPart) throws -> Void
  private let reading: (UnsafeMutableRawBufferPointer) -> Int
  private let names = XMLNames()
  private let record: XMLRecord
  @exclusivity(unchecked) private var parser: xmlParserCtxtPtr?
  private let failure = FailureNote()
  /// What ended the reading before the file's end.
  @exclusivity(unchecked) private var end: (any Error)?
  @exclusivity(unchecked) private var hasRoot = false
  private var typeLine = 1
  /// The elements open outside of the wanted ones, and the prefixes they declare.
  @exclusivity(unchecked) private var depth = 0
  private var spaces: [(depth: Int, prefix: String, space: String)] = []

  init(
    file: String, wanted: Set<String>, opened: Set<String>,
    opening: @escaping (String, [Attribute]) throws -> Void,
    body: @escaping (XMLPart) throws -> Void,
    reading: @escaping (UnsafeMutableRawBufferPointer) -> Int
  ) {
    self.file = file
    self.wanted = wanted
    self.opened = opened
    self.opening = opening
    self.body = body
    self.reading = reading
    record = XMLRecord(names)
  }

  func run(_ options: Int32) throws {
    let context = Unmanaged.passUnretained(self).toOpaque()
    var events = XMLWalk.events()
    parser = xmlCreateIOParserCtxt(
      &events, context,
      { context, room, count in
        guard let context, let room, count > 0 else { return -1 }
        return XMLWalk.of(context) {
          Int32($0.reading(UnsafeMutableRawBufferPointer(start: room, count: Int(count))))
        }
      }, nil, context, XML_CHAR_ENCODING_NONE)
    guard let parser else {
      throw InterchangeError.unreadable(file: file, reason: "not to be opened")
    }
    defer {
      if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(parser)
    }
    xmlCtxtUseOptions(parser, options)
    xmlParseDocument(parser)
    if let end { throw end }
    if parser.pointee.wellFormed == 0 || failure.isSet {
      throw InterchangeError.brokenXML(
        file: file, line: max(1, failure.line), reason: failure.reason)
    }
    guard hasRoot else {
      throw InterchangeError.brokenXML(file: file, line: 1, reason: "there is no element in it")
    }
  }

  private static func of<Value>(
    _ context: UnsafeMutableRawPointer, _ body: (XMLWalk) -> Value
  ) -> Value {
    Unmanaged<XMLWalk>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
  }

  private static func events() -> xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = { context, name, prefix, _, spaceCount, spaces, count, _, attributes in
      guard let context, let name else { return }
      XMLWalk.of(context) {
        $0.begin(
          name, prefix, UnsafeBufferPointer(start: spaces, count: Int(spaceCount) * 2),
          UnsafeBufferPointer(start: attributes, count: Int(count) * 5))
      }
    }
    events.endElementNs = { context, _, _, _ in
      if let context { XMLWalk.of(context) { $0.finish() } }
    }
    events.characters = { context, letters, count in
      guard let context, let letters else { return }
      XMLWalk.of(context) { $0.take(UnsafeBufferPointer(start: letters, count: Int(count))) }
    }
    events.ignorableWhitespace = events.characters
    events.cdataBlock = events.characters
    events.internalSubset = { context, _, _, _ in
      if let context { XMLWalk.of(context) { $0.typeLine = $0.line } }
    }
    events.entityDecl = { context, name, _, _, _, _ in
      if let context { XMLWalk.of(context) { $0.refuse(entity: name, line: $0.typeLine) } }
    }
    events.unparsedEntityDecl = { context, name, _, _, _ in
      if let context { XMLWalk.of(context) { $0.refuse(entity: name, line: $0.typeLine) } }
    }
    events.reference = { context, name in
      if let context { XMLWalk.of(context) { $0.refuse(entity: name, line: $0.line) } }
    }
    events.serror = { context, error in
      guard let context, let error else { return }
      XMLWalk.of(context) { $0.failure.take(error.pointee) }
    }
    return events
  }

  // MARK: - Events

  private var line: Int { parser?.pointee.input.map { Int($0.pointee.line) } ?? 1 }

  private func stop(_ error: any Error) {
    if end == nil { end = error }
    xmlStopParser(parser)
  }

  private func refuse(entity name: UnsafePointer<xmlChar>?, line: Int) {
    stop(InterchangeError.entity(file: file, line: line, name: LibXML.string(name)))
  }

  private func begin(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ declared: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) {
    guard end == nil else { return }
    let place = names.place(of: name, prefix)
    if !record.isOpen {
      let element = names.string(place)
      let isFirst = !hasRoot
      hasRoot = true
      if isFirst || opened.contains(element) {
        do {
          try opening(element, self.attributes(place, declared, attributes))
        } catch {
          return stop(error)
        }
      }
      guard wanted.contains(element) else {
        depth += 1
        for place in stride(from: 0, to: declared.count, by: 2) {
          let prefix = LibXML.string(declared[place])
          spaces.append((depth, prefix, LibXML.string(declared[place + 1])))
        }
        return
      }
      record.clear()
    }
    record.begin(place, hasPrefix: prefix != nil, line: line)
    add(declared, attributes, to: record)
  }

  /// The attributes of an element that is not recorded.
  private func attributes(
    _ element: XMLNames.Place, _ declared: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) -> [Attribute] {
    let record = XMLRecord(names)
    record.begin(element, hasPrefix: false, line: line)
    add(declared, attributes, to: record)
    record.end()
    return record.withWhole({ _ in nil }) { $0.attributes }
  }

  private func add(
    _ declared: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>, to record: XMLRecord
  ) {
    for place in stride(from: 0, to: declared.count, by: 2) {
      let prefix = declared[place].map { "xmlns:\(LibXML.string($0))" } ?? "xmlns"
      let space = declared[place + 1]
      record.add(
        attribute: names.place(of: prefix), hasPrefix: false,
        UnsafeBufferPointer(start: space, count: space.map { Int(xmlStrlen($0)) } ?? 0))
    }
    for place in stride(from: 0, to: attributes.count, by: 5) {
      guard let name = attributes[place], let start = attributes[place + 3],
        let end = attributes[place + 4]
      else { continue }
      let prefix = attributes[place + 1]
      record.add(
        attribute: names.place(of: name, prefix),
        hasPrefix: prefix != nil && !XMLNames.isXML(prefix),
        UnsafeBufferPointer(start: start, count: end - start))
    }
  }

  private func take(_ letters: UnsafeBufferPointer<UInt8>) {
    guard record.isOpen, end == nil else { return }
    guard record.add(letters: letters) else {
      return stop(
        InterchangeError.brokenXML(
          file: file, line: line, reason: "a text has more than ten million letters"))
    }
  }

  private func finish() {
    guard end == nil else { return }
    guard record.isOpen else {
      while let last = spaces.last, last.depth == depth { spaces.removeLast() }
      depth -= 1
      return
    }
    record.end()
    guard !record.isOpen else { return }
    // What libxml2 says against an element counts against the whole file.
    guard !failure.isSet else { return xmlStopParser(parser) }
    do {
      try record.withWhole({ prefix in spaces.last { $0.prefix == prefix }?.space }, body)
    } catch {
      stop(error)
    }
  }
}
