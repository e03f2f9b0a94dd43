/// What a row's rate is compared with.
enum Reference {
    /// Something that runs in turns with ours.
    case contender(String, Contender)

    /// A figure that was measured once, of something that isn't there any more.
    case figure(String, Double)
}

extension Reference {
    var name: String {
        switch self {
        case .contender(let name, _), .figure(let name, _): name
        }
    }

    /// Whether it runs in the same run.
    var isPaired: Bool { if case .contender = self { true } else { false } }
}
