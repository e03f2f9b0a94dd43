"""Checks that nothing is left of the private server of `make run STORE=postgres`, however the bank on it ends.

Usage: check_cleanup.py BANKING_DEMO
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

# What stands for the bank: it notes where the server is, tells that it has begun, and ends as it is told.
STAND_IN = """#!/usr/bin/env bash
set -euo pipefail
psql --no-psqlrc -Atc 'SHOW data_directory' "$ORCHESTRIX_STORE" > "$NOTES"
case $ENDING in
story) exec "$BANK" "$@" ;;
failure) exit 3 ;;
esac
echo begun >&3
exec sleep 3600
"""


def check(condition: bool, message: str) -> None:
    if not condition:
        sys.exit(f"error: {message}")


def run(folder: Path, ending: str, bank: str) -> int:
    """Runs it, and ends it if it doesn't end by itself. Returns the exit code, or the signal's negative number."""
    program = folder / "bank"
    program.write_text(STAND_IN)
    program.chmod(0o755)
    reading, writing = os.pipe()
    environment = os.environ | {"NOTES": str(folder / "notes"), "ENDING": ending, "BANK": bank}
    call = subprocess.Popen(
        ["bash", "-c", f"exec scripts/run-bank postgres '{program}' 3>&{writing}"],
        env=environment, pass_fds=[writing], start_new_session=True, stdout=subprocess.DEVNULL)
    os.close(writing)
    if ending.startswith("SIG"):
        check(os.read(reading, 5) == b"begun", f"{ending}: the bank didn't begin")
        # As a terminal does it: everything in the foreground gets the signal.
        os.killpg(call.pid, getattr(signal, ending))
    status = call.wait()
    # The pipe is closed when the last process has ended that has inherited it.
    while os.read(reading, 5):
        pass
    os.close(reading)
    return status


def main() -> None:
    for ending, expected in {"story": [0], "failure": [3], "SIGINT": [130, -2], "SIGTERM": [143, -15],
                             "SIGKILL": [-9]}.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            status = run(folder, ending, sys.argv[1])
            check(status in expected, f"{ending}: it exited with {status}")
            server = Path((folder / "notes").read_text().strip()).parent
        check(server.name.startswith("orchestrix-postgres."), f"{ending}: the server was in {server}")
        check(not server.exists(), f"{ending}: {server} is left")
        left = subprocess.run(["pgrep", "--full", "--", str(server)], capture_output=True, text=True)
        check(left.returncode == 1, f"{ending}: processes are left of the server in {server}")
    print("Nothing is left of a private server, however the bank on it ends")


if __name__ == "__main__":
    main()
