extension ValidationError.Failure {
    /// The same failure as seen from the value of which its own is the part with this name.
    func within(_ name: String) -> Self {
        var copy = self
        let joint = name.isEmpty || field.isEmpty || field.hasPrefix("[") ? "" : "."
        copy.field = name + joint + field
        return copy
    }
}
