/// Words that are no names though they look like some, and words that only go with names.
enum NameStopWords {
  static let latin = latinSet(
    """
    the and but for nor yet from with into onto upon over under above below near about after
    before since until while when where who whom whose which what why how that this these those
    there here then than also only even just still once again not never all any some both each
    every either neither most more many much few several such other another same own his her its
    their our your she they you him them himself herself itself themselves was were are been being
    have has had does did will would shall should can could may might must because although though
    however therefore moreover meanwhile furthermore nevertheless whether unless despite during
    against between among through throughout toward towards without within according including
    regarding concerning one two three four five six seven eight nine ten first second third
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december mister mrs miss sir lady president minister prime
    king queen prince princess general colonel captain lieutenant sergeant major secretary
    ambassador envoy chairman director professor doctor sheikh imam government ministry parliament
    council assembly security state states united nations nation republic kingdom union party
    committee commission court army force forces police conference agreement resolution article
    charter chapter north south east west northern southern eastern western central middle world
    international national human rights new old great high special
    """)

  /// de Mistura, bin Salman, van der Bellen, al-Assad, Abu Bakr.
  static let latinParticles = latinSet(
    "de da di du del della des la le el al ul an as ash ad at az bin ibn bint ben van von der den abu abd ould"
  )

  static let arabic = arabicSet(
    """
    في من على إلى الى عن مع بين قبل بعد خلال منذ حتى حول ضد دون عند لدى عبر نحو تحت فوق أمام وراء
    أن إن لأن كأن لكن لكي لن لم لا ما ماذا هل قد كما كان كانت يكون تكون كانوا ليس ليست
    هذا هذه ذلك تلك هؤلاء أولئك هناك هنا هو هي هم هن نحن أنا أنت أنتم
    الذي التي الذين اللذين اللتين اللواتي اللاتي كل بعض جميع كافة غير سوى أي أية أيضا إذا إذ
    حيث بينما عندما كلما لما مما فيما بما إنه أنه إنها أنها إنهم أنهم لها له لهم به بها بهم فيه فيها
    منه منها منهم عليه عليها عليهم إليه إليها عنه عنها معه معها ثم أو أم بل لو لولا
    قال وقال قالت وقالت وأضاف أضاف أضافت وأضافت وأكد أكد أكدت وأكدت أعلن أعلنت ذكر ذكرت
    رئيس الرئيس وزير الوزير الخارجية مجلس الأمن الأمم المتحدة الحكومة الدولة الدول
    """)

  static let arabicParticles = arabicSet("دي دا دو فان فون بن ابن بنت آل أبو أبي أبا دير لا لو")

  /// Words that are often written in one with the next: عبد الله, أبو بكر.
  static let arabicHeads = arabicSet("عبد أبو أبي أبا سيف نور")

  private static func latinSet(_ words: String) -> Set<PackedLetters> {
    Set(
      words.split(whereSeparator: \.isWhitespace).map {
        PackedLetters(NameLetters.latin(String($0)))
      })
  }

  private static func arabicSet(_ words: String) -> Set<PackedLetters> {
    Set(
      words.split(whereSeparator: \.isWhitespace).map {
        PackedLetters(NameLetters.arabic(String($0)))
      })
  }
}
