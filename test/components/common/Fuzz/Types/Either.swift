/// An enum with payloads of every form, as the compiler encodes it.
enum Either<First: Sample, Second: Sample>: Sample {
    case neither
    case first(First)
    case second(Second, note: String?)
    indirect case both(Either, right: Either)

    static func sample(depth: Int, from choices: inout Choices) -> Either {
        switch choices.below(depth > 0 ? 4 : 1) {
        case 0: .neither
        case 1: .first(.sample(depth: depth - 1, from: &choices))
        case 2: .second(.sample(depth: depth - 1, from: &choices), note: .sample(depth: 0, from: &choices))
        default: .both(.sample(depth: depth - 1, from: &choices), right: .sample(depth: depth - 1, from: &choices))
        }
    }

    var sampleIdentity: String {
        switch self {
        case .neither: "neither"
        case .first(let value): "first(\(value.sampleIdentity))"
        case .second(let value, let note): "second(\(value.sampleIdentity), \(note.sampleIdentity))"
        case .both(let left, let right): "both(\(left.sampleIdentity), \(right.sampleIdentity))"
        }
    }
}
