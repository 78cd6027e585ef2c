"""Splices: the pieces of a text that an edit replaces, and what that leaves of its lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """Puts ``text`` in the place of what stands between two indexes of another text."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Give a text with its pieces replaced. Of two at one index the first comes first."""
    ordered = sorted(splices, key=lambda splice: splice.start)
    pieces: list[str] = []
    at = 0
    for splice in ordered:
        if not at <= splice.start <= splice.end <= len(text):
            raise ValueError("two splices overlap, or lie outside of the text")
        pieces += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join((*pieces, text[at:]))


def lines_kept(before: str, after: str, splices: Sequence[Splice]) -> bool:
    """Say whether every line that no splice touches is still there, in the old order.

    A splice between two lines touches neither of them.
    """
    new = iter(_lines(after))
    return all(line in new for line in _untouched(before, splices))


def _untouched(text: str, splices: Sequence[Splice]) -> Iterator[str]:
    at = 0
    for line in _lines(text):
        end = at + len(line)
        if not any(_touches(splice, at, end) for splice in splices):
            yield line
        at = end


def _touches(splice: Splice, start: int, end: int) -> bool:
    if splice.start == splice.end:
        return start < splice.start < end
    return splice.start < end and splice.end > start


def _lines(text: str) -> list[str]:
    """Give the lines with their ends; a last line without one is given one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return lines if lines[-1] != "\n" else lines[:-1]
