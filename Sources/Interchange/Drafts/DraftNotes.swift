internal import Bitext
internal import Foundation

extension ArticleDraft {
  /// A paragraph and its rows, each with its number in the article, from 1.
  struct Paragraph {
    /// Counted from 1.
    let number: Int
    var rows: [(number: Int, row: Row)]
  }

  var paragraphs: [Paragraph] {
    var paragraphs: [Paragraph] = []
    for (place, row) in rows.enumerated() {
      let number = row.segment.paragraph + 1
      if paragraphs.last?.number == number {
        paragraphs[paragraphs.count - 1].rows.append((place + 1, row))
      } else {
        paragraphs.append(Paragraph(number: number, rows: [(place + 1, row)]))
      }
    }
    return paragraphs
  }
}

extension ArticleDraft.Row {
  /// A line for people on a stretch of the segment.
  struct Note {
    let text: String
    let isWarning: Bool
    var isTerm = false
  }

  /// A line for each term and each wording that is carried over.
  var notes: [Note] {
    terms.map { term in
      Note(
        text: "\(words(term.range)) = \(term.remark)", isWarning: !term.warned.isEmpty, isTerm: true
      )
    }
      + carried.map { wording in
        Note(text: "\(words(wording.range)) = \(wording.remark)", isWarning: false)
      }
  }

  func words(_ range: TextRange) -> String { String(segment.text[range]) }
}

extension DraftProposal {
  /// Where it comes from and what differs, for people.
  func note(isAdapted: Bool = false) -> String {
    let day = origin.date?.formatted(Date.ISO8601FormatStyle().year().month().day())
    return
      ([
        isAdapted ? "numbers of this text put in" : nil,
        differences.isEmpty ? nil : "differs in \(differences.joined(separator: ", "))",
        origin.memory, origin.outlet, origin.article, day,
        origin.isReversed ? "translated the other way round" : nil,
      ] as [String?]).compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

/// The notes of a draft's own in an XLIFF file, by what they bear in `from` (1.2) or `category` (2.1).
enum DraftFilling {
  /// Behind the program's name: the note has what the target began with.
  static let suffix = "-filling"

  static func category(_ program: String) -> String { program.lowercased() }

  /// What the target of a unit began with; nil if no draft says so.
  static func text(of unit: TranslationUnit) -> String? {
    unit.notes.first { note in
      note.attributes.contains {
        ($0.name == "from" || $0.name == "category") && $0.value.hasSuffix(suffix)
      }
    }?.text
  }
}
