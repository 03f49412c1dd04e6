import Bitext
import Foundation
@testable import Interchange
import Testing

/// TBX as other programs write it.
struct TBXReaderTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func read(_ text: String, _ options: TermReading.Options = .init()) throws -> TermReading
  {
    try TermReader.read(try folder.file("in.tbx", text), options)
  }

  /// A document of the version before, of entries written here.
  private func martif(_ entries: String, doctype: String = "") -> String {
    """
    <?xml version="1.0"?>
    \(doctype)<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p>
    </sourceDesc></fileDesc></martifHeader><text><body>
    \(entries)
    </body></text></martif>
    """
  }

  private static let truce = """
    <termEntry id="c1">
    <descrip type="subjectField">conflict</descrip>
    <admin type="customerSubset">agency</admin>
    <transacGrp><transac type="transactionType">origination</transac>
    <transacNote type="responsibility">Huda</transacNote><date>2016-05-01</date></transacGrp>
    <langSet xml:lang="en-GB"><descripGrp><descrip type="definition">A pause in fighting.</descrip>
    <admin type="source">Handbook</admin></descripGrp>
    <ntig><termGrp><term>armistice</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp>
    <note>a treaty, not a pause</note></ntig>
    <ntig><termGrp><term>truce</term><termNote type="partOfSpeech">noun</termNote>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
    </langSet>
    <langSet xml:lang="ar"><tig><term>هدنة</term><termNote type="grammaticalGender">feminine</termNote>
    </tig></langSet>
    <langSet xml:lang="fr"><tig><term>trêve</term></tig></langSet>
    </termEntry>
    """

  @Test func `nested groups are understood, and unknown categories kept in the note`() throws {
    let reading = try read(martif(Self.truce))
    let entry = try #require(reading.items.first?.entry)
    #expect(entry.concept == "c1" && entry.terms == ["هدنة"] && entry.domain == "conflict")
    #expect(
      entry.renderings == [
        Rendering("truce", standing: .preferred),
        Rendering("armistice", standing: .deprecated, reason: "a treaty, not a pause"),
      ])
    #expect(entry.definition == "A pause in fighting." && entry.source == "Handbook")
    #expect(entry.partOfSpeech == "noun" && entry.targetLanguage == Language("en-GB"))
    #expect(entry.record.created == "2016-05-01" && entry.record.by == "Huda")
    #expect(entry.note.contains("customerSubset: agency"))
    #expect(entry.note.contains("grammaticalGender: feminine"))
    #expect(reading.notices.contains { $0.contains("terms in fr (1) were left") })
  }

  @Test func `tags of any prefix are categories`() throws {
    let entry = try #require(
      try read(
        """
        <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
          xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">
        <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
        <conceptEntry id="c2"><m:subjectField>aid</m:subjectField>
        <langSec xml:lang="ar"><termSec><term>قافلة</term></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>convoy</term><b:geographicalUsage>UK</b:geographicalUsage>
        </termSec></langSec></conceptEntry></body></text></tbx>
        """
      ).items.first?.entry)
    #expect(entry.domain == "aid" && entry.preferred?.text == "convoy")
    #expect(entry.note == "convoy geographicalUsage: UK")
  }

  @Test func `a concept that cannot be taken is told by its line and the rest goes in`() throws {
    let bad = """
      <termEntry id="bad"><langSet xml:lang="ar"><tig><term>سلم</term></tig></langSet>
      <langSet xml:lang="en"><tig><term>peace</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
      <termEntry id="alone"><langSet xml:lang="ar"><tig><term>حرب</term></tig></langSet></termEntry>
      """
    let reading = try read(martif(bad + "\n" + Self.truce))
    #expect(reading.items.map(\.entry.concept) == ["c1"])
    #expect(reading.faults.map(\.line) == [4])
    #expect(
      reading.notices.contains { $0.contains("without terms in ar or en") && $0.contains("line 7") }
    )
  }

  @Test func `a concept without id gets one of its rendering, and one id twice is told`() throws {
    let plain = Self.truce.replacing(" id=\"c1\"", with: "")
    let reading = try read(martif(plain + plain + Self.truce + Self.truce))
    #expect(reading.items.map(\.entry.concept) == ["term.truce", "term.truce-2", "c1"])
    #expect(reading.items.map(\.hasOwnIdentifier) == [false, false, true])
    #expect(reading.faults.count == 1)
  }

  @Test func `entities are refused`() throws {
    let doctype = "<!DOCTYPE martif [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
    let error = failure { _ = try read(martif(Self.truce, doctype: doctype)) }
    #expect(error == .entity(file: "in.tbx", line: 2, name: "a"))
  }

  @Test func `other XML, and TBX of other languages, say so`() throws {
    #expect(failure { _ = try read("<tmx/>") } == .notTBX(file: "in.tbx", root: "tmx"))
    var options = TermReading.Options()
    options.to = Language("de")
    #expect(
      failure { _ = try read(martif(Self.truce), options) }
        == .noConcepts(file: "in.tbx", from: "ar", to: "de", found: ["ar", "en-GB", "fr"]))
  }
}
