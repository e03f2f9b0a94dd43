import GRDB

extension Teller {
    /// Changes the books behind the store's back: what keeps events from being rewritten is taken away first.
    func damage(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql)
        }
        try file.close()
    }
}
