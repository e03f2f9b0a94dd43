/// A list that nearly always has one element, for which it takes no memory of its own.
public struct ShortList<Element: Sendable>: Sendable {
    @usableFromInline var head: Element?
    @usableFromInline var tail: [Element] = []

    /// An empty list.
    @inlinable
    public init() {}

    /// Adds an element behind the others.
    @inlinable
    public mutating func append(_ element: Element) {
        if head == nil { head = element } else { tail.append(element) }
    }
}

extension ShortList: RandomAccessCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { head == nil ? 0 : 1 + tail.count }

    @inlinable
    public subscript(index: Int) -> Element {
        if index == 0, let head { return head }
        return tail[index - 1]
    }
}

extension ShortList: Equatable where Element: Equatable {}
extension ShortList: Hashable where Element: Hashable {}

extension ShortList {
    /// A list of `elements`.
    @inlinable
    public init(_ elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }
}
