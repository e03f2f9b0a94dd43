import Foundation

/// Keeps the name of the case at work in a file, so that it can be read after a trap.
final class CaseMarker {
    private let file: FileHandle

    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        self.file = file
    }

    func note(_ fuzzCase: FuzzCase) {
        let text = "SEED=\(fuzzCase.seed) CASE=\(fuzzCase)"
        let line = text.padding(toLength: 79, withPad: " ", startingAt: 0) + "\n"
        try? file.seek(toOffset: 0)
        try? file.write(contentsOf: Data(line.utf8))
    }
}
