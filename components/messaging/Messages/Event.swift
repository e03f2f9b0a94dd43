/// A fact: it has happened, and any number of subscribers may care.
///
/// A stand-alone event is a struct that conforms to `Event`; the events of an aggregate are an enum that conforms
/// to ``DomainEvent``.
public protocol Event: Message {}
