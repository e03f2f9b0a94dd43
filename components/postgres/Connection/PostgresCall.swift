#if Postgres
/// A statement and the values of its parameters, which count from `$1`.
struct PostgresCall: Sendable {
    let sql: String
    var parameters: ParameterList

    /// What it is prepared under: its text, and the types that were declared.
    var preparation: String {
        parameters.types.isEmpty ? sql : sql + "\0" + parameters.types.map { String($0) }.joined(separator: ",")
    }

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
