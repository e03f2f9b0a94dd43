/// What `workspace.toml` says.
public struct Plan: Sendable {
    static let file = "workspace.toml"

    let namespace: String
    let components: [Brick]
    let bases: [Brick]
    let projects: [Project]

    /// Components and bases.
    var bricks: [Brick] { components + bases }

    func component(ofModule module: String) -> Brick? { components.first { $0.module == module } }

    init(text: String) throws {
        let tables = try TOML.tables(in: text, file: Self.file)
        namespace = try tables.first { $0.path == ["workspace"] }?.string("namespace") ?? ""
        components = try Self.tables(tables, under: "components").map { try Brick($0, folder: "components") }
        bases = try Self.tables(tables, under: "bases").map { try Brick($0, folder: "bases") }
        projects = try Self.tables(tables, under: "projects").map(Project.init)
    }

    private static func tables(_ tables: [TOML.Table], under kind: String) -> [TOML.Table] {
        tables.filter { $0.path.count == 2 && $0.path[0] == kind }
    }
}
