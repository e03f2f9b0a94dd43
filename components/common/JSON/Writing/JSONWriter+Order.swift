#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What has no order of its own in Swift gets one in the document, so that a value always gives the same bytes.
extension JSONWriter {
    /// Puts the members of an open object in the order of their keys' UTF-8.
    func sortMembers(of frame: Int) {
        var items = items(of: frame)
        guard items.count > 1 else { return }
        let text = out.text(0..<out.count)
        for index in items.indices {
            items[index].sortedBy = JSONText.keyBytes(in: text, at: items[index].start)
        }
        items.sort()
        rewrite(
            items.enumerated().filter { $0.offset + 1 == items.count || $0.element != items[$0.offset + 1] }.map(
                \.element))
    }

    /// Puts the elements of an open array, or its pairs of elements, in the order of their bytes.
    func sortElements(of frame: Int) {
        var items = items(of: frame)
        let text = out.text(0..<out.count)
        for index in items.indices { items[index].sortedBy = Array(text[items[index].start..<items[index].end]) }
        if frames[frame].order == .pairs {
            items = stride(from: 0, to: items.count - 1, by: 2).map { first in
                var pair = items[first]
                pair.end = items[first + 1].end
                return pair
            }
        }
        guard items.count > 1 else { return }
        items.sort()
        rewrite(items)
    }

    private struct Item: Comparable {
        let start: Int
        var end: Int
        var sortedBy: [UInt8] = []

        static func == (left: Item, right: Item) -> Bool { left.sortedBy == right.sortedBy }

        static func < (left: Item, right: Item) -> Bool {
            let shared = min(left.sortedBy.count, right.sortedBy.count)
            let order = memcmp(left.sortedBy, right.sortedBy, shared)
            if order != 0 { return order < 0 }
            if left.sortedBy.count != right.sortedBy.count { return left.sortedBy.count < right.sortedBy.count }
            return left.start < right.start
        }
    }

    private func items(of frame: Int) -> [Item] {
        (frames[frame].firstEntry..<entries.count).map { index in
            let end = index + 1 < entries.count ? entries[index + 1].start - 1 : out.count
            return Item(start: entries[index].start, end: end)
        }
    }

    private func rewrite(_ items: [Item]) {
        guard let start = items.map(\.start).min() else { return }
        var sorted = JSONBuffer(capacity: out.count - start)
        for item in items {
            if sorted.count > 0 { sorted.append(JSONByte.comma) }
            sorted.append(out.text(item.start..<item.end))
        }
        out.truncate(to: start)
        out.append(sorted.text(0..<sorted.count))
    }
}
