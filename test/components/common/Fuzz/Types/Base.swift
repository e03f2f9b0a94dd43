/// A class whose members stand under `super` in its heirs' documents.
class Base<Value: Sample>: Codable, @unchecked Sendable {
    let inherited: Value

    init(inherited: Value) {
        self.inherited = inherited
    }
}
