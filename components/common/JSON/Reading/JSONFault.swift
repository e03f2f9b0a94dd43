/// Where and why a text isn't JSON.
struct JSONFault: Error {
    let offset: Int
    let reason: StaticString

    var error: DecodingError {
        .dataCorrupted(
            DecodingError.Context(codingPath: [], debugDescription: "Invalid JSON at byte \(offset): \(reason)."))
    }
}
