#if Postgres
/// How much of an imported log is stored in one transaction.
struct ImportLimits: Sendable {
    /// Events and commands.
    var entries = 16_384
    /// Bytes of lines.
    var bytes = 8 << 20
}
#endif
