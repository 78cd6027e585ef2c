"""The difference of two texts as a unified diff, in lines that ``git apply`` and ``patch`` take.

Lines are paired by those that stand once in either text, so that a hostile file takes no longer
than an honest one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_AROUND = 3
_DEEPEST = 20


class Stretch(NamedTuple):
    """Lines that two texts share: where they begin in each, and how many they are."""

    one: int
    other: int
    size: int


def unified(path: str, before: str | None, after: str, *, was: str | None = None) -> list[str]:
    """Give the lines of the diff of a file, without their ends; none where nothing differs.

    Of a new file there is nothing ``before``: None. ``was`` is what the file was called before,
    where it gets another name.
    """
    if before == after:
        return []
    one, other = _lines(before or ""), _lines(after)
    lines = ["--- /dev/null" if before is None else f"--- a/{was or path}", f"+++ b/{path}"]
    for hunk in _hunks(_changes(one, other)):
        lines += _hunk_lines(hunk, one, other)
    return lines


class DiffLine(NamedTuple):
    """A line that one of two texts has and the other has not: ``-`` with its number in the first.

    One with ``+`` has its number in the second.
    """

    sign: str
    number: int
    text: str


def changed_lines(before: str, after: str) -> list[DiffLine]:
    """Give the lines that differ, without their ends, those that are gone before those new."""
    one, other = _lines(before), _lines(after)
    found: list[DiffLine] = []
    for change in _changes(one, other):
        found += _signed("-", one, change.one, change.one_end)
        found += _signed("+", other, change.other, change.other_end)
    return found


def _signed(sign: str, lines: Sequence[str], start: int, end: int) -> Iterator[DiffLine]:
    for number in range(start, end):
        yield DiffLine(sign, number + 1, lines[number].rstrip("\r\n"))


def _lines(text: str) -> list[str]:
    """Give the lines with their ends."""
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


class _Change(NamedTuple):
    """Lines of one text, and those of the other that stand in their place."""

    one: int
    one_end: int
    other: int
    other_end: int


def _changes(one: Sequence[str], other: Sequence[str]) -> list[_Change]:
    at, beside = 0, 0
    found = []
    for block in [*shared(one, other), Stretch(len(one), len(other), 0)]:
        if at < block.one or beside < block.other:
            found.append(_Change(at, block.one, beside, block.other))
        at, beside = block.one + block.size, block.other + block.size
    return found


def shared(one: Sequence[str], other: Sequence[str]) -> list[Stretch]:
    """Give the lines that two texts share, in their order; none stands in two blocks."""
    pairs = sorted(_pairs(one, other))
    blocks: list[Stretch] = []
    for here, there in pairs:
        last = blocks[-1] if blocks else None
        if last and (here, there) == (last.one + last.size, last.other + last.size):
            blocks[-1] = last._replace(size=last.size + 1)
        else:
            blocks.append(Stretch(here, there, 1))
    return blocks


def _pairs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the numbers of lines that are the same: at both ends, and around those that are one."""
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        start, end, begin, stop, depth = waiting.pop()
        while start < end and begin < stop and one[start] == other[begin]:
            yield start, begin
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and one[end - 1] == other[stop - 1]:
            end, stop = end - 1, stop - 1
            yield end, stop
        if start == end or begin == stop or depth > _DEEPEST:
            continue
        anchors = _in_both_orders(_once(one, start, end), _once(other, begin, stop))
        if not anchors:
            continue
        for here, there in [*anchors, (end, stop)]:
            waiting.append((start, here, begin, there, depth + 1))
            if here < end:
                yield here, there
            start, begin = here + 1, there + 1


def _once(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Give the lines of a part that stand in it once, each with its number."""
    counts = Counter(lines[start:end])
    return {lines[n]: n for n in range(start, end) if counts[lines[n]] == 1}


def _in_both_orders(one: dict[str, int], other: dict[str, int]) -> list[tuple[int, int]]:
    """Give the longest run of lines that stand in one order in both texts."""
    ends: list[int] = []
    last: list[int] = []
    pairs = [(number, other[line]) for line, number in one.items() if line in other]
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [there]
        last[place : place + 1] = [number]
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Give the changes by hunks: those that lie so near each other that their lines around meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.one - hunk[-1].one_end > 2 * _AROUND:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk_lines(hunk: Sequence[_Change], one: Sequence[str], other: Sequence[str]) -> list[str]:
    first, last = hunk[0], hunk[-1]
    start = max(first.one - _AROUND, 0)
    begin = first.other - (first.one - start)
    end = min(last.one_end + _AROUND, len(one))
    stop = last.other_end + (end - last.one_end)
    lines = [f"@@ -{_range(start, end)} +{_range(begin, stop)} @@"]
    at = start
    for change in hunk:
        lines += _marked(" ", one[at : change.one])
        lines += _marked("-", one[change.one : change.one_end])
        lines += _marked("+", other[change.other : change.other_end])
        at = change.one_end
    return [*lines, *_marked(" ", one[at:end])]


def _range(start: int, end: int) -> str:
    """Give a range as a hunk names it: of no line, the one before it."""
    size = end - start
    first = start + 1 if size else start
    return f"{first}" if size == 1 else f"{first},{size}"


def _marked(sign: str, lines: Sequence[str]) -> list[str]:
    marked = []
    for line in lines:
        marked.append(sign + line.removesuffix("\n"))
        if not line.endswith("\n"):
            marked.append("\\ No newline at end of file")
    return marked
