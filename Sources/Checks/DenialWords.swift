import TextAnalysis

/// Words that deny in Arabic and in English, for a linguist to review.
///
/// *Stated* denials turn a sentence round and have to be rendered. *Hints* are whatever may render
/// one: other particles, verbs of refusing and failing, adjectives with un- or غير. Compared as L2 has
/// them, Arabic words also behind و and ف.
enum DenialWords {
  // MARK: Arabic

  /// Before a verb or a predicate they can mean nothing else.
  static let arabicSure = arabic("لم لن ليس ليست ليسا ليسوا لسنا لست لستم نفى نفت ينفي تنفي نفوا")

  /// لا denies a verb; before nouns it stands in set phrases too (لا بد, لا سيما, لا محالة).
  static let arabicOfVerb = arabic("لا")
  /// The first letters of imperfect verbs.
  static let imperfect: Set<Character> = ["ي", "ت", "ن", "ا"]
  /// Nouns that it denies: لا وجود له (*does not exist*), لا فائدة منه (*useless*).
  static let arabicOfNoun = arabic("وجود فائدة حاجة علاقة مجال أساس جدوى أثر داعي")
  /// Behind a denial, verbs that leave the sense to the next word: لا يمكن قبوله, لم يتم تحديده.
  static let arabicLight = arabic(
    """
    يمكن تمكن يمكنك يمكنه يمكنها يمكنهم يمكننا يكن تكن أكن نكن يكون تكون يكونوا يتم تتم يجر تجر يجري
    تجري يجرى يعد تعد يجوز تجوز ينبغي يجب يلزم يستطيع تستطيع يسع يسعني يسعه يوجد توجد يبدو تبدو
    """)
  /// Behind لا, verbs of limiting: لا يقتصر على كذا is *not only*.
  static let arabicLimits = arabic("يقتصر تقتصر يكتفي تكتفي يكتف تكتف")
  static let arabicOnly = arabic("فقط فحسب وحسب")

  /// Behind a denial, words that make it no denial: لم يتجاوز is *at most*, لا يزال *still*, لا يقل عن
  /// *at least*, لا يتجزأ *integral*, لم شمل *reunited*.
  static let arabicUndone = arabic(
    """
    يتجاوز تتجاوز يتعد تتعد يتعدى تتعدى يزد تزد يزيد تزيد يقل تقل يزل تزل يزال تزال أزال نزال يزالون تزالا
    يزالا يلبث تلبث يلبثوا يعدو تعدو شمل شمله شملهم يكتف تكتف يكتفي تكتفي يقتصر تقتصر يتجزأ تتجزأ
    ينفك تنفك يفتأ تفتأ يبرح تبرح
    """)

  /// Before a denial, words with which it is a condition or an alternative: ما لم (*unless*), لو لم,
  /// إن لم, أم لا.
  static let arabicConditions = arabic("ما لو إن إذا لولا أو أم ألا كي حتى بل حيث")

  /// Behind a denial, words that leave something over: ليس … سوى, لم … إلا is *only*; ليس فقط goes on.
  static let arabicRestrictions = arabic("سوى إلا فقط فحسب وحسب عدا")
  /// Behind a comma إلا أن is *but*, and so is إلا أنه anywhere.
  static let arabicExcept = arabic("إلا")
  static let arabicThat = arabicList("أن")[0]
  /// لا يسع … إلا and the like are *cannot help*.
  static let arabicHelp = arabic("يسع يسعني يسعه يسعها يسعنا يسعهم يسعك")
  /// Within how many words they stand.
  static let reachOfRestriction = 12

  static let arabicHints = arabic(
    """
    لا لم لن ليس ليست ليسا ليسوا لسنا لست لستم ما غير دون بلا عدم بدون ألا لئلا كلا سوى إلا عدا أبدا قط
    مطلقا بدلا عوضا إنما مجرد نادرا قليلا قلما بالكاد لما أقل بل مستحيل صفر أي خلافا قبل خارج مازال
    """)

  /// Beginnings of words that refuse, lack, forbid, fail, end.
  static let arabicHintStems = arabicList(
    """
    نفي نفى ينف تنف رفض يرفض ترفض عجز يعجز عاجز فشل يفشل تفشل منع يمنع تمنع ممنوع حظر يحظر محظور
    استبعد يستبعد مستبعد انعدام منعدم غياب غائب يفتقر تفتقر افتقار نقص ناقص امتن يمتنع تعذر يتعذر
    متعذر استحال خال خلو يخلو تخلو بعيد توقف حرم حرمان محروم نادر ضعف ضعيف ينكر أنكر إنكار أخفق يخفق
    تجنب يتجنب تفاد يتفاد تجاهل يتجاهل مجهول فقد يفقد تفقد استثن يأبى أبى شك مشكوك قلة تحاش عزوف صعب صعوب
    كاد يكاد تكاد فات إخفاء يخف أخف لامبالا
    """)
  /// Letters an ending may add to a stem.
  static let longestEnding = 4

