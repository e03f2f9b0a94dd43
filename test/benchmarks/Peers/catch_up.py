"""Fills a SQLite file with the benchmark's events by pyeventsourcing, or reads it from the beginning, typed.

    catch_up.py fill FILE COUNT
    catch_up.py read FILE

`read` prints what it did as JSON: events, and the seconds that they took.
"""

import json
import sys
import time
from uuid import UUID

from orders import PAGE, Order, Orders, line_placed


def application(file: str) -> Orders:
    return Orders(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file})


def fill(file: str, count: int) -> None:
    app = application(file)
    streams = [UUID(int=number + 1) for number in range(max(1, count // 100))]
    for first in range(0, count, PAGE):
        numbers = range(first, min(first + PAGE, count))
        events = [line_placed(streams[n % len(streams)], n // len(streams) + 1, n) for n in numbers]
        app.recorder.insert_events([app.mapper.to_stored_event(event) for event in events])


def read(file: str) -> None:
    app = application(file)
    start = time.perf_counter()
    position, events, quantity = 0, 0, 0
    while page := app.notification_log.select(start=position + 1, limit=PAGE):
        for notification in page:
            event = app.mapper.to_domain_event(notification)
            assert isinstance(event, Order.LinePlaced)
            quantity += event.quantity
            events += 1
        position = page[-1].id
    seconds = time.perf_counter() - start
    assert quantity == 3 * events
    print(json.dumps({"events": events, "seconds": seconds}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", file, count]:
            fill(file, int(count))
        case ["read", file]:
            read(file)
        case _:
            sys.exit(__doc__)
