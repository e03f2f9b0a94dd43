import OrchestrixEventSourcing
import Testing

@Suite("A short list")
struct ShortListTests {
    @Test("holds what it was made of, in order, whatever their number", arguments: 0..<5)
    func holds(count: Int) {
        let elements = (0..<count).map { "element \($0)" }
        var grown = ShortList<String>()
        for element in elements { grown.append(element) }
        #expect(Array(grown) == elements)
        #expect(grown == ShortList(elements))
        #expect(grown.count == count && grown.last == elements.last)
        #expect(grown.indices.map { grown[$0] } == elements)
    }

    @Test("of optional elements tells one that is nil from none")
    func holdsNil() {
        var list = ShortList<Int?>()
        #expect(list.isEmpty)
        list.append(nil)
        list.append(7)
        #expect(Array(list) == [nil, 7])
    }

    @Test("is equal to another, and has its hash, where the elements are the same in the same order")
    func equality() {
        #expect(ShortList([1, 2]) != ShortList([2, 1]))
        #expect(ShortList([1]) != ShortList([1, 2]))
        #expect(ShortList([1, 2]).hashValue == ShortList([1, 2]).hashValue)
    }
}
