/// English forms that no rule gives.
enum EnglishIrregulars {
  /// Plurals and their singulars.
  static let singulars = table([
    "men man", "women woman", "children child", "feet foot", "teeth tooth", "mice mouse",
    "crises crisis", "analyses analysis", "bases basis", "theses thesis", "hypotheses hypothesis",
    "emphases emphasis", "axes axis", "criteria criterion", "phenomena phenomenon",
    "memoranda memorandum", "referenda referendum", "addenda addendum", "strata stratum",
    "consortia consortium", "fora forum", "appendices appendix", "indices index",
    "lives life", "wives wife", "knives knife", "leaves leaf", "halves half", "thieves thief",
    "shelves shelf", "selves self", "loaves loaf", "wolves wolf", "policemen policeman",
    "spokesmen spokesman", "spokeswomen spokeswoman", "gunmen gunman", "chairmen chairman",
    "servicemen serviceman",
  ])

  /// Past forms and participles and their infinitives.
  static let verbs = table([
    "am be", "is be", "are be", "was be", "were be", "been be", "has have", "had have",
    "does do", "did do", "done do", "went go", "gone go", "became become", "began begin",
    "begun begin", "bound bind", "bore bear", "borne bear", "broke break", "broken break",
    "brought bring", "built build", "bought buy", "caught catch", "chose choose",
    "chosen choose", "came come", "dealt deal", "drew draw", "drawn draw", "drove drive",
    "driven drive", "fell fall", "fallen fall", "fed feed", "felt feel", "fought fight",
    "found find", "fled flee", "flew fly", "flown fly", "forbade forbid", "forbidden forbid",
    "froze freeze", "frozen freeze", "got get", "gave give", "given give", "grew grow",
    "grown grow", "held hold", "heard hear", "hid hide", "hidden hide", "kept keep", "knew know",
    "known know", "laid lay", "led lead", "left leave", "lent lend", "lost lose", "made make",
    "meant mean", "met meet", "overcame overcome", "overthrew overthrow",
    "overthrown overthrow", "paid pay", "ran run", "rose rise", "risen rise", "said say",
    "saw see", "seen see", "sought seek", "sold sell", "sent send", "shot shoot", "shown show",
    "shrank shrink", "sank sink", "sunk sink", "spoke speak", "spoken speak", "spent spend",
    "stood stand", "stole steal", "stolen steal", "struck strike", "swore swear", "sworn swear",
    "swept sweep", "took take", "taken take", "taught teach", "tore tear", "torn tear",
    "told tell", "thought think", "threw throw", "thrown throw", "undertook undertake",
    "undertaken undertake", "understood understand", "upheld uphold", "withdrew withdraw",
    "withdrawn withdraw", "withheld withhold", "withstood withstand", "won win", "wore wear",
    "worn wear", "wound wind", "wrote write", "written write",
  ])

  private static func table(_ rows: [String]) -> [[UInt8]: [UInt8]] {
    var table: [[UInt8]: [UInt8]] = [:]
    for row in rows {
      let words = row.split(separator: " ").map { Array($0.utf8) }
      if words.count == 2 { table[words[0]] = words[1] }
    }
    return table
  }
}
