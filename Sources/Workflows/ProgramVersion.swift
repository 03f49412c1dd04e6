/// What the program calls itself in files it writes and figures it prints.
public enum ProgramVersion {
  public static let name = "Tarjuman"
  public static let number = "0.1.0"
}
