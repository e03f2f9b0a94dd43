#if Postgres
import OrchestrixCommon

/// PostgreSQL counts the microseconds of its moments from 2000-01-01.
enum PostgresEpoch {
    static let microseconds: Int64 = 946_684_800_000_000
}

extension ParameterList {
    mutating func bind(_ moment: Timestamp) {
        bind(Int(moment.microsecondsSinceEpoch - PostgresEpoch.microseconds))
    }
}
#endif
