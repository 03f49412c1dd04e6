/// Stretches of a text, chosen so that they cover most of it without overlap.
///
/// Of all covers the one with the most content words is taken; of equals the one of fewest
/// stretches, and then the one whose stretches are longest. A stretch begins and ends with a content
/// word and has two at least: nobody wants to know how «من في» was rendered.
public enum FragmentCover {
  /// The content words a stretch has at least.
  public static let leastContent = 2

  /// - Parameters:
  ///   - isContent: of each word of the text, whether it is more than a function word.
  ///   - stretches: runs of words that were found. Whatever lies within one was found too.
  public static func chosen(
    isContent: [Bool], from stretches: [Range<Int>]
  ) -> [Range<Int>] {
    let count = isContent.count
    let reach = reach(of: stretches, count: count)
    var best = [Cover](repeating: Cover(), count: count + 1)
    for place in 0..<count {
      if best[place + 1] < best[place] || best[place + 1].isUnset {
        best[place + 1] = best[place].passing
      }
      guard isContent[place] else { continue }
      var content = 0
      for end in place + 1..<max(place + 1, reach[place]) + 1 where end <= reach[place] {
        guard isContent[end - 1] else { continue }
        content += 1
        guard content >= leastContent else { continue }
        let cover = best[place].adding(place..<end, content: content)
        if best[end].isUnset || best[end] < cover { best[end] = cover }
      }
    }
    return best[count].stretches
  }

  /// How far the words found together from each word on go.
  private static func reach(of stretches: [Range<Int>], count: Int) -> [Int] {
    var reach = Array(0..<count)
    for stretch in stretches {
      for place in stretch where place < count {
        reach[place] = max(reach[place], min(stretch.upperBound, count))
      }
    }
    return reach
  }

  private struct Cover: Comparable {
    var stretches: [Range<Int>] = []
    var content = 0
    /// The sum of the squares of their lengths: of two covers, the one with the longest stretch has
    /// more.
    var squares = 0
    var isUnset = true

    var passing: Cover {
      var cover = self
      cover.isUnset = false
      return cover
    }

    func adding(_ stretch: Range<Int>, content: Int) -> Cover {
      Cover(
        stretches: stretches + [stretch], content: self.content + content,
        squares: squares + stretch.count * stretch.count, isUnset: false)
    }

    static func < (a: Cover, b: Cover) -> Bool {
      (a.content, -a.stretches.count, a.squares) < (b.content, -b.stretches.count, b.squares)
    }
  }
}
