"""Tests of how a run ends: quickly, and with everything done that is to be done at an end."""

import subprocess
import sys

from builders import REPOSITORY

SCRIPT = """\
import atexit, gc, sys
atexit.register(lambda: print("frozen" if gc.get_freeze_count() else "not frozen"))
from cip.commands import main
main()
"""


def test_what_is_to_be_done_at_the_end_is_done_and_nothing_is_looked_at_again() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, "check", "york"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    *_, said, last = ended.stdout.splitlines()
    assert said.startswith("Checked ")
    assert last == "frozen"
