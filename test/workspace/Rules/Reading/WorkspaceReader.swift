import Foundation

/// Finds and reads the files of a workspace.
struct WorkspaceReader {
    /// The workspace's own files, sorted; what builds leave behind isn't among them.
    let files: [String]
    private let folder: URL
    private let earlier: Workspace?

    init(path: String, earlier: Workspace?) {
        folder = URL(fileURLWithPath: path)
        files = Self.files(in: folder)
        self.earlier = earlier
    }

    var manifests: [String] { files.filter { $0.split(separator: "/").last == "Package.swift" } }

    func text(of path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    func documents() throws -> [String: String] {
        let paths = files.filter { $0.hasSuffix(".md") }
        return Dictionary(uniqueKeysWithValues: try paths.map { ($0, try text(of: $0)) })
    }

    /// The Swift sources by their paths.
    func sources() throws -> [String: SourceFile] {
        let paths = Set(files.filter { $0.hasSuffix(".swift") }).subtracting(manifests)
        return Dictionary(uniqueKeysWithValues: try paths.map { ($0, try source($0)) })
    }

    private func source(_ path: String) throws -> SourceFile {
        let text = try text(of: path)
        if let source = earlier?.sources[path], source.text == text { return source }
        return SourceFile(path: path, text: text)
    }

    /// The package whose manifest is at `path`.
    func package(_ path: String) throws -> WorkspacePackage {
        let text = try text(of: path)
        if let package = earlier?.packages.first(where: { $0.file == path }), package.text == text { return package }
        let below = path.split(separator: "/").dropLast().joined(separator: "/")
        return WorkspacePackage(
            folder: below, manifest: try Manifest.read(in: folder.appending(path: below)), text: text)
    }

    private static func files(in folder: URL) -> [String] {
        let tops = [Plan.file, "Package.swift", "components", "bases", "projects", "test"]
        let paths = tops.flatMap { top -> [String] in
            let below = FileManager.default.enumerator(atPath: folder.appending(path: top).path)
            return [top] + (below?.compactMap { $0 as? String } ?? []).map { top + "/" + $0 }
        }
        return paths.filter { path in
            if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return false }
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }
}
