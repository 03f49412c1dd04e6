extension SentenceEncoder {
  /// What each part of some texts adds to the meaning of its text: the direction in which the
  /// text's vector moves when the part comes in.
  ///
  /// Parts are words or phrases in order, punctuation among them; they are read in their
  /// surroundings, so the two banks of a river and of a finance ministry differ. The features of a
  /// part are those the network gives its tokens in the whole text; the vector of the text without
  /// them is taken from that of the text with them. Parts that render each other point the same
  /// way, whichever the language. Costs about 30 µs a part beyond the text itself.
  ///
  /// - Returns: for each text, one vector a part, in order.
  public func shares(ofParts texts: [[String]]) -> [[SentenceVector]] {
    var tape = Tape()
    var plans: [PartPlan] = []
    var sums = 0
    for parts in texts {
      let plan = PartPlan(parts.map(tokenizer.pieces), firstSum: sums)
      plan.append(to: &tape)
      sums += plan.sumCount
      plans.append(plan)
    }
    guard sums > 0 else { return [] }
    tape.layTilesOverAll()
    let mapped = mappedSums(of: tape, count: sums)
    return parallel.map(plans) { plan in self.shares(plan, mapped) }
  }

  private func shares(_ plan: PartPlan, _ mapped: [Float]) -> [SentenceVector] {
    guard !plan.pieces.isEmpty else { return [] }
    let vectors = head.vectors(lengths: plan.lengths) { row, out in
      for index in 0..<Shape.mappedWidth { out[index] = 0 }
      // Row 0 is the whole text, row r the text without its part r − 1.
      for sum in 0..<plan.sumCount where row == 0 || sum != row {
        mapped.addRow(plan.firstSum + sum, to: out)
      }
    }
    return vectors.dropFirst().map { rest in
      let moved = zip(vectors[0].components, rest.components).map { $0 - $1 }
      return SentenceVector(components: moved) ?? vectors[0]
    }
  }
}

/// Where the features of a text's parts are summed: one sum for the begin mark, one a part, one
/// for the end mark.
private struct PartPlan: Sendable {
  let pieces: [[Int32]]
  let firstSum: Int

  init(_ pieces: [[Int32]], firstSum: Int) {
    self.pieces = pieces.map { $0.isEmpty ? [Shape.unknownPiece] : $0 }
    self.firstSum = firstSum
  }

  var sumCount: Int { pieces.count + 2 }

  /// In tokens: the whole text, then the text without each part.
  var lengths: [Int] {
    let all = pieces.reduce(2) { $0 + $1.count }
    return [all] + pieces.map { all - $0.count }
  }

  func append(to tape: inout Tape) {
    tape.append([Shape.beginPiece], sum: firstSum)
    for (index, part) in pieces.enumerated() { tape.append(part, sum: firstSum + index + 1) }
    tape.append([Shape.endPiece], sum: firstSum + pieces.count + 1)
    tape.appendGap()
  }
}
