import Garage
import OrchestrixTesting
import Testing

@Suite("A garage")
struct GarageTests {
    @Test("lets a car in while it has a free space, and no longer")
    func entering() throws {
        let garage = Scenario(Garage.self, given: .opened(spaces: 2), .entered(plate: "A 1"))
        try garage.when { try $0.enter("B 2") }.then(.entered(plate: "B 2")).when { try $0.enter("C 3") }
            .thenRejects(.full(spaces: 2))
        try garage.when { try $0.enter("A 1") }.thenRejects(.alreadyInside)
    }

    @Test("gives the space of a car that leaves to the next one")
    func leaving() throws {
        try Scenario(Garage.self, given: .opened(spaces: 1), .entered(plate: "A 1"))
            .when { try $0.leave("A 1") }.then(.left(plate: "A 1"))
            .when { try $0.leave("A 1") }.thenRejects(.notInside)
        try Scenario(Garage.self, given: .opened(spaces: 1), .entered(plate: "A 1"), .left(plate: "A 1"))
            .when { try $0.enter("B 2") }.thenState { $0.free == 0 }
    }

    @Test("is opened once, and lets nobody in before")
    func opening() throws {
        try Scenario(Garage.self).when { try $0.enter("A 1") }.thenRejects(.notOpen)
        try Scenario(Garage.self, given: .opened(spaces: 1)).when { try $0.open(spaces: 9) }.thenRejects(.alreadyOpen)
    }
}
