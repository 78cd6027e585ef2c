"""The door through which all text reaches stdout and stderr.

Whoever prints it, a text that leaves holds no character that nobody can see, and gives no orders to
a program that reads it as a log. The runner of a GitHub workflow obeys a line that begins with
``::``, behind white space too, and ``##[`` anywhere in a line; the agent of Azure Pipelines obeys
``##vso[``.
"""

import errno
import io
import os
import re
from collections.abc import Mapping
from typing import TextIO

from cip.model.errors import CipError
from cip.model.text import UNSEEN, safe_lines

_STYLE = r"\x1b\[[0-9;]*m"
_UNSEEN_BUT_STYLES = f"({_STYLE})|{UNSEEN}|\r"
# Compiled where they are first needed: few streams are read as a log.
_START = rf"(?m)^((?:[^\S\n]|{_STYLE})*:)(?=:)"
_SIGN = r"(##(?:vso)?)(?=\[)"
_OPEN_START = rf"(?:\s|{_STYLE})*:?"
_LONGEST_SIGN = len("##vso")
_CRLF = "\n" if os.linesep == "\r\n" else "\r\n"
"""What becomes a carriage return and a line feed when it is written; Windows adds the first."""


class Coloured(str):
    """Text in which the styles of a terminal are meant; it is looked through for all else."""

    __slots__ = ()


class Command(str):
    """A line that is meant as an order to the runner of a workflow, and is made safe already."""

    __slots__ = ()


class CrlfLines(str):
    """Lines that end in a carriage return and a line feed, as CSV files and calendars have them."""

    __slots__ = ()


class Anew(str):
    """Text that takes the place of what stands on the present line of a terminal."""

    __slots__ = ()


class OutputError(CipError):
    """What is printed cannot be written: the disk is full, or the stream takes nothing."""

    exit_status = 3


class Door(io.TextIOWrapper):
    """A stream of text that leaves the process; ``is_log`` says that a runner obeys its lines."""

    def __init__(self, stream: TextIO, *, is_log: bool) -> None:
        super().__init__(
            stream.buffer,
            encoding="utf-8",
            errors="backslashreplace",
            line_buffering=getattr(stream, "line_buffering", False),
        )
        self._stream = stream  # which closes what it leads to when it is forgotten
        self._is_log = is_log
        self._line = ""

    def write(self, text: str) -> int:
        """Write a text, made harmless. Raises ``OutputError`` where nothing can be written."""
        try:
            super().write(self._harmless(text))
        except OSError as caught:
            raise _told(caught) from None
        return len(text)

    def flush(self) -> None:
        """Write what is held back. Raises ``OutputError`` where nothing can be written."""
        try:
            super().flush()
        except OSError as caught:
            raise _told(caught) from None

    def _harmless(self, text: str) -> str:
        if isinstance(text, Command):
            return text
        if isinstance(text, Coloured):
            shown = re.sub(_UNSEEN_BUT_STYLES, lambda match: match[1] or _code(match), text)
        elif isinstance(text, CrlfLines):
            shown = _CRLF.join(map(safe_lines, text.split("\r\n")))
        else:
            shown = safe_lines(text)
        if isinstance(text, Anew):
            return f"\r{shown}"
        return self._without_orders(shown) if self._is_log else shown

    def _without_orders(self, text: str) -> str:
        """Break what a runner would obey, also where it comes in pieces.

        What breaks it is written before its last sign, which is never one of an earlier piece.
        """
        whole = broken(self._line + text)
        written = whole[len(self._line) :]
        last = whole.rpartition("\n")[2]
        self._line = last if re.fullmatch(_OPEN_START, last) else f".{last[-_LONGEST_SIGN:]}"
        return written


def _code(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def _told(caught: OSError) -> OSError | OutputError:
    """Give the error of a stream in words; of a pipe whose reader has gone nothing is said."""
    if isinstance(caught, BrokenPipeError):
        return caught
    if caught.errno == errno.ENOSPC:
        return OutputError("there is no space left where the output goes.")
    return OutputError(f"what is printed cannot be written: {caught.strerror}.")


def broken(text: str) -> str:
    r"""Give text with nothing in it that a runner obeys: ``:\:error`` and ``##\[error]``.

    Markdown shows both as they were written.
    """
    return re.sub(_SIGN, r"\1\\", re.sub(_START, r"\1\\", text))


def is_log(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether what is printed is read by the runner of a workflow."""
    return any(
        environment.get(name, "").lower() == "true" for name in ("GITHUB_ACTIONS", "TF_BUILD")
    )
