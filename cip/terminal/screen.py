"""Prints lines: as plain text, or in colour through rich where somebody looks at a terminal."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import IO

from cip.terminal.door import Coloured
from cip.terminal.lines import Line, plain

STYLES: Mapping[str, str] = {
    "red": "bold red",
    "amber": "yellow",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "purple": "magenta",
    "grey": "bright_black",
    "error": "bold red",
    "warning": "yellow",
    "strong": "bold",
    "quiet": "dim",
}
"""How a style looks: the colours that plans name, and marks.

Colour stands beside a word, never instead of one.
"""

PIPE_WIDTH = 80
"""How many columns are used where nobody looks at a terminal."""

NARROWEST, WIDEST = 40, 1000
"""Between these the width is kept, whatever a terminal or ``COLUMNS`` says."""


def width() -> int:
    """Give how many columns may be used: the terminal's, or ``COLUMNS``, or 80 in a pipe."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        found = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
        return min(max(found, NARROWEST), WIDEST)
    return PIPE_WIDTH


def wants_colour(stream: IO[str]) -> bool:
    """Say whether to print in colour: on a terminal, unless the environment says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def is_read_by_a_program() -> bool:
    """Say whether stdout goes into a pipe or a file, and nobody asked for colour in it."""
    return not sys.stdout.isatty() and not wants_colour(sys.stdout)


def show(lines: Iterable[Line], stream: IO[str] | None = None, *, whole: bool = False) -> None:
    """Print lines to stdout, or to another stream; ``whole`` keeps spaces at their ends."""
    stream = stream or sys.stdout
    stream.write(drawn(lines, stream, whole=whole))


def drawn(lines: Iterable[Line], stream: IO[str] | None = None, *, whole: bool = False) -> str:
    """Give lines as they are to be written to stdout, or to another stream."""
    if wants_colour(stream or sys.stdout):
        return _in_colour(lines)
    return plain(lines, whole=whole)


def indent() -> int | None:
    """Give by how much JSON is indented: for whoever looks at a terminal, and not for a program."""
    return 2 if sys.stdout.isatty() else None


def _in_colour(lines: Iterable[Line]) -> Coloured:
    from rich.console import Console

    text = StringIO()
    console = Console(
        file=text,
        width=WIDEST,
        force_terminal=True,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )
    for item in lines:
        console.print(_text(item), end="\n")
    return Coloured(text.getvalue())


def _text(item: Line):  # type: ignore[no-untyped-def]
    from rich.text import Text

    text = Text(no_wrap=True)
    for span in item:
        text.append(span.text, STYLES.get(span.style) or None)
    return text


def picture(lines: Iterable[Line], *, width: int, title: str) -> str:
    """Give lines as a drawing (SVG) of a terminal, for pages that show what the tool prints."""
    from rich.console import Console

    console = Console(
        file=StringIO(),
        record=True,
        width=width,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
    )
    for item in lines:
        console.print(_text(item))
    return console.export_svg(title=title, unique_id="cip")
