/// English words for numbers and parts.
enum EnglishNumbers {
  static let cardinals = NumeralTable(
    """
    unit 0 zero
    unit 1 one
    unit 2 two
    unit 3 three
    unit 4 four
    unit 5 five
    unit 6 six
    unit 7 seven
    unit 8 eight
    unit 9 nine
    teen 10 ten
    teen 11 eleven
    teen 12 twelve
    teen 13 thirteen
    teen 14 fourteen
    teen 15 fifteen
    teen 16 sixteen
    teen 17 seventeen
    teen 18 eighteen
    teen 19 nineteen
    tens 20 twenty
    tens 30 thirty
    tens 40 forty
    tens 50 fifty
    tens 60 sixty
    tens 70 seventy
    tens 80 eighty
    tens 90 ninety
    hundred 100 hundred
    dozen 12 dozen
    scale 3 thousand
    scale 6 million
    scale 9 billion
    scale 12 trillion
    pluralScale 3 thousands
    pluralScale 6 millions
    pluralScale 9 billions
    twice 2 twice
    """)

  static let ordinals = NumeralTable(
    """
    ordinal 1 first
    ordinal 2 second
    ordinal 3 third
    ordinal 4 fourth
    ordinal 5 fifth
    ordinal 6 sixth
    ordinal 7 seventh
    ordinal 8 eighth
    ordinal 9 ninth
    ordinal 10 tenth
    ordinal 11 eleventh
    ordinal 12 twelfth
    ordinal 13 thirteenth
    ordinal 14 fourteenth
    ordinal 15 fifteenth
    ordinal 16 sixteenth
    ordinal 17 seventeenth
    ordinal 18 eighteenth
    ordinal 19 nineteenth
    ordinalTens 20 twentieth
    ordinalTens 30 thirtieth
    ordinalTens 40 fortieth
    ordinalTens 50 fiftieth
    ordinalTens 60 sixtieth
    ordinalTens 70 seventieth
    ordinalTens 80 eightieth
    ordinalTens 90 ninetieth
    ordinalHundred 100 hundredth
    adverb 1 firstly
    adverb 2 secondly
    adverb 3 thirdly
    adverb 4 fourthly
    adverb 5 fifthly
    """)

  /// Plural parts are worth their denominator: two *thirds*, three *quarters*.
  static let fractions = NumeralTable(
    """
    half 2 half
    fraction 104 quarter
    fractionPlural 3 thirds
    fractionPlural 4 quarters
    fractionPlural 5 fifths
    fractionPlural 10 tenths
    """)
}
