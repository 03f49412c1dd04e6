import CXML

/// The names of elements and attributes met, each made a string once.
final class XMLNames {
  /// A name by its place among those met.
  struct Place: Hashable {
    fileprivate(set) var index: UInt32
  }

  @exclusivity(unchecked) private var strings: [String] = []
  /// By bytes: to Swift, two names that differ in how an accent is written are one.
  private var places: [[UInt8]: Place] = [:]
  /// libxml2 keeps one copy of a name as long as it reads.
  @exclusivity(unchecked) private var known = [Entry](repeating: Entry(), count: 64)

  private struct Entry {
    var name: UnsafePointer<xmlChar>?
    var prefix: UnsafePointer<xmlChar>?
    var place = Place(index: 0)
  }

  func place(of string: String) -> Place {
    let bytes = Array(string.utf8)
    if let place = places[bytes] { return place }
    let place = Place(index: UInt32(strings.count))
    strings.append(string)
    places[bytes] = place
    return place
  }

  /// The place of a name as libxml2 hands it over, with its prefix.
  func place(of name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) -> Place {
    let entry = Int(bitPattern: name) >> 2 & 63
    if known[entry].name == name && known[entry].prefix == prefix { return known[entry].place }
    let string = (prefix.map { LibXML.string($0) + ":" } ?? "") + LibXML.string(name)
    let place = place(of: string)
    known[entry] = Entry(name: name, prefix: prefix, place: place)
    return place
  }

  func string(_ place: Place) -> String { strings[Int(place.index)] }

  func withStrings<Value>(
    _ body: (UnsafeBufferPointer<String>) throws -> Value
  ) rethrows -> Value {
    try strings.withUnsafeBufferPointer(body)
  }

  /// Whether a prefix is `xml`, which nobody declares.
  static func isXML(_ prefix: UnsafePointer<xmlChar>?) -> Bool { LibXML.string(prefix) == "xml" }
}
