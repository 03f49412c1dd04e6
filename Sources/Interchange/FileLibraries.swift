/// The C libraries behind this room.
public enum FileLibraries {
  /// Such as `libxml2 2.9.14`, `libarchive 3.6.2`.
  public static var versions: [String] { [LibXML.version, ZipContainer.version] }
}
