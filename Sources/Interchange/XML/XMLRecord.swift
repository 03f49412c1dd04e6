import Bitext

/// An element of an XML file with all it holds, as rows one behind the other that are filled anew for
/// each element: reading a file of a million units makes no tree of any.
///
/// The letters of all texts lie side by side in order, so that the text of an element, whatever
/// elements are in it, is one stretch of them.
final class XMLRecord {
  /// An element or a text.
  fileprivate struct Row {
    /// Empty for a text.
    let name: String
    let line: Int
    /// Places in `attributes` and `letters`.
    var attributes: Range<Int>
    var letters: Range<Int>
    /// The row behind all that the element holds.
    var end: Int
  }

  fileprivate struct AttributeRow {
    let name: String
    /// A place in `values`.
    let value: Range<Int>
  }

  // Looking whether two use one of these at once, which nobody does, took as long as the rest.
  @exclusivity(unchecked) fileprivate var rows: [Row] = []
  @exclusivity(unchecked) fileprivate var attributes: [AttributeRow] = []
  @exclusivity(unchecked) fileprivate var values: [UInt8] = []
  @exclusivity(unchecked) fileprivate var letters: [UInt8] = []
  /// The elements that have not ended, the outermost first.
  @exclusivity(unchecked) private var open: [Int] = []
  @exclusivity(unchecked) private var hasPrefixes = false
  /// Whether the letters that come go on with the row before.
  @exclusivity(unchecked) private var isInText = false

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
  func begin(_ name: String, hasPrefix: Bool, line: Int) {
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
  func add(attribute name: String, hasPrefix: Bool, _ value: UnsafeBufferPointer<UInt8>) {
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
          name: "", line: 0, attributes: 0..<0, letters: letters.count..<letters.count,
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

  /// The element, when it has ended; it can be written elsewhere, as it declares the prefixes it
  /// bears itself.
  ///
  /// - Parameter declaration: what stands for a prefix further out, if anything does.
  func whole(_ declaration: (String) -> String?) -> XMLPart {
    let part = XMLPart(record: self, row: 0)
    guard hasPrefixes else { return part }
    let own = rows[0].attributes
    let start = attributes.count
    for prefix in part.element.freePrefixes.sorted() {
      guard let space = declaration(prefix) else { continue }
      let place = values.count
      values.append(contentsOf: space.utf8)
      attributes.append(AttributeRow(name: "xmlns:\(prefix)", value: place..<values.count))
    }
    attributes.append(contentsOf: attributes[own])
    rows[0].attributes = start..<attributes.count
    return part
  }
}

/// An element of a record, read where it lies: it must not be kept when the reading goes on.
struct XMLPart {
  fileprivate unowned(unsafe) let record: XMLRecord
  fileprivate let row: Int

  var name: String { record.rows[row].name }
  var line: Int { record.rows[row].line }

  /// All text inside, in order.
  var text: String { XMLPart.string(record.letters, record.rows[row].letters) }

  /// Whether there is nothing in it but text.
  var isText: Bool {
    var elements = elements
    return elements.next() == nil
  }

  var attributes: [Attribute] {
    let range = record.rows[row].attributes
    return range.isEmpty ? [] : record.attributes[range].map(attribute)
  }

  /// The attributes but one.
  func attributes(without name: String) -> [Attribute] {
    var rest: [Attribute] = []
    for row in record.attributes[record.rows[row].attributes] where row.name != name {
      rest.append(attribute(row))
    }
    return rest
  }

  subscript(attribute name: String) -> String? {
    for row in record.attributes[record.rows[row].attributes] where row.name == name {
      return XMLPart.string(record.values, row.value)
    }
    return nil
  }

  private func attribute(_ row: XMLRecord.AttributeRow) -> Attribute {
    Attribute(row.name, XMLPart.string(record.values, row.value))
  }

  /// The elements right inside.
  var elements: Elements {
    Elements(record: record, place: row + 1, end: record.rows[row].end)
  }

  struct Elements: Sequence, IteratorProtocol {
    fileprivate unowned(unsafe) let record: XMLRecord
    fileprivate var place: Int
    fileprivate let end: Int

    mutating func next() -> XMLPart? {
      while place < end {
        let row = place
        place = record.rows[row].end
        if !record.rows[row].name.isEmpty { return XMLPart(record: record, row: row) }
      }
      return nil
    }
  }

  /// The element as a tree, which may be kept.
  var element: XMLElement {
    var children: [XMLNode] = []
    var place = row + 1
    while place < record.rows[row].end {
      let child = XMLPart(record: record, row: place)
      children.append(child.name.isEmpty ? .text(child.text) : .element(child.element))
      place = record.rows[place].end
    }
    return XMLElement(name: name, attributes: attributes, children: children, line: line)
  }

  private static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }
}
