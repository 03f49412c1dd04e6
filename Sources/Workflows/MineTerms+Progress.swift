extension MineTerms.Progress {
  /// How far the work is, for people.
  public var sentence: String {
    switch self {
    case .reading(let units): "\(units) units read"
    case .gathering(let units): "\(units) units read again for their renderings"
    case .comparing(let done, let all): "renderings of \(done) of \(all) terms"
    }
  }

  /// What is done, and of how much where that is known.
  public var share: (done: Int, all: Int?) {
    switch self {
    case .reading(let units), .gathering(let units): (units, nil)
    case .comparing(let done, let all): (done, all)
    }
  }
}
