"""Uses a bank on PostgreSQL as its users do: the story, several processes at once, commands that are sent again.

Usage: check_bank.py BANKING_DEMO, beside a server whose address is in ORCHESTRIX_TEST_POSTGRES.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# The server asks for no password; the bank has one all the same, to be found wherever it is printed.
PASSWORD = "hunter2-s3cret"
PROGRAM = sys.argv[1]
SERVER = os.environ["ORCHESTRIX_TEST_POSTGRES"].replace("orchestrix@", f"orchestrix:{PASSWORD}@")
HEADER = "id,command,account,to,amount,text\n"


def check(condition: bool, message: str) -> None:
    if not condition:
        sys.exit(f"error: {message}")


class Bank:
    """A bank whose books are in a schema of their own."""

    def __init__(self, schema: str) -> None:
        self.store = f"{SERVER}?schema={schema}"

    def __call__(self, *arguments: str, status: int = 0) -> str:
        environment = os.environ | {"ORCHESTRIX_STORE": self.store}
        run = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=environment)
        told = run.stdout + run.stderr
        check(PASSWORD not in told, f"{arguments} printed the password")
        check("127.0.0.1" not in told, f"{arguments} printed the address")
        check(run.returncode == status, f"{arguments} exited with {run.returncode}, not {status}: {told}")
        check((run.stderr == "") == (status == 0), f"{arguments} wrote {run.stderr!a} to stderr")
        return told


def check_story() -> None:
    bank = Bank("story")
    check("They are empty" in bank(), "the first story doesn't find empty books")
    check("They hold 2 accounts already" in bank("demo", "--store", bank.store), "the second story finds no others")
    check(bank("verify").endswith("the books are in order\n"), "the story's books aren't in order")


def check_once() -> None:
    bank = Bank("once")
    bank("open", "A", "--owner", "Alice", "--deposit", "100")
    refused = bank("withdraw", "A", "500", "--id", "w-1", status=1)
    done = bank("deposit", "A", "50", "--id", "d-1")
    check(done == "deposited 50.00 to A, balance 150.00\n", f"it said {done!a}")
    bank("deposit", "A", "1000")
    check(bank("deposit", "A", "50", "--id", "d-1") == done, "a repeated command has another outcome")
    check(bank("withdraw", "A", "500", "--id", "w-1", status=1) == refused, "a repeated refusal has another outcome")
    bank("deposit", "A", "51", "--id", "d-1", status=1)
    bank("balance", "A", "--colour", status=64)
    check(bank("balance", "A").startswith("A holds 1150.00 "), "a repeated command was carried out again")


def check_crowd() -> None:
    bank = Bank("crowd")
    with ThreadPoolExecutor() as pool:
        told = list(pool.map(lambda _: bank("open", "A", "--owner", "Alice", "--id", "open"), range(4)))
        check(len(set(told)) == 1, f"processes that open the books at once are told {told}")
        list(pool.map(lambda _: bank("deposit", "A", "10"), range(8)))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name in ("one", "other"):
            lines = [f"{name}-o,open,{name},,1000,{name}\n"]
            lines += [f"{name}-{number},transfer,{name},A,1.25,\n" for number in range(200)]
            files.append(Path(folder) / f"{name}.csv")
            files[-1].write_text(HEADER + "".join(lines))
        with ThreadPoolExecutor() as pool:
            told = list(pool.map(lambda file: bank("import", str(file)), files + files))
    applied = [int(text.split()[1]) for text in told]
    check(sum(applied) == 402, f"of 402 lines {applied} were carried out")
    check(bank("balance", "A").startswith("A holds 580.00 "), "the balance of A isn't what was paid in")
    check(bank("verify").endswith("the books are in order\n"), "the books of several processes aren't in order")
    events = [json.loads(line) for line in bank("export").splitlines()]
    positions = [int(event["position"]) for event in events]
    check(positions == list(range(1, len(events) + 1)), "the exported positions have holes")


def check_errors() -> None:
    bank = Bank("errors")
    for store in (f"{SERVER}?schema=", f"{SERVER}?schema=pg_x", f"{SERVER}?colour=x", SERVER.replace(":", ":x"),
                  SERVER.replace("/postgres", "/nobody"), f"postgres://u:{PASSWORD}@127.0.0.1:1/b"):
        told = bank("accounts", "--store", store, status=1)
        check(told.startswith("error: ") and told.count("\n") == 1, f"it said {told!a}")
    bank("accounts", "--store", bank.store, bank.store, status=64)


def main() -> None:
    check_story()
    check_once()
    check_crowd()
    check_errors()
    print("The bank keeps its books in PostgreSQL, and its password to itself")


if __name__ == "__main__":
    main()
