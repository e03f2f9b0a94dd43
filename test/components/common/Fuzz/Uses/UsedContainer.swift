/// A container that a script writes to, and what the script remembers of it.
final class UsedContainer {
    enum Container {
        case keyed(KeyedEncodingContainer<ShapeKey>)
        case unkeyed(any UnkeyedEncodingContainer)
    }

    var container: Container
    /// Where it really is in the document.
    let path: [String]
    /// What stands under its keys; a container can be asked for again.
    var slots: [String: Slot] = [:]
    /// How many elements it has got.
    var count = 0
    /// Whether an element is a super encoder that is kept for the end: then Foundation counts one too few.
    var hasLateSuper = false
    /// Whether its value has been replaced by another, after which it must not be used.
    private(set) var isReplaced = false
    /// Weak, for a super encoder of Foundation writes when nobody has it any more.
    private weak let parent: UsedContainer?

    enum Slot {
        case value
        /// A super encoder that is kept for the end. Foundation writes what it has got only when nobody has it any more,
        /// so nothing else may be put in its place.
        case lateSuper
        case container(UsedContainer)
    }

    init(_ container: Container, at path: [String], in parent: UsedContainer?) {
        self.container = container
        self.path = path
        self.parent = parent
    }

    var isLive: Bool { !isReplaced && parent?.isLive ?? true }

    /// Notes that a value is written under a key, in the place of whatever was there.
    func put(_ slot: Slot, under key: String) {
        if case .container(let replaced)? = slots[key] { replaced.isReplaced = true }
        slots[key] = slot
    }

    /// Whether a container was asked for under a key, which a value that fails may cost its place.
    func hasContainer(under key: String) -> Bool {
        if case .container? = slots[key] { true } else { false }
    }
}
