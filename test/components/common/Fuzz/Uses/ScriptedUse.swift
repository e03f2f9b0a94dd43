/// A type that uses its encoder as a script says: in any order, twice, late, and going on after errors.
struct ScriptedUse: Encodable {
    let script: UseScript
    let path: [String]
    /// Fails in the end, after all it has written.
    var fails = false

    func encode(to encoder: any Encoder) throws {
        Self.use(encoder, at: path, script)
        if fails { throw EncodingError.invalidValue("", .init(codingPath: encoder.codingPath, debugDescription: "")) }
    }

    static func use(_ encoder: any Encoder, at path: [String], _ script: UseScript) {
        script.expect("codingPath", at: path, Failure.steps(encoder.codingPath), path)
        let use = script.choices.below(8)
        script.note(use == 0 ? "nothing" : use == 1 ? "single value" : use < 5 ? "object" : "array", at: path)
        switch use {
        case 0: break
        case 1: script.must("encode", at: path) { try single(encoder.singleValueContainer(), at: path, script) }
        case 2, 3, 4:
            let container = encoder.container(keyedBy: ShapeKey.self)
            let first = UsedContainer(.keyed(container), at: path, in: nil)
            var used = UsedContainers(first, again: { .keyed(encoder.container(keyedBy: ShapeKey.self)) }, script)
            used.run()
        default:
            let first = UsedContainer(.unkeyed(encoder.unkeyedContainer()), at: path, in: nil)
            var used = UsedContainers(first, again: { .unkeyed(encoder.unkeyedContainer()) }, script)
            used.run()
        }
    }

    private static func single(
        _ start: any SingleValueEncodingContainer, at path: [String], _ script: UseScript
    ) throws {
        var container = start
        switch script.choices.below(4) {
        case 0: try container.encodeNil()
        case 1: try container.encode(ScriptedUse(script: script, path: path))
        case 2:
            script.mustNot("NaN", at: path, failing: path, encode: Double.nan) { try container.encode(Double.nan) }
            try container.encode(1)
        default:
            let leaf: any Leaf = script.choices.pick(LeafKinds.all).drawn(from: &script.choices)
            try container.encode(leaf)
        }
    }
}
