/// A type that asks its decoder for whatever the script says, and takes no for an answer.
struct ScriptedRead: Decodable {
    private static let leaves: [any Leaf.Type] = LeafKinds.all.filter { $0 != ExactDecimal.self } + [Level.self]
    private static let keys = ["a", "b", "", "10", "super", "é", "😀", "_0", "none"].map { ShapeKey($0) }

    init(from decoder: any Decoder) throws {
        Self.read(decoder, ReadScript.current)
    }

    private static func read(_ decoder: any Decoder, _ script: ReadScript) {
        script.note("decoder", decoder.codingPath) { decoder.codingPath.count == 0 }
        // A container of the wrong kind is refused, and then another may be asked for.
        repeat {
            switch script.choices.below(3) {
            case 0:
                script.note("container", decoder.codingPath) { try decoder.container(keyedBy: ShapeKey.self) }
                    .map { read($0, script) }
            case 1:
                script.note("unkeyedContainer", decoder.codingPath) { try decoder.unkeyedContainer() }
                    .map { read($0, script) }
            default:
                script.note("singleValueContainer", decoder.codingPath) { try decoder.singleValueContainer() }
                    .map { read($0, script) }
            }
        } while script.mayGoOn()
    }

    private static func read(_ container: KeyedDecodingContainer<ShapeKey>, _ script: ReadScript) {
        let path = container.codingPath
        while script.mayGoOn() {
            let key = script.choices.pick(
                keys + container.allKeys.sorted { $0.stringValue.identity < $1.stringValue.identity })
            let name = key.stringValue.debugDescription
            let leaf = script.choices.pick(leaves)
            switch script.choices.below(10) {
            case 0: script.note("allKeys", path) { container.allKeys.map(\.stringValue.identity).sorted() }
            case 1: script.note("contains \(name)", path) { container.contains(key) }
            case 2: script.note("decodeNil \(name)", path) { try container.decodeNil(forKey: key) }
            case 3: script.note("\(leaf) \(name)", path) { try container.decode(leaf, forKey: key) as any Leaf }
            case 4:
                script.note("\(leaf) if present \(name)", path) {
                    try container.decodeIfPresent(leaf, forKey: key) as (any Leaf)? as Any
                }
            case 5: script.note("value \(name)", path) { try container.decode(ScriptedRead.self, forKey: key) }
            case 6:
                script.note("nestedContainer \(name)", path) {
                    read(try container.nestedContainer(keyedBy: ShapeKey.self, forKey: key), script)
                }
            case 7:
                script.note("nestedUnkeyedContainer \(name)", path) {
                    read(try container.nestedUnkeyedContainer(forKey: key), script)
                }
            case 8: script.note("superDecoder \(name)", path) { read(try container.superDecoder(forKey: key), script) }
            default: script.note("superDecoder", path) { read(try container.superDecoder(), script) }
            }
        }
    }

    private static func read(_ start: any UnkeyedDecodingContainer, _ script: ReadScript) {
        var container = start
        let path = container.codingPath
        while script.mayGoOn() {
            let leaf = script.choices.pick(leaves)
            script.note("at", path) { ["\(container.currentIndex)", "\(container.count ?? -1)"] }
            switch script.choices.below(8) {
            case 0: script.note("isAtEnd", path) { container.isAtEnd }
            case 1: script.note("decodeNil", path) { try container.decodeNil() }
            case 2: script.note("\(leaf)", path) { try container.decode(leaf) as any Leaf }
            // At the end Foundation counts on for an element that is absent, and tells wrong indexes from then on.
            case 3 where !container.isAtEnd:
                script.note("\(leaf) if present", path) {
                    try container.decodeIfPresent(leaf) as (any Leaf)? as Any
                }
            case 3, 4: script.note("value", path) { try container.decode(ScriptedRead.self) }
            case 5:
                script.note("nestedContainer", path) {
                    read(try container.nestedContainer(keyedBy: ShapeKey.self), script)
                }
            case 6:
                script.note("nestedUnkeyedContainer", path) { read(try container.nestedUnkeyedContainer(), script) }
            default: script.note("superDecoder", path) { read(try container.superDecoder(), script) }
            }
        }
    }

    private static func read(_ container: any SingleValueDecodingContainer, _ script: ReadScript) {
        let path = container.codingPath
        while script.mayGoOn() {
            let leaf = script.choices.pick(leaves)
            switch script.choices.below(4) {
            case 0: script.note("decodeNil", path) { container.decodeNil() }
            case 1, 2: script.note("\(leaf)", path) { try container.decode(leaf) as any Leaf }
            default: script.note("value", path) { try container.decode(ScriptedRead.self) }
            }
        }
    }
}
