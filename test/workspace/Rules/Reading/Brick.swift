/// A component or a base, as `workspace.toml` lists it.
struct Brick: Sendable {
    let name: String
    let module: String
    /// `components` or `bases`.
    let kind: String
    /// A component's floor; a base has none.
    let floor: Int?
    let isEngine: Bool
    /// Where `workspace.toml` lists it.
    let line: Int

    var folder: String { "\(kind)/\(name)" }
    var testFolder: String { "test/\(kind)/\(name)" }
    var isComponent: Bool { kind == "components" }

    init(_ table: TOML.Table, folder kind: String) throws {
        name = table.path[1]
        module = try table.string("module")
        self.kind = kind
        floor = kind == "components" ? try table.integer("floor") : nil
        isEngine = try table.boolean("engine") ?? false
        line = table.line
    }
}
