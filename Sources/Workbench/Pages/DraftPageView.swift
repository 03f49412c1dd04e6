import Workflows

/// What the page for drafts shows: the desk where a draft begins, or a draft.
struct DraftPageView: Sendable {
  var begin: Begin?
  var session: DraftSessionView?

  /// Where an article is laid down, with what was begun before.
  struct Begin: Sendable {
    let side = AlignPage.Side("source", "Article")
    let languages = AlignLanguages.all
    let shelf: ShelfView

    init(_ shelf: DraftShelf) { self.shelf = ShelfView(shelf) }
  }
}
