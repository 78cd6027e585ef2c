"""Runs the command line once, and turns what stops it into a sentence and an exit status."""

import gc
import os
import sys
from typing import TextIO

from cip import __version__
from cip.model.errors import CipError, RepositoryError
from cip.terminal.door import Door, OutputError, is_log

INTERNAL_ERROR = 70
"""The exit status of a fault of the tool itself."""

ISSUES = "the project's issue tracker"


def run() -> None:
    """Run the command that the process was called with; ends the process."""
    gc.disable()
    _open_closed_streams()
    sys.stdout = Door(sys.stdout, is_log=is_log())
    sys.stderr = Door(sys.stderr, is_log=is_log())
    try:
        try:
            from cip.commands.app import start

            start()
        finally:
            sys.stdout.flush()
            gc.freeze()  # else the interpreter looks at every object once more before it ends
    except CipError as error:
        _end(error.exit_status, f"cip: {error}")
    except BrokenPipeError:  # the reader of a pipe has gone, as in | head: leave without a word
        _end(1)
    except KeyboardInterrupt:
        _end(130)
    except Exception as fault:  # noqa: BLE001 - nobody outside sees a traceback
        _end_in_fault(fault)


def _end_in_fault(fault: Exception) -> None:
    if "--debug" in sys.argv or os.environ.get("CIP_DEBUG"):
        raise fault
    if isinstance(fault, FileNotFoundError) and not _is_somewhere():
        _end(
            RepositoryError.exit_status,
            "cip: the folder that you are in is gone. Go to one that is there, or name the "
            "repository and every file by its whole path.",
        )
    if isinstance(fault, OSError | MemoryError):  # what the world does to us is no fault of ours
        _end(RepositoryError.exit_status, f"cip: the system does not allow more: {_told(fault)}.")
    _end(
        INTERNAL_ERROR,
        f"cip {__version__}: a fault of the tool itself: {type(fault).__name__}: {fault}",
        f"Please report it to {ISSUES}, with what --debug prints (cip --debug COMMAND).",
    )


def _told(fault: OSError | MemoryError) -> str:
    if isinstance(fault, MemoryError):
        return "there is no memory left"
    where = f" ({fault.filename})" if fault.filename else ""
    return f"{fault.strerror or fault}{where}"


def _is_somewhere() -> bool:
    """Say whether the present folder is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _end(status: int, *said: str) -> None:
    """End with a status, and say why on stderr where that can be written."""
    from cip.model.text import safe

    try:
        for line in said:
            print(safe(line), file=sys.stderr)  # noqa: T201 - the one sentence that ends a command
    except (OSError, OutputError):
        pass
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    sys.exit(status)


def _let_go(stream: TextIO) -> None:
    """Write what a stream holds back, or let it go nowhere: the status must not change by it."""
    try:
        stream.flush()
    except (OSError, OutputError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open_closed_streams() -> None:
    """Give the process streams that lead nowhere for those that its caller had closed."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
