/// Something went wrong in a handler.
struct Mishap: Error, Equatable {
    let number: Int

    init(_ number: Int = 0) { self.number = number }
}
