#if Postgres
/// A batch can't be decided by what is assumed of the store: it must be looked up.
struct Unproven: Error {}
#endif
