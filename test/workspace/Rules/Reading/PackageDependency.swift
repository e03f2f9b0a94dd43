/// A package that a manifest depends on.
struct PackageDependency: Decodable, Sendable {
    /// Where it lies, if it is a folder.
    let path: String?
    /// The name by which the manifest's targets call it, if it says one.
    let name: String?
    /// The traits that it is built with, beyond those that it has by default.
    let traits: Set<String>

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let folder = try container.decodeIfPresent([Folder].self, forKey: .fileSystem)?.first
        path = folder?.path
        name = folder?.nameForTargetDependencyResolutionOnly
        traits = Set((folder?.traits ?? []).map(\.name)).subtracting(["default"])
    }

    private enum CodingKeys: String, CodingKey { case fileSystem }

    private struct Folder: Decodable {
        let path: String
        let nameForTargetDependencyResolutionOnly: String?
        let traits: [Trait]?
    }

    private struct Trait: Decodable {
        let name: String
    }
}
