"""The aggregate of the rows, as pyeventsourcing has it."""

from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate

PAGE = 1_000


class Order(Aggregate):
    """Lines are added to it."""

    class LinePlaced(Aggregate.Event):
        """The payload of every contender, and the CloudEvents attributes that the library has no field for."""

        id: str
        source: str
        correlationid: str
        causationid: str
        orderId: str
        customerId: str
        sku: str
        quantity: int
        unitPriceCents: int
        currency: str
        giftWrap: bool
        note: str
        shipTo: dict
        tags: list

        def apply(self, aggregate: "Order") -> None:
            aggregate.lines += 1
            aggregate.totalCents += self.quantity * self.unitPriceCents

    def __init__(self) -> None:
        self.lines = 0
        self.totalCents = 0


def line_placed(stream: UUID, version: int, number: int) -> Order.LinePlaced:
    return Order.LinePlaced(
        originator_id=stream,
        originator_version=version,
        timestamp=Order.LinePlaced.create_timestamp(),
        id=str(uuid4()),
        source="/orders",
        correlationid=str(uuid4()),
        causationid=str(uuid4()),
        orderId="ord-%08d" % (number % 100_000_000),
        customerId="cus-00004211",
        sku="SKU-004211-BLUE",
        quantity=3,
        unitPriceCents=1999,
        currency="EUR",
        giftWrap=False,
        note="leave at the door",
        shipTo={"name": "Ada Lovelace", "city": "London", "zip": "EC1A 1BB"},
        tags=["gift", "air"],
    )


class Orders(Application):
    """The library's own pages hold ten events; larger ones are faster."""

    log_section_size = PAGE
