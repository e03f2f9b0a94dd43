import ArgumentParser

/// `--id`, which every command takes that changes something.
struct OnceOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Carries the command out once: sent again under this id it changes nothing and has its first outcome.",
            valueName: "command-id"))
    var id: String?
}
