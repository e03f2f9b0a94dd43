/// A target of a manifest.
struct Target: Decodable, Sendable {
    let name: String
    let type: String
    let exclude: [String]
    let dependencies: [TargetDependency]
    let settings: [Setting]
    private let path: String?

    /// The target's folder, relative to its package.
    var folder: String { path ?? (type == "test" ? "Tests/" : "Sources/") + name }
}
