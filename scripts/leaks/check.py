"""Runs a program under valgrind, and then once more for each fault that it can sow.

Usage: check.py PROGRAM, which prints its faults where it is called with `faults`: a line for each, its class, leak or
misuse, and its name.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

VALGRIND = [
    "valgrind", "--leak-check=full", "--show-leak-kinds=all", "--num-callers=50", "--error-limit=no", "--xml=yes",
    f"--suppressions={Path(__file__).parent / 'swift.supp'}",
]


class Finding:
    """An error that valgrind reports."""

    def __init__(self, error: ElementTree.Element) -> None:
        self.kind = error.findtext("kind") or ""
        self.frames = error.find("stack").findall("frame")
        self.text = error.findtext("what") or error.findtext("xwhat/text") or ""

    @property
    def is_leak(self) -> bool:
        return self.kind.startswith("Leak_")

    @property
    def is_of_libpq(self) -> bool:
        return any("libpq" in (frame.findtext("obj") or "") for frame in self.frames)

    @property
    def counts(self) -> bool:
        """Swift's runtime holds its tables by pointers into them, and never frees them, which looks like a leak. Of
        libpq's memory nothing may be left, not even what something still points to."""
        return not self.is_leak or self.is_of_libpq or self.kind == "Leak_DefinitelyLost"

    def __str__(self) -> str:
        frames = [f"    {frame.findtext('fn') or '?'} ({Path(frame.findtext('obj') or '?').name})" for frame in self.frames]
        return "\n".join([f"{self.kind}: {self.text}", *frames[:25]])


def watch(program: str, fault: str | None) -> list[Finding]:
    """Runs the program to its end, and returns what counts of what valgrind found."""
    # Kerberos isn't asked for: its library leaks by itself.
    environment = os.environ | {"PGGSSENCMODE": "disable"}
    environment.pop("ORCHESTRIX_SOW", None)
    if fault is not None:
        environment["ORCHESTRIX_SOW"] = fault
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        run = subprocess.run(
            [*VALGRIND, f"--xml-file={report}", program], env=environment, stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            sys.exit(f"error: the program exited with {run.returncode} under valgrind:\n{run.stdout}")
        if fault is None:
            print(run.stdout, end="")
        errors = ElementTree.parse(report).getroot().findall("error")
    return [finding for finding in map(Finding, errors) if finding.counts]


def main() -> None:
    program = sys.argv[1]
    findings = watch(program, None)
    if findings:
        sys.exit("\n\n".join(map(str, findings)) + f"\nerror: valgrind found {len(findings)} faults")
    listed = subprocess.run([program, "faults"], check=True, capture_output=True, text=True).stdout
    faults = [line.split() for line in listed.splitlines()]
    if {kind for kind, _ in faults} != {"leak", "misuse"}:
        sys.exit("error: the program sows no leak, or no misuse")
    for kind, fault in faults:
        findings = watch(program, fault)
        if not any(finding.is_leak == (kind == "leak") and finding.is_of_libpq for finding in findings):
            sys.exit(f"error: a {kind} was sown, {fault}, and valgrind didn't find it")
        print(f"found: {fault}")
    print(f"No leak and no misuse of libpq's memory but the {len(faults)} sown ones, which were found")


if __name__ == "__main__":
    main()
