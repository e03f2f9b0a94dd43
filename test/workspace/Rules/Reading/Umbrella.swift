/// The module by which a project hands out components, so that others import one instead of many.
struct Umbrella: Sendable {
    let module: String
    /// The names of the components that it leaves out.
    let without: [String]

    init(_ table: TOML.Table) throws {
        module = try table.string("library")
        without = try table.strings("without")
    }
}
