import Bitext

/// What is to be changed in a unit; what is not named stays as it is.
public struct UnitEdit: Sendable {
  public var source: String?
  public var target: String?
  /// Properties that get a value, by their types.
  public var properties: [String: String] = [:]
  /// Types of properties that go.
  public var removedProperties: Set<String> = []
  /// A remark for people, set behind those that are there.
  public var note: String?

  public init(source: String? = nil, target: String? = nil) {
    self.source = source
    self.target = target
  }

  public var isEmpty: Bool {
    source == nil && target == nil && properties.isEmpty && removedProperties.isEmpty && note == nil
  }

  /// Why a unit cannot be edited so.
  public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case emptyText(number: Int, side: String)
    case nothingToChange(number: Int)
    case unknownProperty(number: Int, type: String)
    case notDeleted(number: Int)

    public var description: String {
      switch self {
      case .emptyText(let number, let side):
        "unit \(number): the \(side) would be empty; delete the unit if it is to go"
      case .nothingToChange(let number):
        "unit \(number): it says this already; name a source, target, property or note"
      case .unknownProperty(let number, let type):
        "unit \(number): it has no property '\(type)'; “units show \(number)” lists what it has"
      case .notDeleted(let number):
        "unit \(number): it is there and was not deleted; “units history \(number)” lists changes"
      }
    }
  }

  func applied(to old: TranslationUnit, number: Int) throws(Problem) -> TranslationUnit {
    var unit = old
    if let source { unit.source.content = try Self.text(source, old.source, number, "source") }
    if let target { unit.target.content = try Self.text(target, old.target, number, "target") }
    for type in removedProperties.sorted() {
      guard unit.properties.contains(where: { $0.type == type }) else {
        throw .unknownProperty(number: number, type: type)
      }
      unit.properties.removeAll { $0.type == type }
    }
    for (type, value) in properties.sorted(by: { $0.key < $1.key }) {
      if let place = unit.properties.firstIndex(where: { $0.type == type }) {
        unit.properties[place].value = value
      } else {
        unit.properties.append(.init(type: type, value: value))
      }
    }
    if let note { unit.notes.append(.init(note)) }
    guard !unit.isIdentical(to: old) else { throw .nothingToChange(number: number) }
    return unit
  }

  private static func text(
    _ text: String, _ old: TranslationUnit.Variant, _ number: Int, _ side: String
  ) throws(Problem) -> TaggedText {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw .emptyText(number: number, side: side)
    }
    return old.content.with(text: text)
  }
}

extension TranslationUnit {
  /// Swift takes two spellings of one letter for one; a person may have exchanged just these.
  fileprivate func isIdentical(to other: TranslationUnit) -> Bool {
    self == other && source.text.utf8.elementsEqual(other.source.text.utf8)
      && target.text.utf8.elementsEqual(other.target.text.utf8)
  }
}

extension TaggedText {
  /// The text exchanged for another. Inline codes stay with the letters they stood at, where these are
  /// the same from the beginning or to the end; others stand where the change begins. None is lost.
  func with(text new: String) -> TaggedText {
    let (old, changed) = (Array(text.unicodeScalars), Array(new.unicodeScalars))
    let head = zip(old, changed).prefix { $0 == $1 }.count
    let tail = zip(old[head...].reversed(), changed[head...].reversed()).prefix { $0 == $1 }.count
    func bytes(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.reduce(0) { $0 + UTF8.width($1) }
    }
    let headBytes = bytes(old[..<head])
    let tailStart = text.utf8.count - bytes(old[(old.count - tail)...])
    let shift = new.utf8.count - text.utf8.count
    return TaggedText(
      new,
      codes: codes.map { code in
        let offset =
          code.offset <= headBytes
          ? code.offset : code.offset >= tailStart ? code.offset + shift : headBytes
        return InlineCode(
          element: code.element, part: code.part, attributes: code.attributes,
          content: code.content, offset: offset)
      })
  }
}
