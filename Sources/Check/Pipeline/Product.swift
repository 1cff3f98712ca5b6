/// What the tool calls itself.
public enum Product {
    /// The command's name.
    public static let name = "surety"
    /// The version of this source tree.
    public static let version = "0.1.0"
}
