#if Postgres
/// Why the program didn't do what it is there for.
enum LeakProgramError: Error {
    case noServer
    case unknownFault(String)
    case unexpected(String)
}
#endif
