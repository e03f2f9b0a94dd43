#if Postgres
/// The type of an array's elements, by PostgreSQL's number for it.
enum ElementType: Int32 {
    case bytes = 17
    case integer = 20
    case text = 25
    case moment = 1184
}
#endif
