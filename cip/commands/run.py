"""Runs the command line once, and turns what stops it into a sentence and an exit status."""

import gc
import os
import sys

from cip import __version__
from cip.model.errors import CipError

INTERNAL_ERROR = 70
"""The exit status of a fault of the tool itself."""

ISSUES = "the project's issue tracker"


def run() -> None:
    """Run the command that the process was called with; ends the process."""
    gc.disable()
    _speak_utf8()
    try:
        from cip.commands.app import app

        app()
    except CipError as error:
        _say(f"cip: {error}")
        sys.exit(error.exit_status)
    except BrokenPipeError:
        _close_quietly()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as fault:
        if "--debug" in sys.argv or os.environ.get("CIP_DEBUG"):
            raise
        _say(
            f"cip {__version__}: a fault of the tool itself: {type(fault).__name__}: {fault}\n"
            f"Please report it to {ISSUES}, with what --debug prints (cip --debug COMMAND)."
        )
        sys.exit(INTERNAL_ERROR)


def _say(text: str) -> None:
    from cip.terminal.lines import safe

    for part in text.split("\n"):
        print(safe(part), file=sys.stderr)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_quietly() -> None:
    """Leave without a word when the reader of a pipe has gone, as in ``| head``."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    sys.exit(0)
