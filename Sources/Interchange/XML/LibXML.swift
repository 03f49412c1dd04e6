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
    let name = file.lastPathComponent
    // libxml2 takes a name for a URI, in which `%20` is a blank; a descriptor is what it is.
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InterchangeError.unreadable(file: name, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    guard let reader = xmlReaderForFd(descriptor, nil, nil, options) else {
      throw InterchangeError.unreadable(file: name, reason: "not to be opened")
    }
    defer { xmlFreeTextReader(reader) }
    try walk(reader, name, wanted, opened, opening, body)
  }

  /// Reads XML that is in memory already.
  static func read(
    _ data: Data, name: String, wanted: Set<String>, _ body: (XMLElement) throws -> Void
  ) throws {
    try data.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let reader = xmlReaderForMemory(start, Int32(bytes.count), nil, nil, options) else {
        throw InterchangeError.unreadable(file: name, reason: "not to be opened")
      }
      defer { xmlFreeTextReader(reader) }
      try walk(reader, name, wanted, [], { _, _ in }, body)
    }
  }

  private static func walk(
    _ reader: xmlTextReaderPtr, _ name: String, _ wanted: Set<String>, _ opened: Set<String>,
    _ opening: (String, [Attribute]) throws -> Void, _ body: (XMLElement) throws -> Void
  ) throws {
    let failure = FailureNote()
    let context = Unmanaged.passUnretained(failure).toOpaque()
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { note, error in
        guard let note, let error else { return }
        Unmanaged<FailureNote>.fromOpaque(note).takeUnretainedValue().take(error.pointee)
      }, context)
    var hasRoot = false
    var textEnd = 0
    var status = xmlTextReaderRead(reader)
    while status == 1 {
      let type = xmlTextReaderNodeType(reader)
      if type == Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue) {
        try refuseEntities(xmlTextReaderCurrentNode(reader), name)
      }
      if type == Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue) {
        throw InterchangeError.entity(
          file: name, line: Int(xmlTextReaderGetParserLineNumber(reader)),
          name: string(xmlTextReaderConstName(reader)))
      }
      guard type == Int32(XML_READER_TYPE_ELEMENT.rawValue) else {
        textEnd = max(textEnd, Int(xmlGetLineNo(xmlTextReaderCurrentNode(reader))))
        status = xmlTextReaderRead(reader)
        continue
      }
      let element = string(xmlTextReaderConstName(reader))
      if !hasRoot || opened.contains(element) {
        hasRoot = true
        try opening(element, attributes(xmlTextReaderCurrentNode(reader)))
      }
      guard wanted.contains(element) else {
        status = xmlTextReaderRead(reader)
        continue
      }
      guard let node = xmlTextReaderExpand(reader) else { break }
      let found = try whole(node, name, textEnd)
      // Where the file breaks off, libxml2 gives what it has of the element.
      guard !failure.isSet else { break }
      try body(found)
      status = xmlTextReaderNext(reader)
    }
    if status != 0 || failure.isSet {
      throw InterchangeError.brokenXML(
        file: name, line: max(1, failure.line), reason: failure.reason)
    }
    guard hasRoot else {
      throw InterchangeError.brokenXML(file: name, line: 1, reason: "there is no element in it")
    }
  }

  /// A DOCTYPE may name its DTD, which is not read; it may not define entities.
  private static func refuseEntities(_ node: xmlNodePtr?, _ name: String) throws {
    guard let node, node.pointee.type == XML_DTD_NODE else { return }
    let dtd = UnsafeMutableRawPointer(node).assumingMemoryBound(to: xmlDtd.self)
    var child = dtd.pointee.children
    while let current = child {
      if current.pointee.type == XML_ENTITY_DECL {
        throw InterchangeError.entity(
          file: name, line: max(1, Int(xmlGetLineNo(current))), name: string(current.pointee.name))
      }
      child = current.pointee.next
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

  /// An element that can be written elsewhere: it declares the prefixes it bears itself.
  ///
  /// - Parameter textEnd: the line on which the text before it ends.
  private static func whole(
    _ node: xmlNodePtr, _ file: String, _ textEnd: Int
  ) throws -> XMLElement {
    let element = try tree(node, file)
    // libxml2 counts the lines of elements in 16 bits, those of text in more.
    let line = node.pointee.line == .max ? max(Int(UInt16.max), textEnd) : Int(node.pointee.line)
    let declarations = element.freePrefixes.sorted().compactMap { prefix in
      xmlSearchNs(node.pointee.doc, node, prefix).map {
        Attribute("xmlns:\(prefix)", string($0.pointee.href))
      }
    }
    return XMLElement(
      name: element.name, attributes: declarations + element.attributes,
      children: element.children, line: line)
  }

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

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// Keeps what libxml2 complained of; the first complaint is the cause of the others.
private final class FailureNote {
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
