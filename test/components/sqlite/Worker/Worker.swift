/// A process that writes to a store and may be killed at any moment. It says on its output what it is about to do
/// and what it was told.
@main
enum Worker {
    static func main() async throws {
        try await run(Array(CommandLine.arguments.dropFirst()))
    }

    @concurrent
    private static func run(_ arguments: [String]) async throws {
        let path = arguments[1]
        switch arguments[0] {
        case "torture": try await Torture(path: path, seed: UInt64(arguments[2])!, resend: arguments.dropFirst(3)).run()
        case "history": try await HistoryWriting.run(path: path, arguments: Array(arguments.dropFirst(2)))
        case "acknowledge": try await Acknowledging.run(path: path)
        case "careless": try Careless.run(path: path)
        case "fill": try await Filling.run(path: path)
        case "open": try await Opening.run(path: path)
        default: fatalError("unknown mode")
        }
    }
}
