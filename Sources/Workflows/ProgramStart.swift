import SentenceEncoder

/// What a program does before anything else.
public enum ProgramStart {
  /// To be called before the program has threads of its own.
  public static func prepare() { MatrixLibrary.useCallingThreadOnly() }
}
