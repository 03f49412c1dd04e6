/// English words that stand around numbers, and those of the calendar.
///
/// Names of months and days count only with a capital letter. `weakMonth` and `shyMonth` are
/// explained at `ArabicMonths.names`.
enum EnglishNumberContext {
  static let months = NumeralTable(
    """
    month 1 January
    month 2 February
    weakMonth 3 March
    month 4 April
    weakMonth 5 May
    month 6 June
    month 7 July
    weakMonth 8 August
    month 9 September
    month 10 October
    month 11 November
    month 12 December
    shyMonth 1 Jan
    shyMonth 2 Feb
    shyMonth 3 Mar
    shyMonth 4 Apr
    shyMonth 6 Jun
    shyMonth 7 Jul
    shyMonth 8 Aug
    shyMonth 9 Sep Sept
    shyMonth 10 Oct
    shyMonth 11 Nov
    shyMonth 12 Dec
    """)

  static let weekdays = NumeralTable(
    """
    weekday 0 Sunday
    weekday 1 Monday
    weekday 2 Tuesday
    weekday 3 Wednesday
    weekday 4 Thursday
    weekday 5 Friday
    weekday 6 Saturday
    """)

  static let calendar = NumeralTable(
    """
    yearMarker 0 year years
    monthMarker 0 month
    dateContext 0 in since during until till through by from
    before 0 before
    after 0 after
    dateContext 0 early late mid last next this
    of 0 of
    decade 20 twenties
    decade 30 thirties
    decade 40 forties
    decade 50 fifties
    decade 60 sixties
    decade 70 seventies
    decade 80 eighties
    decade 90 nineties
    """)

  static let clock = NumeralTable(
    """
    morning 0 am
    afternoon 0 pm
    oclock 0 clock
    """)

  static let documents = NumeralTable(
    """
    documentMarker 0 resolution resolutions
    numberMarker 0 number numbers numbered No Nos
    romanMarker 0 chapter article part section annex phase title war geneva world protocol
    """)

  static let percentages = NumeralTable(
    """
    percent 0 percent pct
    percentPreposition 0 per
    percentBase 0 cent
    """)

  /// The value is the place in `ArabicNumberContext.currencies`.
  static let money = NumeralTable(
    """
    currency 0 dollar dollars USD
    currency 1 euro euros EUR
    currency 2 pound pounds GBP
    currency 3 lira liras
    currency 4 riyal riyals rial rials
    currency 5 dirham dirhams
    currency 6 dinar dinars
    currency 7 rouble roubles ruble rubles
    currency 8 yen
    currency 9 yuan renminbi
    currency 10 shekel shekels
    currency 11 franc francs
    currency 12 rupee rupees
    """)

  static let connectors = NumeralTable(
    """
    and 0 and
    to 0 to or
    article 0 a an the
    ordinalSuffix 0 st nd rd th
    decadeSuffix 0 s
    magnitude 3 k
    magnitude 6 m mn mln
    magnitude 9 bn
    magnitude 12 tn
    """)
}
