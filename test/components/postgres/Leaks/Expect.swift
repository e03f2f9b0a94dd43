#if Postgres
/// Runs `work`, which is to fail.
func expectFailure(_ name: String, _ work: () async throws -> Void) async throws {
    do { try await work() } catch { return }
    throw LeakProgramError.unexpected("\(name) didn't fail")
}

/// Checks what is known beforehand.
func expect(_ condition: Bool, _ name: String) throws {
    guard condition else { throw LeakProgramError.unexpected(name) }
}
#endif
