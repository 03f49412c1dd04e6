/// The shapes of Arabic letters that old systems stored in place of the letters.
///
/// Unicode keeps them in two blocks (U+FB50–U+FDFF and U+FE70–U+FEFF, The Unicode Standard 15.0,
/// section 9.2); text copied out of PDF files is full of them. Each row is the standard's own
/// compatibility decomposition, vowel marks left out.
enum PresentationForms {
  /// A letter and its shapes, which follow one another: isolated, final, initial, medial.
  static let shapes: [(first: UInt32, count: UInt32, letter: UInt32)] = [
    (0xFB50, 2, 0x0671),  // alef wasla
    (0xFB52, 4, 0x067B),  // beeh
    (0xFB56, 4, 0x067E),  // peh
    (0xFB5A, 4, 0x0680),  // beheh
    (0xFB5E, 4, 0x067A),  // tteheh
    (0xFB62, 4, 0x067F),  // teheh
    (0xFB66, 4, 0x0679),  // tteh
    (0xFB6A, 4, 0x06A4),  // veh
    (0xFB6E, 4, 0x06A6),  // peheh
    (0xFB72, 4, 0x0684),  // dyeh
    (0xFB76, 4, 0x0683),  // nyeh
    (0xFB7A, 4, 0x0686),  // tcheh
    (0xFB7E, 4, 0x0687),  // tcheheh
    (0xFB82, 2, 0x068D),  // ddahal
    (0xFB84, 2, 0x068C),  // dahal
    (0xFB86, 2, 0x068E),  // dul
    (0xFB88, 2, 0x0688),  // ddal
    (0xFB8A, 2, 0x0698),  // jeh
    (0xFB8C, 2, 0x0691),  // rreh
    (0xFB8E, 4, 0x06A9),  // keheh
    (0xFB92, 4, 0x06AF),  // gaf
    (0xFB96, 4, 0x06B3),  // gueh
    (0xFB9A, 4, 0x06B1),  // ngoeh
    (0xFB9E, 2, 0x06BA),  // noon ghunna
    (0xFBA0, 4, 0x06BB),  // rnoon
    (0xFBA4, 2, 0x06C0),  // heh with yeh above
    (0xFBA6, 4, 0x06C1),  // heh goal
    (0xFBAA, 4, 0x06BE),  // heh doachashmee
    (0xFBAE, 2, 0x06D2),  // yeh barree
    (0xFBB0, 2, 0x06D3),  // yeh barree with hamza above
    (0xFBD3, 4, 0x06AD),  // ng
    (0xFBD7, 2, 0x06C7),  // u
    (0xFBD9, 2, 0x06C6),  // oe
    (0xFBDB, 2, 0x06C8),  // yu
    (0xFBDE, 2, 0x06CB),  // ve
    (0xFBE0, 2, 0x06C5),  // kirghiz oe
    (0xFBE2, 2, 0x06C9),  // kirghiz yu
    (0xFBE4, 4, 0x06D0),  // e
    (0xFBE8, 2, 0x0649),  // alef maksura
    (0xFBFC, 4, 0x06CC),  // farsi yeh
    (0xFE80, 1, 0x0621),  // hamza
    (0xFE81, 2, 0x0622),  // alef with madda above
    (0xFE83, 2, 0x0623),  // alef with hamza above
    (0xFE85, 2, 0x0624),  // waw with hamza above
    (0xFE87, 2, 0x0625),  // alef with hamza below
    (0xFE89, 4, 0x0626),  // yeh with hamza above
    (0xFE8D, 2, 0x0627),  // alef
    (0xFE8F, 4, 0x0628),  // beh
    (0xFE93, 2, 0x0629),  // teh marbuta
    (0xFE95, 4, 0x062A),  // teh
    (0xFE99, 4, 0x062B),  // theh
    (0xFE9D, 4, 0x062C),  // jeem
    (0xFEA1, 4, 0x062D),  // hah
    (0xFEA5, 4, 0x062E),  // khah
    (0xFEA9, 2, 0x062F),  // dal
    (0xFEAB, 2, 0x0630),  // thal
    (0xFEAD, 2, 0x0631),  // reh
    (0xFEAF, 2, 0x0632),  // zain
    (0xFEB1, 4, 0x0633),  // seen
    (0xFEB5, 4, 0x0634),  // sheen
    (0xFEB9, 4, 0x0635),  // sad
    (0xFEBD, 4, 0x0636),  // dad
    (0xFEC1, 4, 0x0637),  // tah
    (0xFEC5, 4, 0x0638),  // zah
    (0xFEC9, 4, 0x0639),  // ain
    (0xFECD, 4, 0x063A),  // ghain
    (0xFED1, 4, 0x0641),  // feh
    (0xFED5, 4, 0x0642),  // qaf
    (0xFED9, 4, 0x0643),  // kaf
    (0xFEDD, 4, 0x0644),  // lam
    (0xFEE1, 4, 0x0645),  // meem
    (0xFEE5, 4, 0x0646),  // noon
    (0xFEE9, 4, 0x0647),  // heh
    (0xFEED, 2, 0x0648),  // waw
    (0xFEEF, 2, 0x0649),  // alef maksura
    (0xFEF1, 4, 0x064A),  // yeh
    (0xFC5B, 1, 0x0630), (0xFC5C, 1, 0x0631), (0xFC5D, 1, 0x0649), (0xFC90, 1, 0x0649),
    (0xFCD9, 1, 0x0647), (0xFD3C, 2, 0x0627),
  ]

