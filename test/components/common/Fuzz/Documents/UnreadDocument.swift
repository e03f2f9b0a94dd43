/// A document that nobody looks into.
struct UnreadDocument: Decodable {
    init(from decoder: any Decoder) {}
}
