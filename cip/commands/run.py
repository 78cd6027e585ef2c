"""Runs the command line once, and turns what stops it into a sentence and an exit status."""

import errno
import gc
import os
import sys

from cip import __version__
from cip.model.errors import CipError, RepositoryError

INTERNAL_ERROR = 70
"""The exit status of a fault of the tool itself."""

ISSUES = "the project's issue tracker"


def run() -> None:
    """Run the command that the process was called with; ends the process."""
    gc.disable()
    _open_closed_streams()
    _speak_utf8()
    try:
        try:
            from cip.commands.app import app

            app()
        finally:
            sys.stdout.flush()
            gc.freeze()  # else the interpreter looks at every object once more before it ends
    except CipError as error:
        _say(f"cip: {error}")
        sys.exit(error.exit_status)
    except BrokenPipeError:  # the reader of a pipe has gone, as in | head: leave without a word
        _leave(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as fault:  # noqa: BLE001 - nobody outside sees a traceback
        _end_in_fault(fault)


def _end_in_fault(fault: Exception) -> None:
    if "--debug" in sys.argv or os.environ.get("CIP_DEBUG"):
        raise fault
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        _say("cip: there is no space left where the output goes.")
        _leave(RepositoryError.exit_status)
    _say(
        f"cip {__version__}: a fault of the tool itself: {type(fault).__name__}: {fault}\n"
        f"Please report it to {ISSUES}, with what --debug prints (cip --debug COMMAND)."
    )
    sys.exit(INTERNAL_ERROR)


def _say(text: str) -> None:
    from cip.model.text import safe

    for part in text.split("\n"):
        print(safe(part), file=sys.stderr)  # noqa: T201 - the one sentence that ends a command


def _open_closed_streams() -> None:
    """Give the process streams that lead nowhere for those that its caller had closed."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave(status: int) -> None:
    """End, and let what is still to be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    sys.exit(status)
