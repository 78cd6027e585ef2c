"""When an action begins and is due, as its row prints it, and what was due before."""

import re

from cip.importing.dates import Dated, dated, dated_text, key_advice, says_nothing
from cip.importing.headings import Key
from cip.importing.lists import Item, without_marks
from cip.importing.moved_dates import MovedDates, moved_dates
from cip.importing.reading_rows import RowRead, Values

_NOT_DUE = "Add a line deadline: with when it has to be done; or leave it so, where nothing is due."
_NO_DEADLINE = re.compile(r"n/?a|none|not applicable", re.IGNORECASE)
_TWO_ENDS = (
    "These are several dates. Make them parts, each with its own, or add a line with the last one."
)
_CROSSED = "It starts after it ends: mend the one that is wrong."


def take_dates(row: RowRead, items: tuple[Item, ...], values: Values, published: Values) -> None:
    """Take the start and the end; dates that pair with the parts are left to them."""
    start, end = _one(row, Key.START, items), _one(row, Key.DEADLINE, items)
    before = _one(row, Key.ORIGINAL, ())
    if before is not None and before.words is None and before.written is None:
        before = None
    if end is not None and end.is_undecided and (found := moved_dates(end.words or "")):
        end, before = _in_one_cell(found, end, before)
    if end is not None and not end.written and not end.words and before is not None:
        end, before = before, None
    if start is not None:
        _take(row, "start", start, values, published)
    printed = row.taken.text(Key.DEADLINE)
    if end == Dated() and before is None and _NO_DEADLINE.fullmatch(printed.strip()):
        end = Dated(words=printed, advice=_NOT_DUE)
    if end is None:
        return
    if end.is_undecided and before is not None:
        words = f"{before.words or before.written}, now {end.words}"
        end, before = end._replace(words=words), None
    _take(row, "deadline", end, values, published)
    if before is not None and end.written is not None:
        _moved(row, before, end, values, published)
    _uncrossed(row, values, published, start, end)


def _in_one_cell(found: MovedDates, end: Dated, before: Dated | None) -> tuple[Dated, Dated | None]:
    """Give the dates of a cell that holds both; what another column says otherwise is not sure."""
    if before is None or found.before is None:
        return found.now, before or found.before
    one, other = before.meaning, found.before.meaning
    if one is not None and other is not None and one.meaning == other.meaning:
        return found.now, before
    return end, before


def _one(row: RowRead, key: Key, items: tuple[Item, ...]) -> Dated | None:
    """Give the one date of a column; None where there is none, or where each part has its own."""
    cells = row.taken.cells(key)
    text = row.taken.text(key)
    lines = [line for line in text.split("\n") if line]
    if len(lines) < 2:
        return dated(cells[0], starts=key is Key.START) if cells else Dated()
    if _pairs(items, lines):
        return None
    joined = dated_text(" ".join(lines), starts=key is Key.START)
    if joined.meaning is not None:
        return joined
    return Dated(words=text, advice=_TWO_ENDS)


def _pairs(items: tuple[Item, ...], lines: list[str]) -> bool:
    return len(items) > 1 and len(items) == len(lines) and not any(i.deadline for i in items)


def _take(row: RowRead, key: str, found: Dated, values: Values, published: Values) -> None:
    if found.written is not None:
        values[key] = found.written
    if found.words is not None:
        published[key] = found.words
    if found.is_undecided:
        cell = next(iter(row.taken.cells(Key(key))), None)
        row.undecided(key, found.words or "", key_advice(found, key), cell)


def _moved(row: RowRead, before: Dated, end: Dated, values: Values, published: Values) -> None:
    """Take an original date beside the one that holds now: a move of which no day is known."""
    cells = (*row.taken.cells(Key.ORIGINAL), *row.taken.cells(Key.DEADLINE))
    cell = next((cell for cell in cells if not says_nothing(cell.text)), None)
    if before.written is None or before.meaning is None:
        published["dates"] = before.words
        row.undecided("rescheduled", before.words or "", before.advice, cell)
    elif end.meaning is None or before.meaning.meaning != end.meaning.meaning:
        move: Values = {"on": "unknown", "from": before.written, "source": row.source(cell)}
        values["rescheduled"] = [move]
        if before.words:
            published["dates"] = before.words


def _uncrossed(
    row: RowRead, values: Values, published: Values, start: Dated | None, end: Dated
) -> None:
    """Leave out a start that comes after the end, in the paper's words."""
    if not (start and start.meaning and end.meaning and "start" in values):
        return
    first, last = start.meaning.first, end.meaning.last
    if first and last and first > last:
        words = start.words or start.written or ""
        del values["start"]
        published["start"] = words
        row.undecided("start", words, _CROSSED, next(iter(row.taken.cells(Key.START)), None))


def beside(row: RowRead, key: Key, items: tuple[Item, ...]) -> list[str]:
    """Give the dates that stand beside the items of a list, one each; else none."""
    lines = [line for line in row.taken.text(key).split("\n") if line]
    return without_marks(lines, items) if _pairs(items, lines) else []


def not_later(part: Values, words: Values, values: Values) -> None:
    """Keep the paper's words of a part that is due after its action, as the plan asks for."""
    own, whole = part.get("deadline"), values.get("deadline")
    if not (isinstance(own, str) and isinstance(whole, str)):
        return
    end, last = dated_text(own).meaning, dated_text(whole).meaning
    if end and last and end.last and last.last and end.last > last.last:
        words.setdefault("deadline", own)
