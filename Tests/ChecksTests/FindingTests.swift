import Bitext
import Checks
import Testing

@Suite struct `A finding` {
  @Test func `quotes words apart from the sentence`() {
    let words = "٨٤"
    let remark: Remark = "the translation says \(quote: words)"
    #expect(remark.text == "the translation says “٨٤”")
    #expect(remark.pieces.count == 2)
  }
}
