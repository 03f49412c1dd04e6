public import Foundation
import TranslationMemory

/// How a memory grew: its units by month and outlet, for charts.
public struct MemoryChart: Sendable {
  /// One month of one outlet.
  public struct Cell: Hashable, Sendable {
    /// Year × 12 + month − 1, in UTC.
    public let month: Int
    /// Empty where units name none.
    public let outlet: String
    public let units: Int
  }

  /// In the order of months; units that carry no date are dated by their imports.
  public let cells: [Cell]

  /// Throws: `MemoryError`.
  public init(memory: URL) throws {
    cells = try SQLiteStore(reading: memory).months().map {
      Cell(month: $0.month, outlet: $0.outlet ?? "", units: $0.occurrences)
    }
  }
}
