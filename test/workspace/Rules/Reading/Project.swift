/// A deployable, as `workspace.toml` lists it.
struct Project: Sendable {
    let name: String
    /// The names of the bases that it builds.
    let bases: [String]
    /// Where `workspace.toml` lists it.
    let line: Int

    var folder: String { "projects/\(name)" }

    init(_ table: TOML.Table) throws {
        name = table.path[1]
        bases = try table.strings("bases")
        line = table.line
    }
}
