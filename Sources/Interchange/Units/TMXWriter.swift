public import Bitext
public import Foundation

/// Writes TMX 1.4b, one unit after another, in constant memory.
///
/// The file appears under its name whole, when `finish` is called, or not at all.
public final class TMXWriter {
  private let sink: FileSink
  private let name: String
  private var count = 0

  /// Opens a file for writing.
  ///
  /// Throws: `InterchangeError.unwritableFile`, `.notAFile`.
  public convenience init(_ file: URL, header: TMXHeader) throws(InterchangeError) {
    try self.init(FileSink(file), name: file.lastPathComponent, header)
  }

  /// Writes to standard output.
  public static func standardOutput(header: TMXHeader) throws(InterchangeError) -> TMXWriter {
    try TMXWriter(FileSink.standardOutput, name: "-", header)
  }

  init(_ sink: FileSink, name: String, _ header: TMXHeader) throws(InterchangeError) {
    self.sink = sink
    self.name = name
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
      <header
      """
    XMLText.append(attributes: header.attributes, to: &out)
    if header.notes.isEmpty && header.properties.isEmpty {
      out += "/>\n"
    } else {
      out += ">\n"
      Self.append(header.notes, header.properties, to: &out)
      out += "</header>\n"
    }
    if let character = XMLText.firstIllegal(in: out) {
      throw .unwritableFile(
        file: name, reason: "its header would hold the control character \(character)")
    }
    try sink.write(out + "<body>\n")
  }

  /// Writes a unit.
  ///
  /// Throws: `.unwritable` for a unit with a character that XML cannot hold, `.brokenCodes` for
  /// halves of inline elements; the unit is not written, and further ones may be.
  public func write(_ unit: TranslationUnit) throws(InterchangeError) {
    count += 1
    let element = try element(unit)
    if let character = XMLText.firstIllegal(in: element) {
      throw .unwritable(file: name, unit: count, character: character)
    }
    try sink.write(element)
  }

  /// Ends the file and gives it its name.
  public func finish() throws(InterchangeError) {
    try sink.write("</body>\n</tmx>\n")
    try sink.finish()
  }

  // MARK: Elements

  private func element(_ unit: TranslationUnit) throws(InterchangeError) -> String {
    var out = "<tu"
    let fields = TMXFields.attributes.compactMap { field in
      field.text(unit).map { Attribute(field.name, $0) }
    }
    XMLText.append(attributes: fields + unit.attributes, to: &out)
    out += ">\n"
    let own = TMXFields.properties.compactMap { field in
      field.text(unit).map { TranslationUnit.Property(type: field.name, value: $0) }
    }
    Self.append(unit.notes, own + unit.properties, to: &out)
    for variant in [unit.source, unit.target] { try append(variant, to: &out) }
    return out + "</tu>\n"
  }

  private func append(
    _ variant: TranslationUnit.Variant, to out: inout String
  ) throws(InterchangeError) {
    out += "<tuv"
    let language = Attribute("xml:lang", variant.language.tag)
    XMLText.append(attributes: [language] + variant.attributes, to: &out)
    out += ">\n"
    Self.append(variant.notes, variant.properties, to: &out)
    out += "<seg>"
    if let element = TMXSegment.append(variant.content, to: &out) {
      throw .brokenCodes(file: name, unit: count, element: element)
    }
    out += "</seg>\n</tuv>\n"
  }

  private static func append(
    _ notes: [TranslationUnit.Note], _ properties: [TranslationUnit.Property], to out: inout String
  ) {
    for note in notes {
      append("note", note.attributes, note.text, to: &out)
    }
    for property in properties {
      append(
        "prop", [Attribute("type", property.type)] + property.attributes, property.value, to: &out)
    }
  }

  private static func append(
    _ name: String, _ attributes: [Attribute], _ text: String, to out: inout String
  ) {
    out += "<\(name)"
    XMLText.append(attributes: attributes, to: &out)
    out += ">"
    XMLText.append(content: text, to: &out)
    out += "</\(name)>\n"
  }
}