  // MARK: English

  static let englishStated: Set<String> = [
    "not", "never", "nobody", "nothing", "none", "neither", "cannot",
  ]

  /// Two words of which one looks like a denial and is none.
  static let englishPhrases: Set<String> = [
    "not only", "not just", "not merely", "not least", "or not", "if not", "why not", "not to",
    "nothing but", "never mind", "never more", "none other", "nothing less", "nothing short",
    "cannot but", "not until", "not unlike", "none too", "neither here", "never forget",
    "not forget", "not hesitate",
  ]

  /// Verbs whose denial is said without one: don't forget is *remember*.
  static let englishTurned: Set<String> = ["forget", "worry", "hesitate"]

  /// Behind n't, the pronouns of a question: isn't it.
  static let englishPronouns: Set<String> = ["he", "she", "it", "they", "we", "you", "i", "that"]

  static let englishHints: Set<String> = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "without",
    "cannot", "unable", "unless", "hardly", "barely", "scarcely", "rarely", "seldom", "rather",
    "instead", "except", "only", "until", "few", "fewer", "little", "less", "least", "far", "too",
    "free", "freeing", "yet", "beyond", "otherwise", "despite", "short", "against", "missing",
    "lost",
    "away", "minus", "zero", "silent", "silence", "out", "pending", "other",
  ]

  /// Beginnings of words that deny, fail, refuse, forbid, lack, end.
  static let englishHintStems = [
    "fail", "refus", "reject", "deny", "deni", "lack", "absen", "avoid", "prevent", "declin",
    "miss", "ceas",
    "exclu", "prohibit", "forb", "ignor", "abandon", "withh", "inab", "incap", "insuff", "inadeq",
    "incomplet", "inconclus", "ineff", "inacc", "inval", "inconsist", "improp", "imperm",
    "irreleva",
    "illeg", "intoler", "disag", "disap", "disreg", "dismiss", "dissatisf", "displeas", "discontin",
    "distrust", "doubt", "oppos", "halt", "stop", "stall", "reluct", "impossib",
  ]

  /// What begins with un and is no un-.
  static let englishNoPrefix = [
    "under", "until", "unio", "unit", "univers", "uniq", "unanim", "unif", "unic", "unil",
  ]

  /// Hints that deny something else as often as what stands beside them; near a word they say nothing.
  static let englishVague: Set<String> = [
    "out", "other", "only", "away", "far", "too", "until", "against", "despite",
    "short", "pending", "lost", "minus", "otherwise", "least", "less", "beyond", "except",
    "missing", "unless",
  ]
  /// Words that render a word of the source's own, so that they say nothing of another denial: دون,
  /// *without*; بل, *but rather*.
  static let englishOwn: [String: Set<String>] = [
    "without": arabic("دون بدون بلا بغير"),
    "rather": arabic("بل بدلا عوضا إنما"),
    "instead": arabic("بل بدلا عوضا إنما"),
  ]
  /// Words that deny the whole clause wherever they stand in it.
  static let englishWide: Set<String> = [
    "no", "none", "neither", "nor", "nobody", "nothing", "nowhere", "hardly", "few", "little",
    "without", "rather", "instead", "rarely", "seldom", "barely", "scarcely",
  ]
  static let englishDo: Set<String> = ["do", "does", "did"]
  /// Before do, words with which it is no emphasis: to do, what did; so do.
  static let englishBeforeDo: Set<String> = [
    "to", "what", "why", "how", "when", "where", "who", "which", "so", "can", "could", "will",
    "would", "must", "should", "shall", "may", "might", "only", "nor", "neither", "and", "or",
    "not", "also", "as", "than", "please",
  ]
  /// Behind do, words that are no verb of its own.
  static let englishBehindDo: Set<String> = [
    "the", "a", "an", "you", "i", "he", "she", "it", "they", "we", "this", "that", "these", "those",
    "not", "so", "one", "what", "well", "everything", "anything", "something", "nothing", "more",
    "my", "your", "his", "her", "its", "our", "their", "is", "are", "was", "were", "much", "better",
    "business", "harm", "good", "all", "in", "on", "at", "for", "with", "by", "to", "and", "or",
    "as", "if", "work", "things", "stuff", "no", "any", "some", "both",
  ]
  static let englishOnly: Set<String> = ["only", "just", "merely", "simply", "solely"]

  // MARK: Reading the tables

  private static func arabicList(_ words: String) -> [String] {
    words.split(whereSeparator: \.isWhitespace).map {
      FoldedText(String($0), level: .spelling).text
    }
  }

  private static func arabic(_ words: String) -> Set<String> { Set(arabicList(words)) }
}
