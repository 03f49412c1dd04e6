import Bitext
import CXML
import Foundation

/// The door to libxml2. Network, external entities and entity expansion are off; the library's
/// own limits on depth and size stay on.
enum LibXML {
  /// Lines are told behind the 65,535th too.
  private static let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue)

  /// Reads an XML file element by element in constant memory.
  ///
  /// - Parameters:
  ///   - wanted: names of elements given to `body` whole, wherever they stand.
  ///   - opened: names of elements given to `opening` where they begin, before what they hold.
  ///   - opening: called with the name and attributes of these and of the outermost element.
  static func read(
    _ file: URL, wanted: Set<String>, opened: Set<String> = [],
    opening: (String, [Attribute]) throws -> Void, _ body: (XMLElement) throws -> Void
  ) throws {
    try readParts(file, wanted: wanted, opened: opened, opening: opening) { try body($0.element) }
  }

  /// Reads XML that is in memory already.
  static func read(
    _ data: Data, name: String, wanted: Set<String>, _ body: (XMLElement) throws -> Void
  ) throws {
    var rest = data[...]
    try walk(
      name, wanted, [], { _, _ in }, { try body($0.element) },
      reading: { room in
        let count = rest.copyBytes(to: room)
        rest = rest.dropFirst(count)
        return count
      })
  }

  /// Reads an XML file as `read` does, and makes no trees of its elements: for files of millions.
  static func readParts(
    _ file: URL, wanted: Set<String>, opened: Set<String> = [],
    opening: (String, [Attribute]) throws -> Void, _ body: (XMLPart) throws -> Void
  ) throws {
    let name = file.lastPathComponent
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InterchangeError.unreadable(file: name, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    try walk(name, wanted, opened, opening, body) { room in
      while true {
        let count = Foundation.read(descriptor, room.baseAddress, room.count)
        if count >= 0 || errno != EINTR { return count }
      }
    }
  }

  private static func walk(
    _ name: String, _ wanted: Set<String>, _ opened: Set<String>,
    _ opening: (String, [Attribute]) throws -> Void, _ body: (XMLPart) throws -> Void,
    reading: (UnsafeMutableRawBufferPointer) -> Int
  ) throws {
    try withoutActuallyEscaping(opening) { opening in
      try withoutActuallyEscaping(body) { body in
        try withoutActuallyEscaping(reading) { reading in
          let walk = XMLWalk(
            file: name, wanted: wanted, opened: opened, opening: opening, body: body,
            reading: reading)
          try walk.run(options)
        }
      }
    }
  }

  /// Reads HTML as browsers do, forgiving its faults.
  ///
  /// - Parameter encoding: nil to go by the page's own word.
  static func html(_ data: Data, name: String, encoding: String?) throws -> XMLElement {
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue)
    guard let context = htmlNewParserCtxt() else { throw InterchangeError.noBody(file: name) }
    defer { htmlFreeParserCtxt(context) }
    let document = data.withUnsafeBytes { bytes in
      htmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil,
        encoding, options)
    }
    guard let document else { throw InterchangeError.noBody(file: name) }
    defer { xmlFreeDoc(document) }
    // libxml2 forgives every fault but this one, where it stops without a word.
    guard context.pointee.disableSAX == 0 else {
      throw InterchangeError.brokenXML(
        file: name, line: context.pointee.input.map { Int($0.pointee.line) } ?? 1,
        reason: "elements are nested too deep; save the page's text alone")
    }
    guard let root = xmlDocGetRootElement(document) else {
      throw InterchangeError.noBody(file: name)
    }
    return try tree(root, name)
  }

  /// What a document breaks of a DTD, a sentence each; none if it is valid.
  static func violations(of document: Data, dtd file: URL) -> [String] {
    let note = FailureNote()
    let parsed = document.withUnsafeBytes { bytes in
      xmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil,
        Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue))
    }
    guard let parsed else { return ["not well-formed"] }
    defer { xmlFreeDoc(parsed) }
    guard let dtd = xmlParseDTD(nil, file.path) else { return ["the DTD cannot be read"] }
    defer { xmlFreeDtd(dtd) }
    guard let context = xmlNewValidCtxt() else { return ["out of memory"] }
    defer { xmlFreeValidCtxt(context) }
    xmlSetStructuredErrorFunc(Unmanaged.passUnretained(note).toOpaque()) { note, error in
      guard let note, let error else { return }
      Unmanaged<FailureNote>.fromOpaque(note).takeUnretainedValue().take(error.pointee)
    }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let isValid = xmlValidateDtd(context, parsed, dtd) == 1
    return isValid ? [] : note.reasons.isEmpty ? ["not valid"] : note.reasons
  }

  /// Such as `libxml2 2.9.14`.
  static var version: String { "libxml2 \(LIBXML_DOTTED_VERSION)" }

  // MARK: From libxml2's tree to ours

  /// Deeper than any article is written; recursion stays within a thread's stack.
  private static let deepest = 1000

  private static func tree(_ node: xmlNodePtr, _ file: String, depth: Int = 0) throws -> XMLElement
  {
    var children: [XMLNode] = []
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        guard depth < deepest else {
          throw InterchangeError.brokenXML(
            file: file, line: Int(xmlGetLineNo(current)),
            reason: "elements are nested more than \(deepest) deep")
        }
        children.append(.element(try tree(current, file, depth: depth + 1)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = current.pointee.content {
          children.append(.text(String(cString: content)))
        }
      case XML_ENTITY_REF_NODE:
        throw InterchangeError.entity(
          file: file, line: Int(xmlGetLineNo(current)), name: string(current.pointee.name))
      default: break
      }
      child = current.pointee.next
    }
    return XMLElement(
      name: qualified(node.pointee.ns, node.pointee.name), attributes: attributes(node),
      children: children, line: Int(xmlGetLineNo(node)))
  }

  private static func attributes(_ node: xmlNodePtr?) -> [Attribute] {
    var found: [Attribute] = []
    var declaration = node?.pointee.nsDef
    while let current = declaration {
      let prefix = current.pointee.prefix.map { ":\(string($0))" } ?? ""
      found.append(Attribute("xmlns\(prefix)", string(current.pointee.href)))
      declaration = current.pointee.next
    }
    var attribute = node?.pointee.properties
    while let current = attribute {
      let value = xmlNodeListGetString(node?.pointee.doc, current.pointee.children, 1)
      found.append(Attribute(qualified(current.pointee.ns, current.pointee.name), string(value)))
      if let value { cxml_free(value) }
      attribute = current.pointee.next
    }
    return found
  }

  private static func qualified(_ space: xmlNsPtr?, _ name: UnsafePointer<xmlChar>?) -> String {
    if let prefix = space?.pointee.prefix { return "\(string(prefix)):\(string(name))" }
    return string(name)
  }

  static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// Keeps what libxml2 complained of; the first complaint is the cause of the others.
final class FailureNote {
  private(set) var line = 0
  private(set) var reasons: [String] = []

  var isSet: Bool { !reasons.isEmpty }
  var reason: String { reasons.first ?? "the file ends too early" }

  func take(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    // A prefix that nothing declares breaks "Namespaces in XML", not XML itself.
    guard error.domain != Int32(XML_FROM_NAMESPACE.rawValue) else { return }
    if reasons.isEmpty { line = Int(error.line) }
    let message = error.message.map { String(cString: $0) } ?? ""
    reasons.append(message.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
