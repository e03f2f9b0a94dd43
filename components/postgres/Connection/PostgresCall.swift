#if Postgres
/// A statement and the values of its parameters, which count from `$1`.
struct PostgresCall: Sendable {
    let sql: String
    var parameters: ParameterList

    init(_ sql: String, _ parameters: ParameterList = ParameterList()) {
        self.sql = sql
        self.parameters = parameters
    }

    /// - Parameter bind: binds the parameters in order.
    init(_ sql: String, _ bind: (inout ParameterList) throws -> Void) rethrows {
        self.init(sql)
        try bind(&parameters)
    }
}
#endif
