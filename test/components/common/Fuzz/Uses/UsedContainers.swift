/// The containers of one encoder, to which a script writes in turn, in any order.
struct UsedContainers {
    private static let keys = ["a", "b", "super", "ü\"\n", "c"]

    private let script: UseScript
    private var containers: [UsedContainer]
    private var lateSupers: [(encoder: any Encoder, container: UsedContainer, path: [String])] = []
    /// Gives the encoder's own container once more.
    private let again: () -> UsedContainer.Container

    init(_ first: UsedContainer, again: @escaping () -> UsedContainer.Container, _ script: UseScript) {
        self.script = script
        self.again = again
        containers = [first]
    }

    mutating func run() {
        while script.mayGoOn() {
            if script.choices.oneIn(8) {
                script.note("the same container once more", at: containers[0].path)
                containers[0].container = again()
            }
            let live = containers.filter(\.isLive)
            let used = live[live.count - 1 - script.choices.below(live.count)]
            switch used.container {
            case .keyed(let container): write(to: used, container)
            case .unkeyed(let container): write(to: used, container)
            }
        }
        while let late = lateSupers.popLast() {
            guard late.container.isLive else { continue }
            script.note("late use of a super encoder", at: late.path)
            ScriptedUse.use(late.encoder, at: late.path, script)
        }
    }

    // MARK: Objects

    private mutating func write(to used: UsedContainer, _ start: KeyedEncodingContainer<ShapeKey>) {
        var container = start
        let name = script.choices.pick(Self.keys)
        let key = ShapeKey(name)
        let path = used.path + [name]
        script.expect("codingPath", at: used.path, Failure.steps(container.codingPath), used.path)
        if case .lateSuper? = used.slots[name] { return }
        switch script.choices.below(11) {
        case 0:
            used.put(.value, under: name)
            script.must("encodeNil", at: path) { try container.encodeNil(forKey: key) }
        case 1 where !used.hasContainer(under: name):
            script.mustNot("NaN", at: path, failing: path, encode: Double.nan) {
                try container.encode(Double.nan, forKey: key)
            }
        case 2 where !used.hasContainer(under: name):
            let failing = ScriptedUse(script: script, path: path, fails: true)
            script.mustNot("a failing value", at: path, failing: path, encode: failing) {
                try container.encode(failing, forKey: key)
            }
        case 3:
            used.put(.value, under: name)
            script.must("encode", at: path) {
                try container.encode(ScriptedUse(script: script, path: path), forKey: key)
            }
        case 4, 5: nestObject(in: used, container, key)
        case 6: nestArray(in: used, container, key)
        case 7: useSuper(of: used, container.superEncoder(forKey: key), name)
        case 8: useBareSuper(of: used, container)
        case 9 where used.slots[name] == nil:
            script.note("super encoder for later", at: path)
            used.put(.lateSuper, under: name)
            lateSupers.append((container.superEncoder(forKey: key), used, path))
        default:
            used.put(.value, under: name)
            let leaf: any Leaf = script.choices.pick(LeafKinds.all).drawn(from: &script.choices)
            script.must("encode", at: path) { try container.encode(leaf, forKey: key) }
        }
    }

    private mutating func nestObject(
        in used: UsedContainer, _ start: KeyedEncodingContainer<ShapeKey>, _ key: ShapeKey
    ) {
        var container = start
        script.note("nestedContainer", at: used.path + [key.stringValue])
        // What has been encoded whole can't be gone on with.
        if case .value? = used.slots[key.stringValue] { return }
        if case .container(let nested)? = used.slots[key.stringValue] {
            guard case .keyed = nested.container else { return }
            nested.container = .keyed(container.nestedContainer(keyedBy: ShapeKey.self, forKey: key))
            return
        }
        let nested = UsedContainer(
            .keyed(container.nestedContainer(keyedBy: ShapeKey.self, forKey: key)),
            at: used.path + [key.stringValue], in: used)
        used.put(.container(nested), under: key.stringValue)
        containers.append(nested)
    }

    private mutating func nestArray(
        in used: UsedContainer, _ start: KeyedEncodingContainer<ShapeKey>, _ key: ShapeKey
    ) {
        var container = start
        script.note("nestedUnkeyedContainer", at: used.path + [key.stringValue])
        if case .value? = used.slots[key.stringValue] { return }
        if case .container(let nested)? = used.slots[key.stringValue] {
            guard case .unkeyed = nested.container else { return }
            nested.container = .unkeyed(container.nestedUnkeyedContainer(forKey: key))
            return
        }
        let nested = UsedContainer(
            .unkeyed(container.nestedUnkeyedContainer(forKey: key)), at: used.path + [key.stringValue], in: used)
        used.put(.container(nested), under: key.stringValue)
        containers.append(nested)
    }

    private func useBareSuper(of used: UsedContainer, _ start: KeyedEncodingContainer<ShapeKey>) {
        var container = start
        if case .lateSuper? = used.slots["super"] { return }
        useSuper(of: used, container.superEncoder(), "super")
    }

    /// At once: Foundation writes what a super encoder has got only when that is gone.
    private func useSuper(of used: UsedContainer, _ encoder: any Encoder, _ name: String) {
        script.note("superEncoder", at: used.path + [name])
        used.put(.value, under: name)
        ScriptedUse.use(encoder, at: used.path + [name], script)
    }

    // MARK: Arrays

    private mutating func write(to used: UsedContainer, _ start: any UnkeyedEncodingContainer) {
        var container = start
        let path = used.path + ["Index \(used.count)"]
        script.expect("codingPath", at: used.path, Failure.steps(container.codingPath), used.path)
        script.expect("count", at: used.path, container.count, used.count)
        let step = script.choices.below(9)
        switch step {
        case 0: script.must("encodeNil", at: path) { try container.encodeNil() }
        case 1:
            script.mustNot("NaN", at: path, failing: path, encode: Double.nan) { try container.encode(Double.nan) }
        case 2:
            let failing = ScriptedUse(script: script, path: path, fails: true)
            script.mustNot("a failing value", at: path, failing: path, encode: failing) {
                try container.encode(failing)
            }
        case 3:
            script.must("encode", at: path) { try container.encode(ScriptedUse(script: script, path: path)) }
        case 4:
            script.note("nestedContainer", at: path)
            let nested = container.nestedContainer(keyedBy: ShapeKey.self)
            containers.append(UsedContainer(.keyed(nested), at: path, in: used))
        case 5:
            script.note("nestedUnkeyedContainer", at: path)
            containers.append(UsedContainer(.unkeyed(container.nestedUnkeyedContainer()), at: path, in: used))
        case 6:
            script.note("superEncoder", at: path)
            ScriptedUse.use(container.superEncoder(), at: path, script)
        case 7 where !used.hasLateSuper:
            script.note("super encoder for later", at: path)
            used.hasLateSuper = true
            lateSupers.append((container.superEncoder(), used, path))
        default:
            let leaf: any Leaf = script.choices.pick(LeafKinds.all).drawn(from: &script.choices)
            script.must("encode", at: path) { try container.encode(leaf) }
        }
        if step != 1, step != 2 { used.count += 1 }
        used.container = .unkeyed(container)
    }
}
