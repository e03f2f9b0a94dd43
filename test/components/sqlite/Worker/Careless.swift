import GRDB

/// Says `ack ID` for rows that may not be on disk: GRDB's own setting doesn't wait for it. What a tracer must notice.
enum Careless {
    static func run(path: String) throws {
        let pool = try DatabasePool(path: path)
        try pool.write { db in try db.execute(sql: "CREATE TABLE rows (id TEXT)") }
        for number in 1...5 {
            let id = "careless-\(number)."
            try pool.write { db in try db.execute(sql: "INSERT INTO rows VALUES (?)", arguments: [id]) }
            say("ack \(id)")
        }
    }
}
