#if Postgres
/// Where the events of an imported log are to stand.
public enum ImportPositions: Sendable, Hashable {
    /// Where they stood, with the same positions, versions and times: the log must begin where the store's ends. So a log
    /// is moved.
    case kept

    /// Behind what the store holds, with positions and versions that go on there. So a log is added to another.
    ///
    /// When they were recorded is kept where it isn't before the store's last event.
    case assigned
}
#endif
