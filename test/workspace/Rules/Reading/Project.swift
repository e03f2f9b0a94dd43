/// A deployable, as `workspace.toml` lists it.
struct Project: Sendable {
    let name: String
    /// The names of the bases that it builds.
    let bases: [String]
    /// The traits of the root that it builds them with.
    let traits: Set<String>
    /// What it hands out as a library instead.
    let umbrella: Umbrella?
    /// Where `workspace.toml` lists it.
    let line: Int

    var folder: String { "projects/\(name)" }

    init(_ table: TOML.Table) throws {
        name = table.path[1]
        umbrella = table.values["library"] == nil ? nil : try Umbrella(table)
        bases = umbrella == nil ? try table.strings("bases") : []
        traits = Set(try table.values["traits"].map { _ in try table.strings("traits") } ?? [])
        line = table.line
    }
}
