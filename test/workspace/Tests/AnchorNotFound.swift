/// A test was to change a text that isn't there.
struct AnchorNotFound: Error {
    let text: String
    let path: String
}
