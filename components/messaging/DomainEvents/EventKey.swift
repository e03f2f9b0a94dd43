/// The names in storage of an event enum's cases: its coding keys.
///
/// ```swift
/// enum CodingKeys: String, EventKey { case opened = "account.opened", closed = "account.closed" }
/// ```
public protocol EventKey: CodingKey, CaseIterable, Hashable, Sendable, RawRepresentable<String> {}
