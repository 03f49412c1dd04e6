import Bitext

/// An element of an XML file with all it holds, as rows one behind the other that are filled anew for
/// each element: reading a file of a million units makes no tree of any.
///
/// The letters of all texts lie side by side in order, so that the text of an element, whatever
/// elements are in it, is one stretch of them.
final class XMLRecord {
  /// An element or a text.
  fileprivate struct Row {
    /// Nil for a text.
    let name: XMLNames.Place?
    let line: Int
    /// Places in `attributes` and `letters`.
    var attributes: Range<Int>
    var letters: Range<Int>
    /// The row behind all that the element holds.
    var end: Int
  }

  fileprivate struct AttributeRow {
    let name: XMLNames.Place
    /// A place in `values`.
    let value: Range<Int>
  }

  // Looking whether two use one of these at once, which nobody does, took as long as the rest.
  @exclusivity(unchecked) private var rows: [Row] = []
  @exclusivity(unchecked) private var attributes: [AttributeRow] = []
  @exclusivity(unchecked) private var values: [UInt8] = []
  @exclusivity(unchecked) private var letters: [UInt8] = []
  /// The elements that have not ended, the outermost first.
  @exclusivity(unchecked) private var open: [Int] = []
  @exclusivity(unchecked) private var hasPrefixes = false
  /// Whether the letters that come go on with the row before.
  @exclusivity(unchecked) private var isInText = false

  private let names: XMLNames

  init(_ names: XMLNames) { self.names = names }

  var isOpen: Bool { !open.isEmpty }

  /// Letters of one text: libxml2's own limit (XML_MAX_TEXT_LENGTH), which it keeps for trees alone.
  private static let mostLetters = 10_000_000

  // MARK: - Filling

  /// Forgets the element before.
  func clear() {
    rows.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    hasPrefixes = false
    isInText = false
  }

  /// Opens an element, in the one that is open. Its attributes come next.
  func begin(_ name: XMLNames.Place, hasPrefix: Bool, line: Int) {
    open.append(rows.count)
    isInText = false
    hasPrefixes = hasPrefixes || hasPrefix
    rows.append(
      Row(
        name: name, line: line, attributes: attributes.count..<attributes.count,
        letters: letters.count..<letters.count, end: rows.count + 1))
  }

  /// Gives the element that was opened last an attribute, as libxml2 hands it over: with `&#38;` for
  /// an ampersand.
  func add(
    attribute name: XMLNames.Place, hasPrefix: Bool, _ value: UnsafeBufferPointer<UInt8>
  ) {
    let start = values.count
    var rest = value[...]
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      values.append(contentsOf: rest[...ampersand])
      rest = rest[(ampersand + 1)...]
      if rest.starts(with: XMLRecord.restOfAmpersand) {
        rest = rest.dropFirst(XMLRecord.restOfAmpersand.count)
      }
    }
    values.append(contentsOf: rest)
    hasPrefixes = hasPrefixes || hasPrefix
    attributes.append(AttributeRow(name: name, value: start..<values.count))
    rows[rows.count - 1].attributes = rows[rows.count - 1].attributes.lowerBound..<attributes.count
  }

  private static let restOfAmpersand = Array("#38;".utf8)

  /// Takes letters; false if there are too many.
  func add(letters more: UnsafeBufferPointer<UInt8>) -> Bool {
    if !isInText {
      isInText = true
      rows.append(
        Row(
          name: nil, line: 0, attributes: 0..<0, letters: letters.count..<letters.count,
          end: rows.count + 1))
    }
    letters.append(contentsOf: more)
    let range = rows[rows.count - 1].letters.lowerBound..<letters.count
    rows[rows.count - 1].letters = range
    return range.count <= XMLRecord.mostLetters
  }

  /// Ends the element that was opened last.
  func end() {
    guard let row = open.popLast() else { return }
    isInText = false
    rows[row].end = rows.count
    rows[row].letters = rows[row].letters.lowerBound..<letters.count
  }

  /// Calls `body` with the element, when it has ended; it can be written elsewhere, as it declares the
  /// prefixes it bears itself.
  ///
  /// - Parameter declaration: what stands for a prefix further out, if anything does.
  func withWhole<Value>(
    _ declaration: (String) -> String?, _ body: (XMLPart) throws -> Value
  ) rethrows -> Value {
    if hasPrefixes {
      let prefixes = withPart { $0.element.freePrefixes }
      let own = rows[0].attributes
      let start = attributes.count
      for prefix in prefixes.sorted() {
        guard let space = declaration(prefix) else { continue }
        let place = values.count
        values.append(contentsOf: space.utf8)
        attributes.append(
          AttributeRow(name: names.place(of: "xmlns:\(prefix)"), value: place..<values.count))
      }
      attributes.append(contentsOf: attributes[own])
      rows[0].attributes = start..<attributes.count
    }
    return try withPart(body)
  }

  /// What parts are read from, without counting at each step who else reads it.
  fileprivate struct Content {
    let rows: UnsafeBufferPointer<Row>
    let attributes: UnsafeBufferPointer<AttributeRow>
    let values: UnsafeBufferPointer<UInt8>
    let letters: UnsafeBufferPointer<UInt8>
    let names: UnsafeBufferPointer<String>
  }

  private func withPart<Value>(_ body: (XMLPart) throws -> Value) rethrows -> Value {
    try rows.withUnsafeBufferPointer { rows in
      try attributes.withUnsafeBufferPointer { attributes in
        try values.withUnsafeBufferPointer { values in
          try letters.withUnsafeBufferPointer { letters in
            try names.withStrings { names in
              let content = Content(
                rows: rows, attributes: attributes, values: values, letters: letters, names: names)
              return try withUnsafePointer(to: content) { try body(XMLPart(content: $0, row: 0)) }
            }
          }
        }
      }
    }
  }
}

