"""pyeventsourcing on PostgreSQL, as it comes: each insert takes the table's exclusive lock.

    postgres.py append SCHEMA COUNT CALLERS
    postgres.py load SCHEMA EVENTS COUNT

`append` stores events, one a transaction, from that many threads at once. `load` loads an aggregate of that many
events, over and over. Each prints what it did as JSON: events, and the seconds that they took. The database is the one
whose address is in ORCHESTRIX_TEST_POSTGRES.
"""

import json
import os
import sys
import time
from threading import Barrier, Thread
from uuid import UUID

from orders import Order, Orders, line_placed
from psycopg.conninfo import conninfo_to_dict


def application(schema: str, connections: int) -> Orders:
    address = conninfo_to_dict(os.environ["ORCHESTRIX_TEST_POSTGRES"])
    return Orders(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": address.get("dbname", "postgres"),
            "POSTGRES_HOST": address.get("host", "localhost"),
            "POSTGRES_PORT": str(address.get("port", 5432)),
            "POSTGRES_USER": address.get("user", "postgres"),
            "POSTGRES_PASSWORD": address.get("password", ""),
            "POSTGRES_SCHEMA": schema,
            "POSTGRES_POOL_SIZE": str(connections),
        }
    )


def tell(events: int, seconds: float) -> None:
    print(json.dumps({"events": events, "seconds": seconds}))


def append(schema: str, count: int, callers: int) -> None:
    app = application(schema, callers)
    start = Barrier(callers + 1)

    def work(caller: int) -> None:
        stream = UUID(int=caller + 1)
        numbers = range(caller, count, callers)
        stored = [app.mapper.to_stored_event(line_placed(stream, n // callers + 1, n)) for n in numbers]
        # A connection of its own, before the time counts.
        app.recorder.max_notification_id()
        start.wait()
        for event in stored:
            app.recorder.insert_events([event])

    threads = [Thread(target=work, args=(caller,)) for caller in range(callers)]
    for thread in threads:
        thread.start()
    start.wait()
    begin = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    assert app.recorder.max_notification_id() == count
    tell(count, seconds)


def load(schema: str, events: int, count: int) -> None:
    app = application(schema, 1)
    order = Order()
    app.save(order)
    lines = [line_placed(order.id, number + 2, number) for number in range(events - 1)]
    app.recorder.insert_events([app.mapper.to_stored_event(line) for line in lines])
    begin = time.perf_counter()
    for _ in range(count):
        loaded = app.repository.get(order.id)
        assert loaded.lines == events - 1
    tell(events * count, time.perf_counter() - begin)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["append", schema, count, callers]:
            append(schema, int(count), int(callers))
        case ["load", schema, events, count]:
            load(schema, int(events), int(count))
        case _:
            sys.exit(__doc__)
