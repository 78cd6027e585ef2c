"""The lines of a text, taken apart: indentation, hyphen, key and value; and places in them."""

import re
from typing import NamedTuple

from cip.model.place import Place
from cip.model.problem import Problem, error

BLOCK_SIGNS = ("|", ">")
"""What stands after a key whose text begins on the next line."""

KEY_LIKE = r" *(?:- |[A-Za-z_][A-Za-z0-9_]*:(?: |$))"
"""The pattern of a line that begins with a key, or with the hyphen of an item."""

KEY_IN_TEXT = re.compile(r"\n *+(?P<hyphen>- ++)?(?P<key>[a-z_]++):(?=[ \r\n])")
"""A line below another one that begins as a key does, or as an item whose first key it is."""


class Line(NamedTuple):
    """A line of a file, taken apart: ``- key: value``. Numbers and columns count from 0."""

    number: int
    text: str
    indent: int
    is_item: bool
    key: str
    key_column: int
    value: str
    value_column: int

    def with_value(self, value: str) -> str:
        """Give the line with another value, as a person would write it, without its indentation."""
        if self.key:
            return f"{self.key}: {value}".rstrip()
        return f"- {value}" if self.is_item else value


_PARTS = r"( *)((?:- +)*)(?:([A-Za-z_][A-Za-z0-9_-]*):(?: +|$))?"  # needed for problems alone


def line_of(lines: list[str], number: int) -> Line:
    """Take a line apart."""
    text = lines[number].rstrip()
    match = re.match(_PARTS, text)
    assert match is not None  # noqa: S101 - every part of the pattern may be empty
    return Line(
        number=number,
        text=text,
        indent=len(match[1]),
        is_item=bool(match[2]),
        key=match[3] or "",
        key_column=match.end(2),
        value=text[match.end() :],
        value_column=match.end(),
    )


def line_above(lines: list[str], number: int) -> Line | None:
    """Give the nearest line above that is neither empty nor a remark."""
    for above in range(number - 1, -1, -1):
        if not _is_blank(lines[above]):
            return line_of(lines, above)
    return None


def _is_blank(text: str) -> bool:
    stripped = text.lstrip()
    return not stripped or stripped.startswith("#")


def is_below(text: str, indent: int) -> bool:
    """Say whether a line is indented further than a column, or empty."""
    return not text.strip() or len(text) - len(text.lstrip(" ")) > indent


def without_remark(value: str) -> str:
    """Give a value without the remark that may follow it."""
    return "" if value.startswith("#") else value.split(" #", 1)[0].rstrip()


def place_of_index(path: str, text: str, index: int) -> Place:
    """Give the place of the character at an index of a text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(path, line, column, column + 1)


def syntax_problem(
    path: str, number: int, column: int, message: str, help: str = "", *, width: int = 1
) -> Problem:
    """Give a problem of the syntax at a line and column counted from 0."""
    place = Place(path, number + 1, column + 1, column + 1 + max(width, 1))
    return error("yaml-syntax", place, message, help)
