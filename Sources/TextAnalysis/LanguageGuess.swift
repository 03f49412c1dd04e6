public import Bitext

/// Which of the two working languages a text is written in, read from its letters.
public enum LanguageGuess {
}
