extension SentenceExceptions {
  /// English as agencies and the United Nations write it.
  ///
  /// Sources: the AP Stylebook's abbreviations of titles, states and months; the United Nations
  /// Editorial Manual's abbreviations; CLDR 42 `suppressions/en`. `may`, `june` and other words
  /// that are never shortened are left out, and so are ones that are common whole words
  /// (`art.`, `in.`) unless a number follows them.
  static let english = SentenceExceptions(
    titles: Set(
      table: """
        Mr Mrs Ms Mx Messrs Mmes Mme Mlle Dr Drs Prof Profs
        Gen Lt Col Maj Capt Cpt Cmdr Cdr Sgt Cpl Pvt Adm Brig Ens Spc Pfc Comdr Comm
        Sen Sens Rep Reps Gov Govs Pres Amb Atty Hon Rev Revd Fr Msgr Supt Insp Det Ald Asst Assoc
        Mt Ste Sta Ft vs v cf viz eg ie Sra Srta
        e.g i.e E.g I.e Cf Viz Eg Ie
        H.E H.M H.H H.R.H T.E
        """),
    references: Set(
      table: """
        Art Arts Vol Vols Fig Figs Sec Secs Ch Chap chap
        para paras Para Paras Eq eq Ex Exh Res Doc Rev Add Corr Supp
        sect Sect Subsec Cl ver Rm Apt Ste Op op Bk Pt Lot Reg Regs
        """),
    counted: Set(
      table: """
        No Nos no nos Nr p pp P PP Tel tel Fax Ext ext
        art arts vol vols fig figs
        """),
    numbered: Set(
      table: """
        Section section Article article Paragraph paragraph Chapter chapter Annex annex Item item
        Part part Rule rule Regulation regulation Resolution resolution Clause clause
        Group group Category category Class class Type type Grade grade Level level Plan plan
        Vitamin vitamin Hepatitis hepatitis Option option Phase phase Zone zone Team team
        Number number Schedule schedule Appendix appendix Table table Figure figure
        """),
    shortened: Set(
      table: """
        U.S U.N U.K E.U U.S.A U.S.S.R U.A.E D.C N.Y L.A B.C N.J P.R
        Ph.D M.D B.A M.A B.Sc M.Sc LL.B LL.M J.D D.Phil R.N Esq Jr Sr
        Inc Corp Ltd Co Cos Bros Cie Plc Pty LLC Intl Natl Assn Dept Univ Inst Gov't Govt Dist Div
        St Ave Blvd Rd Hwy Sq Bldg
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
        Mon Tue Tues Thu Thur Thurs
        Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo
        Mont Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que
        al approx esp ca ed eds Ed Eds est repr trans rev cont incl excl max min avg
        ft lb lbs oz mi km kg sq hr hrs mins secs yr yrs
        """),
    clock: Set(table: "a.m p.m A.M P.M am pm A.D B.C.E C.E etc Etc seq"),
    afterClock: Set(
      table: """
        EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET AST IST JST
        Eastern Central Pacific Mountain Greenwich Moscow
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        January February March April May June July August September October November December
        Jan Feb Aug Sept Oct Nov Dec
        """),
    openers: Set(
      table: """
        The A An This That These Those There Here
        He She It They We I You His Her Its Their Our My Your One
        Who What When Where Why How Which Whose
        In On At By For From With Without Within To As Of Under Over Since Until Till During
        After Before Between Among Amid Despite Although Though While Because If Unless Whether
        But And Or Nor Yet So Then Thus Hence Therefore However Moreover Furthermore Nevertheless
        Meanwhile Also Still Now Today Yesterday Tomorrow Later Earlier Once Instead Indeed
        Some Many Most Several Both Each Every All Any No Not None Nobody Nothing Neither Either
        Another Other Others Only Even Just Perhaps Maybe According Asked Speaking Such
        Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should Must Let Please
        Mr Mrs Ms
        """),
    reporting: Set(
      table: """
        said says asked asks added adds replied replies told wrote writes shouted cried chanted
        answered answers exclaimed wondered demanded yelled screamed explained declared quipped
        tweeted recalled muttered whispered joked
        """),
    companies: Set(table: "Inc Corp Ltd Co LLC Plc News Finance Mail Magazine"),
    wordLetters: Set(table: "I")
  )
}
