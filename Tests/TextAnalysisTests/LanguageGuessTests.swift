import Bitext
import Testing
import TextAnalysis

@Suite struct `A text's language` {
  @Test(arguments: [
    "قال المبعوث الأممي إن الجولة لم تكن سهلة.",
    "وَصَلَ الوَفْدُ أَمْسِ",
    "ﻭﺻﻞ ﺍﻟﻮﻓﺪ ﺃﻣﺲ",
    "عاجل",
    "القرار 2254 (2015)",
    "أعلنت منظمة WHO، اليوم، نتائج التقرير السنوي حول الصحة في المنطقة.",
    "زار الأمير تشارلز (چارلز) العاصمة أمس والتقى عددا من الوزراء ورجال الأعمال والصحفيين.",
  ])
  func `is Arabic where its letters are`(text: String) {
    #expect(LanguageGuess.language(of: text) == .arabic)
  }

  @Test(arguments: [
    "The envoy said the round had not been easy.",
    "UN envoy leaves Geneva",
    "Los Angeles and El Salvador",
    "Leaders met, oil fell three per cent",
    "PARLIAMENT VOTES TODAY",
    "The word سلة means basket.",
    "Two cafés in the old town were closed by the police, and they have not opened since.",
  ])
  func `is English where its words are`(text: String) {
    #expect(LanguageGuess.language(of: text) == .english)
  }

  @Test(arguments: [
    ("Persian", "وزیر امور خارجه گفت که مذاکرات ژنو آسان نبود."),
    ("Urdu", "وزیر خارجہ نے کہا کہ یہ مذاکرات آسان نہیں تھے۔"),
    ("Pashto", "د بهرنیو چارو وزیر وویل چې خبرې اسانه نه وې."),
    ("Kurdish", "وەزیری دەرەوە گوتی کە دانوستانەکان ئاسان نەبوون."),
  ])
  func `is not Arabic for its script alone`(language: String, text: String) {
    #expect(LanguageGuess.language(of: text) == nil, "\(language)")
  }

  @Test(arguments: [
    (
      "French", "Le ministre a dit que la visite ne sera pas longue pour les habitants de la ville."
    ),
    ("French", "LE MINISTRE EST DANS LA VILLE"),
    ("German", "Der Minister sagte, dass die Reise nicht lang ist und mit dem Zug begann."),
    ("Turkish", "Bakan bu gezinin uzun olmayacağını ve kent için önemli olduğunu söyledi."),
    (
      "Indonesian",
      "Menteri itu mengatakan bahwa kunjungan ini tidak lama untuk warga dan kota itu."
    ),
  ])
  func `is not English for its script alone`(language: String, text: String) {
    #expect(LanguageGuess.language(of: text) == nil, "\(language)")
  }

  @Test(arguments: [
    "وصل الوفد أمس The delegation left",
    "שלום לכולם",
    "Встреча прошла хорошо",
    "会议昨天结束",
  ])
  func `is neither where two scripts balance or a third one stands`(text: String) {
    #expect(LanguageGuess.language(of: text) == nil)
  }

  @Test(arguments: ["", "   \n", "2254", "٢٢٥٤", "۱۲", "— … «»", "\u{200F}\u{064E}", "🙂"])
  func `is not told where there are no letters`(text: String) {
    #expect(LanguageGuess.language(of: text) == nil)
  }
}
