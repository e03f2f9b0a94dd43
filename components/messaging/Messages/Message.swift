/// Something that one part of a program tells another: a ``Command`` or an ``Event``.
///
/// Messages are immutable values. They travel in an ``Envelope``, which knows their id, time and origin, so that a
/// message's own properties are all about its subject.
public protocol Message: Sendable, Codable {
    /// The name under which messages of this type travel: the CloudEvents `type`.
    ///
    /// By default the Swift type's own name, with the types it stands in and without the module, such as
    /// `Orders.Placed`. Set it where messages leave the program or outlive it: renaming the Swift type then doesn't
    /// rename what others have stored or subscribed to.
    static var messageType: String { get }

    /// The version of the form in which messages of this type are encoded, from 1. By default 1.
    static var schemaVersion: Int { get }

    /// The name and version of this very message. Provided; there is no need to write it.
    ///
    /// - Throws: ``EventNameError`` where the case of an event enum has no name.
    var label: MessageLabel { get throws(EventNameError) }
}

extension Message {
    /// The Swift type's own name, without the module.
    public static var messageType: String { TypeName.text(of: Self.self) }

    /// The first version.
    public static var schemaVersion: Int { 1 }

    /// The type's name and version.
    public var label: MessageLabel {
        MessageLabel(type: Self.messageType, schemaVersion: Self.schemaVersion)
    }
}
