/// The same aggregate loaded by pyeventsourcing.
struct PythonLoading {
    let address: String
    let script: PythonScript
    let events: Int

    var contender: Contender {
        Contender(first: 3, units: events) { count in
            let schema = try await ScratchSchema.make(at: address)
            let arguments = ["load", schema.name, String(events), String(count)]
            let time = try await script.time(arguments, events: events * count)
            try await schema.remove()
            return time
        }
    }
}