/// An element of a record, read where it lies: neither it nor what is made of it but strings may leave
/// the call that it was given to.
struct XMLPart {
  fileprivate let content: UnsafePointer<XMLRecord.Content>
  fileprivate let row: Int

  private var fields: XMLRecord.Row { content.pointee.rows[row] }

  var name: String { content.pointee.name(fields.name) }
  var line: Int { fields.line }

  /// All text inside, in order.
  var text: String { XMLPart.string(content.pointee.letters, fields.letters) }

  /// Whether there is nothing in it but text.
  var isText: Bool {
    var elements = elements
    return elements.next() == nil
  }

  var attributes: [Attribute] {
    let range = fields.attributes
    return range.isEmpty ? [] : range.map(attribute)
  }

  /// The attributes but one.
  func attributes(without name: String) -> [Attribute] {
    var rest: [Attribute] = []
    for place in fields.attributes where self.name(ofAttribute: place) != name {
      rest.append(attribute(place))
    }
    return rest
  }

  subscript(attribute name: String) -> String? {
    for place in fields.attributes where self.name(ofAttribute: place) == name {
      return XMLPart.string(content.pointee.values, content.pointee.attributes[place].value)
    }
    return nil
  }

  private func name(ofAttribute place: Int) -> String {
    content.pointee.name(content.pointee.attributes[place].name)
  }

  private func attribute(_ place: Int) -> Attribute {
    Attribute(
      name(ofAttribute: place),
      XMLPart.string(content.pointee.values, content.pointee.attributes[place].value))
  }

  /// The elements right inside.
  var elements: Elements { Elements(content: content, place: row + 1, end: fields.end) }

  struct Elements: Sequence, IteratorProtocol {
    fileprivate let content: UnsafePointer<XMLRecord.Content>
    fileprivate var place: Int
    fileprivate let end: Int

    mutating func next() -> XMLPart? {
      while place < end {
        let row = place
        place = content.pointee.rows[row].end
        if content.pointee.rows[row].name != nil { return XMLPart(content: content, row: row) }
      }
      return nil
    }
  }

  /// The element as a tree, which may be kept.
  var element: XMLElement {
    var children: [XMLNode] = []
    var place = row + 1
    while place < fields.end {
      let child = XMLPart(content: content, row: place)
      children.append(
        child.fields.name == nil ? .text(child.text) : .element(child.element))
      place = child.fields.end
    }
    return XMLElement(name: name, attributes: attributes, children: children, line: line)
  }

  private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

extension XMLRecord.Content {
  fileprivate func name(_ place: XMLNames.Place?) -> String {
    place.map { names[Int($0.index)] } ?? ""
  }
}