  /// Ligatures in the order of their code points from `first` on, parted by blanks; `_` stands for
  /// a code point that is unassigned, a sign of its own, or only a mark.
  static let ligatures: [(first: UInt32, letters: String)] = [
    (0xFBDD, "ۇٴ"),
    (0xFBEA, "ئا ئا ئە ئە ئو ئو ئۇ ئۇ ئۆ"),
    (0xFBF3, "ئۆ ئۈ ئۈ ئې ئې ئې ئى ئى ئى"),
    (0xFC00, "ئج ئح ئم ئى ئي بج بح بخ بم بى بي تج تح تخ تم تى"),
    (0xFC10, "تي ثج ثم ثى ثي جح جم حج حم خج خح خم سج سح سخ سم"),
    (0xFC20, "صح صم ضج ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ"),
    (0xFC30, "فم فى في قح قم قى قي كا كج كح كخ كل كم كى كي لج"),
    (0xFC40, "لح لخ لم لى لي مج مح مخ مم مى مي نج نح نخ نم نى"),
    (0xFC50, "ني هج هم هى هي يج يح يخ يم يى يي"),
    (0xFC60, "_ _ _ _ ئر ئز ئم ئن ئى ئي بر بز بم بن بى بي"),
    (0xFC70, "تر تز تم تن تى تي ثر ثز ثم ثن ثى ثي فى في قى قي"),
    (0xFC80, "كا كل كم كى كي لم لى لي ما مم نر نز نم نن نى ني"),
    (0xFC90, "_ ير يز يم ين يى يي ئج ئح ئخ ئم ئه بج بح بخ بم"),
    (0xFCA0, "به تج تح تخ تم ته ثم جح جم حج حم خج خم سج سح سخ"),
    (0xFCB0, "سم صح صخ صم ضج ضح ضخ ضم طح ظم عج عم غج غم فج فح"),
    (0xFCC0, "فخ فم قح قم كج كح كخ كل كم لج لح لخ لم له مج مح"),
    (0xFCD0, "مخ مم نج نح نخ نم نه هج هم _ يج يح يخ يم يه ئم"),
    (0xFCE0, "ئه بم به تم ته ثم ثه سم سه شم شه كل كم لم نم نه"),
    (0xFCF0, "يم يه _ _ _ طى طي عى عي غى غي سى سي شى شي حى"),
    (0xFD00, "حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر"),
    (0xFD10, "ضر طى طي عى عي غى غي سى سي شى شي حى حي جى جي خى"),
    (0xFD20, "خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر شج شح شخ"),
    (0xFD30, "شم سه شه طم سج سح سخ شج شح شخ طم ظم"),
    (0xFD50, "تجم تحج تحج تحم تخم تمج تمح تمخ جمح جمح حمي حمى سحج سجح سجى سمح"),
    (0xFD60, "سمح سمج سمم سمم صحح صحح صمم شحم شحم شجي شمخ شمخ شمم شمم ضحى ضخم"),
    (0xFD70, "ضخم طمح طمح طمم طمي عجم عمم عمم عمى غمم غمي غمى فخم فخم قمح قمم"),
    (0xFD80, "لحم لحي لحى لجج لجج لخم لخم لمح لمح محج محم محي مجح مجم مخج مخم"),
    (0xFD90, "_ _ مجخ همج همم نحم نحى نجم نجم نجى نمي نمى يمم يمم بخي تجي"),
    (0xFDA0, "تجى تخي تخى تمي تمى جمي جحى جمى سخى صحي شحي ضحي لجي لمي يحي يجي"),
    (0xFDB0, "يمي ممي قمي نحي قمح لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي"),
    (0xFDC0, "مجي فمي بحي كمم عجم صمم سخي نجي"),
    (0xFDF2, "الله اكبر محمد صلعم رسول عليه وسلم صلى"),
    (0xFDFC, "ریال"),
    (0xFEF5, "لآ لآ لأ لأ لإ لإ لا لا"),
  ]

  /// Marks with a blank or a tatweel to sit on: marks all the same.
  static let spacingMarks: [ClosedRange<UInt32>] = [
    0xFC5E...0xFC63, 0xFCF2...0xFCF4, 0xFE70...0xFE72, 0xFE74...0xFE74, 0xFE76...0xFE7F,
  ]
}
