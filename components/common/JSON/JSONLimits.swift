/// What the coder holds to in both directions, so that everything it writes it can also read.
enum JSONLimits {
    /// Offsets and token numbers are kept in 32 bits, of which four say what the token is.
    static let byteCount = (1 << 29) - 64
}
