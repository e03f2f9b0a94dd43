/// A place in a value of a ``Shape``: where it stands in the document, and what can go wrong there.
struct Site {
    enum What {
        case leaf(any Leaf.Type)
        case object, array
    }

    /// How the container is asked for it.
    enum Access {
        /// Nothing else can stand there: it is the document, an element, or a dictionary's value.
        case fixed
        /// A member that must be there, in a container at the path without its last step.
        case member
        /// A member by a super decoder, which takes a missing one for null.
        case superMember
        /// A member that may be missing.
        case optionalMember
    }

    let path: [String]
    let what: What
    let access: Access
    let canBeNull: Bool
    /// The whole value with another content here.
    let putting: (Content) -> Content
}

extension Site {
    /// An enum's own error quotes what isn't one of its raw values.
    var mayQuote: Bool {
        if case .leaf(let type) = what { type == Level.self } else { false }
    }

    /// All places of a value but those within a dictionary that is an array, since that has an order of its own.
    static func all(of shape: Shape, _ content: Content) -> [Site] {
        var sites: [Site] = []
        collect(Place(shape: shape, content: content, path: []), .fixed, into: &sites) { $0 }
        return sites
    }

    private struct Place {
        let shape: Shape
        let content: Content
        var path: [String]
        var canBeNull = false
    }

    private static func collect(
        _ place: Place, _ access: Access, into sites: inout [Site], putting: @escaping (Content) -> Content
    ) {
        func note(_ what: What) {
            sites.append(
                Site(path: place.path, what: what, access: access, canBeNull: place.canBeNull, putting: putting))
        }
        switch (place.shape, place.content) {
        case (.leaf(let type), _): note(.leaf(type))
        case (.wrapper(let inner), let content):
            let inside = Place(shape: inner, content: content, path: place.path, canBeNull: place.canBeNull)
            collect(inside, access, into: &sites, putting: putting)
        case (.optional(let inner), .present(let content)):
            let inside = Place(shape: inner, content: content, path: place.path, canBeNull: true)
            collect(inside, access, into: &sites) { putting(.present($0)) }
        case (.array(let element), .elements(let contents)):
            note(.array)
            for (index, content) in contents.enumerated() {
                let inside = Place(shape: element, content: content, path: place.path + ["Index \(index)"])
                collect(inside, .fixed, into: &sites) { putting(.elements(contents.replacing(index, with: $0))) }
            }
        case (.dictionary(let key, let value), .entries(let entries)):
            note(key.makesObject ? .object : .array)
            for (index, entry) in entries.enumerated() where key.makesObject {
                let inside = Place(shape: value, content: entry.value, path: place.path + [entry.key.memberName])
                collect(inside, .fixed, into: &sites) {
                    putting(.entries(entries.replacing(index, with: (key: entry.key, value: $0))))
                }
            }
        case (.record(let members), .members(let contents)):
            note(.object)
            collect(members, contents, at: place.path, isKeyed: true, into: &sites) { putting(.members($0)) }
        case (.row(let members), .members(let contents)):
            note(.array)
            collect(members, contents, at: place.path, isKeyed: false, into: &sites) { putting(.members($0)) }
        case (.choice(let variants), .chosen(let index, let payload)):
            note(.object)
            let path = place.path + [variants[index].name]
            collect(variants[index].payload, payload, at: path, isKeyed: true, into: &sites) {
                putting(.chosen(index, $0))
            }
        default: break
        }
    }

    private static func collect(
        _ members: [Shape.Member], _ contents: [Content], at path: [String], isKeyed: Bool, into sites: inout [Site],
        putting: @escaping ([Content]) -> Content
    ) {
        for (index, member) in members.enumerated() {
            let access: Access =
                switch member.way {
                case _ where !isKeyed: .fixed
                case .ifPresent: .optionalMember
                case .superEncoder, .bareSuperEncoder: .superMember
                case .value, .nilOrValue, .nested: .member
                }
            let step = isKeyed ? member.key : "Index \(index)"
            let place = Place(shape: member.shape, content: contents[index], path: path + [step])
            collect(place, access, into: &sites) { putting(contents.replacing(index, with: $0)) }
        }
    }
}

extension Array {
    fileprivate func replacing(_ index: Int, with element: Element) -> [Element] {
        var copy = self
        copy[index] = element
        return copy
    }
}
