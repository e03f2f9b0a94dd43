"""Keeps a bank's books, exports its log, and reads it line by line with the CloudEvents SDK.

Usage: check_export.py BANKING_DEMO [STORE]: the program to be checked, and a store that is empty yet; by default a file.
"""

import json
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cloudevents.core.exceptions import CloudEventValidationError
from cloudevents.core.formats.json import JSONFormat

# A name and a note that JSON, UTF-8 and line-wise reading must get through: quotes, controls, line separators,
# right-to-left text, a character outside the first plane, and one that is written as two scalars.
OWNER = 'Zoë "O\'Hara" \u05d0\u05d1 \U0001f9ff'
NOTE = 'rent\tfor\u2028May\u0085 \\ "e\u0301" \u202eabc \U0001f468\u200d\U0001f469\u200d\U0001f467 \x7f\ufeff end'

# What is said to the bank, and whether it is done (0) or refused (1).
COMMANDS = [
    (["open", "ACC-001", "--owner", OWNER, "--deposit", "1000"], 0),
    (["open", "ACC-002", "--owner", "Bob"], 0),
    (["open", "ACC-001", "--owner", "Mallory"], 1),
    (["deposit", "ACC-002", "500.05", "--note", NOTE, "--id", "deposit-1"], 0),
    (["deposit", "ACC-002", "500.05", "--note", NOTE, "--id", "deposit-1"], 0),
    (["transfer", "ACC-001", "ACC-002", "120.5", "--note", NOTE], 0),
    (["transfer", "ACC-001", "ACC-002", "100000"], 1),
    (["withdraw", "ACC-002", "620.55"], 0),
    (["withdraw", "ACC-002", "0.01", "--id", "refused-1"], 1),
    (["suspend", "ACC-001"], 0),
    (["deposit", "ACC-001", "1"], 1),
    (["reactivate", "ACC-001"], 0),
    (["close", "ACC-002"], 0),
]

# The log that this leaves: stream, version, type and data of each event, in order.
LOG = [
    ("account-ACC-001", 1, "account.opened", {"owner": OWNER}),
    ("account-ACC-001", 2, "account.deposited", {"amount": "1000.00"}),
    ("account-ACC-002", 1, "account.opened", {"owner": "Bob"}),
    ("account-ACC-002", 2, "account.deposited", {"amount": "500.05", "note": NOTE}),
    ("account-ACC-001", 3, "account.transfer_sent", {"amount": "120.50", "to": "ACC-002", "note": NOTE}),
    ("account-ACC-002", 3, "account.transfer_received", {"amount": "120.50", "from": "ACC-001", "note": NOTE}),
    ("account-ACC-002", 4, "account.withdrawn", {"amount": "620.55"}),
    ("account-ACC-001", 4, "account.suspended", {}),
    ("account-ACC-001", 5, "account.reactivated", {}),
    ("account-ACC-002", 5, "account.closed", {}),
]

REQUIRED = ["specversion", "id", "source", "type", "time", "datacontenttype", "data"]


def check(condition: bool, message: str) -> None:
    if not condition:
        sys.exit(f"error: {message}")


def keep_books(program: str, store: str) -> None:
    for arguments, expected in COMMANDS:
        run = subprocess.run([program, *arguments, "--store", store], capture_output=True, text=True)
        check(
            run.returncode == expected,
            f"{arguments} exited with {run.returncode}, not {expected}: {run.stdout}{run.stderr}",
        )


def export(program: str, store: str, *arguments: str) -> list[bytes]:
    run = subprocess.run([program, "export", "--store", store, *arguments], capture_output=True)
    check(run.returncode == 0, f"export exited with {run.returncode}: {run.stderr.decode()}")
    check(run.stdout.endswith(b"\n") or not run.stdout, "the export's last line isn't ended")
    return run.stdout.split(b"\n")[:-1]


def check_line(line: bytes, position: int, started: datetime) -> str:
    """Reads one line with the SDK, compares it with what was done, and returns the event's id."""
    place = f"line {position}"
    # The SDK makes up an id, a time and a version where there are none, so their presence is checked first.
    absent = [name for name in REQUIRED if name not in json.loads(line)]
    check(not absent, f"{place} has no {', '.join(absent)}")
    event = JSONFormat().read(None, line)
    stream, version, kind, data = LOG[position - 1]
    found = [event.get_extension(name) for name in ("position", "stream", "streamversion")]
    check(found == [str(position), stream, str(version)], f"{place} is at {found}, not at {stream} {version}")
    check(event.get_specversion() == "1.0", f"{place} is of version {event.get_specversion()}")
    check(event.get_type() == kind, f"{place} is {event.get_type()}, not {kind}")
    check(event.get_datacontenttype() == "application/json", f"{place} holds {event.get_datacontenttype()}")
    check(event.get_data() == data, f"{place} holds {event.get_data()!a}, not {data!a}")
    age = event.get_time() - started
    check(timedelta(seconds=-1) <= age <= timedelta(hours=1), f"{place} is of {event.get_time()}")
    return event.get_id()


def check_that_the_sdk_refuses(line: bytes) -> None:
    """A reader that takes everything would prove nothing."""
    for name, value in {"source": "", "specversion": "0.9", "time": "yesterday", "Upper": "x"}.items():
        try:
            JSONFormat().read(None, json.dumps(json.loads(line) | {name: value}))
        except (CloudEventValidationError, ValueError):
            continue
        sys.exit(f"error: the SDK took a line with {name} {value!r}")


def main() -> None:
    program = sys.argv[1]
    started = datetime.now(timezone.utc)
    with tempfile.TemporaryDirectory() as folder:
        store = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:{Path(folder) / 'bank.sqlite'}"
        keep_books(program, store)
        lines = export(program, store)
        tail = export(program, store, "--from", "7")
    check(len(lines) == len(LOG), f"{len(lines)} lines were exported, not {len(LOG)}")
    ids = [check_line(line, position, started) for position, line in enumerate(lines, start=1)]
    check(len(set(ids)) == len(ids), "two lines have one id")
    check(tail == lines[6:], "an export from position 7 isn't the rest of the whole one")
    check_that_the_sdk_refuses(lines[0])
    print(f"The CloudEvents SDK read all {len(lines)} lines of the exported log")


if __name__ == "__main__":
    main()
