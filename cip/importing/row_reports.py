"""What a row reports of an action: one update, dated with the paper."""

import re
from collections.abc import Iterator

from cip.importing.colour_keys import colour_of, shown_colour
from cip.importing.dates import dated_text, says_nothing
from cip.importing.headings import Key
from cip.importing.reading_rows import LONGEST_LINE, RowRead, Values, maps_in
from cip.importing.statuses import Stated, stated
from cip.importing.taken import Taken
from cip.tables.table import Cell

_MOST_EVIDENCE = 50
_TOO_MUCH_EVIDENCE = (
    f"An update takes {_MOST_EVIDENCE} pieces of evidence: these are left out. Keep them in a "
    "document, and name that."
)
_BESIDE = re.compile(r"\s+(?:and|&|[–—-])\s+|[,;:(/–—]")


def take_report(row: RowRead, rows: tuple[Taken, ...], values: Values, published: Values) -> None:
    """Take status, note, evidence and next steps as one update, dated with the paper."""
    update: Values = {}
    for key in (Key.NOTE, Key.NEXT):
        if text := "\n".join(_said(rows, key)):
            update[key.value] = row.fitting("updates", text)
    evidence = [line for text in _said(rows, Key.EVIDENCE) for line in text.split("\n")]
    if evidence:
        update["evidence"] = [
            {"title": row.fitting("updates", line, LONGEST_LINE).strip()}
            for line in evidence[:_MOST_EVIDENCE]
        ]
    if more := evidence[_MOST_EVIDENCE:]:
        row.undecided("updates", "\n".join(more), _TOO_MUCH_EVIDENCE)
    found = _possible(row, _stated(row), update, values)
    if found.words:
        published["status"] = found.words
    if found.rag:
        published["rag"] = found.rag
    if found.status:
        update["status"] = found.status
    if found.undecided:
        cell = next(iter(row.taken.cells(Key(found.undecided))), None)
        words = found.words if found.undecided == "status" else found.rag
        row.undecided(found.undecided, words or "", found.advice, cell)
    if update:
        first = _first_cell(row.taken)
        whole: Values = {"date": row.context.day.isoformat(), **update}
        values["updates"] = [{**whole, "source": row.source(first)}]


def _said(rows: tuple[Taken, ...], key: Key) -> Iterator[str]:
    """Give what rows of one action print; a cell that is merged with one above is taken once."""
    for taken in rows:
        for cell, text in taken.said(key):
            is_of_above = cell.is_filled and taken is not rows[0]
            if not says_nothing(cell.text) and not is_of_above:
                yield text


def _stated(row: RowRead) -> Stated:
    rag = next((shown_colour(cell) for cell in row.taken.cells(Key.RAG)), "")
    cells = row.taken.cells(Key.STATUS)
    status = row.taken.text(Key.STATUS)
    if not status and cells and not rag:
        rag = cells[0].colour
    return stated(status, rag, row.context.colours)


def _possible(row: RowRead, found: Stated, update: Values, values: Values) -> Stated:
    """Leave out a status that could not stand, and keep the paper's words.

    That is withdrawn without a reason, and in place though it is due once; of that, what is called
    complete as well is complete.
    """
    advice = ""
    status = row.taken.text(Key.STATUS)
    if found.status == "withdrawn" and "note" not in update:
        advice = "A withdrawal says why: write the update with its reason."
    elif found.status == "in-place" and _is_due_once(values):
        said = status or found.words or row.context.colours.get(colour_of(found.rag or ""), "")
        if stated(_BESIDE.split(said.strip())[0], "", {}).status == "complete":
            return found._replace(status="complete")
        advice = "What is due once is complete: write that, or a deadline that goes on."
    if not advice:
        return found
    words = found.words or status or None
    key = "status" if words else "rag"
    return found._replace(status=None, words=words, undecided=key, advice=advice)


def _is_due_once(values: Values) -> bool:
    ends = [values.get("deadline")]
    if ends == [None]:
        ends = [part.get("deadline") for part in maps_in(values.get("milestones"))]
    read = [dated_text(end).meaning for end in ends if isinstance(end, str)]
    return any(read) and all(end is None or (end.last and not end.goes_on) for end in read)


def _first_cell(taken: Taken) -> Cell | None:
    """Give the first cell of a report in a row: its source."""
    for key in (Key.STATUS, Key.RAG, Key.NOTE, Key.EVIDENCE, Key.NEXT):
        for cell in taken.cells(key):
            if cell.place:
                return cell
    return None
