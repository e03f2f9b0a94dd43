#if Postgres
import CLibpq

extension PostgresSession {
    /// Sends rows in PostgreSQL's binary form, within a transaction of the caller's.
    ///
    /// - Parameter target: the table, and the columns in the order of the rows' elements.
    func copy(_ rows: ByteBuffer, into target: String) throws(PostgresError) {
        guard !isBroken, PQsendQuery(handle, "COPY \(target) FROM STDIN (FORMAT binary)") == 1 else {
            throw broken(.lost)
        }
        try flush(until: .now + patience)
        guard let start = try next(until: .now + patience) else { throw broken(.lost) }
        guard start.status == PGRES_COPY_IN else {
            while try next(until: .now + patience) != nil {}
            throw noted(start.error())
        }
        try put(Self.copySignature)
        try put(rows)
        try put(Self.copyEnd)
        guard PQputCopyEnd(handle, nil) == 1 else { throw broken(.lost) }
        try flush(until: .now + patience)
        var failure: PostgresError?
        while let result = try next(until: .now + patience) {
            if result.status != PGRES_COMMAND_OK { failure = failure ?? result.error() }
        }
        if let failure { throw noted(failure) }
    }

    /// As much as is handed to libpq at once; it is sent before more is.
    private static let pieceSize = 1 << 18

    private func put(_ bytes: ByteBuffer) throws(PostgresError) {
        var start = 0
        while start < bytes.count {
            let size = min(Self.pieceSize, bytes.count - start)
            guard bytes.withBase({ PQputCopyData(handle, $0 + start, Int32(size)) }) == 1 else { throw broken(.lost) }
            try flush(until: .now + patience)
            start += size
        }
    }

    /// What every such stream begins with: no flags, and no extension.
    private static let copySignature: ByteBuffer = {
        var buffer = ByteBuffer()
        buffer.append([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        return buffer
    }()

    private static let copyEnd: ByteBuffer = {
        var buffer = ByteBuffer()
        buffer.append([0xFF, 0xFF])
        return buffer
    }()
}
#endif
