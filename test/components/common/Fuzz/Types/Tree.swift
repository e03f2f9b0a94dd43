/// A type that contains itself.
struct Tree<Value: Sample>: Sample {
    var value: Value
    var branches: [Tree]

    static func sample(depth: Int, from choices: inout Choices) -> Tree {
        Tree(value: .sample(depth: depth - 1, from: &choices), branches: .sample(depth: depth - 1, from: &choices))
    }

    var sampleIdentity: String { "\(value.sampleIdentity)^\(branches.sampleIdentity)" }
}
