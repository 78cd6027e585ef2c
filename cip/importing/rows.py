"""What each row of a table is: an action, a part of one, a heading, more of the action above it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cip.importing.account import RowKind, RowTold
from cip.importing.colour_keys import is_key
from cip.importing.columns import Layout, Told, is_of_headings, is_repeated, layout_at
from cip.importing.groups import PrintedGroup, grouped, is_labelled, rank_of
from cip.importing.headings import Key
from cip.importing.key_blocks import KeyBlock, key_block
from cip.importing.numbers_in_texts import with_numbers
from cip.importing.own_rows import NamedInTables, own_rows
from cip.importing.own_tables import TableKind
from cip.importing.taken import Taken
from cip.tables.table import Row, Table

_TOTAL = re.compile(r"(?:grand |sub[- ]?)?totals?\b", re.IGNORECASE)
_COUNT = re.compile(
    r"[0-9]{1,5}(?:\.[0-9]+)? ?%?|[0-9]{1,4} (?:of|/) [0-9]{1,4}|\([0-9.]+ ?%\)|[-–—]"
)
_PART = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]?")
_PART_OF = re.compile(r"(?P<ref>.*[0-9])\s*(?:\((?P<a>[a-z]|[ivx]{1,4})\)|\.?(?P<b>[a-z]))")
_LONGEST_SHOWN = 60
KEY = "a key to the colours"
"""What a row is that says what colours mean."""
ABOVE = "title above the table"
"""Why a row is left out that is the title of what follows."""


class RawPart(NamedTuple):
    """A row that is a part of the action above it."""

    ref: str
    taken: Taken


class Raw(NamedTuple):
    """An action as its rows print it, under the headings that stand above it."""

    taken: Taken
    group: PrintedGroup
    continued: tuple[Taken, ...] = ()
    parts: tuple[RawPart, ...] = ()


class Sorted(NamedTuple):
    """The rows of a table, sorted: its actions, what became of each row, and its layouts.

    ``what`` of a row that is an action is its place among them: its reference is not known yet.
    ``parts`` are those that stand apart from their actions, by whose references, and ``named`` is
    what a table of our own says of numbers.
    """

    actions: tuple[Raw, ...]
    rows: tuple[RowTold, ...]
    layouts: tuple[Layout, ...]
    parts: tuple[tuple[str, str, Taken], ...] = ()
    named: NamedInTables = NamedInTables()
    key: KeyBlock = KeyBlock()


def sorted_rows(table: Table, told: Told) -> Sorted:
    """Sort the rows of a table; one without a list of actions is left out whole."""
    layout = layout_at(table, 0, told)
    key = key_block(table, layout)
    if layout is None:
        return Sorted((), tuple(_left_out_whole(table, key)), (), key=key)
    table, layout = with_numbers(table, layout)
    sorter = _Sorter(table, told, layout, key)
    if layout.kind is not TableKind.ACTIONS:
        return sorter.of_own(layout)
    sorter.sort()
    return Sorted(tuple(sorter.actions), tuple(sorter.rows), tuple(sorter.layouts), key=key)


def _left_out_whole(table: Table, key: KeyBlock) -> Iterator[RowTold]:
    for number, row in enumerate(table.rows):
        is_key = number in key.rows and not row.is_empty
        kind = RowKind.KEY if is_key else RowKind.LEFT_OUT
        why = KEY if is_key else "empty" if row.is_empty else "no list of actions"
        yield RowTold(table.place_of(row), kind, why, _shown(row))


def _shown(row: Row) -> str:
    text = " ".join(next((cell.text for cell in row.cells if cell.text), "").split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1].rstrip() + "…"


class _Sorter:
    def __init__(self, table: Table, told: Told, layout: Layout, key: KeyBlock) -> None:
        self._key = key
        self._table, self._told, self._layout = table, told, layout
        self.layouts = [layout]
        self.actions: list[Raw] = []
        self.rows: list[RowTold] = []
        self._headings: list[str] = []
        self._is_alone = _is_alone(table, layout)
        several = (n for n, row in enumerate(table.rows) if len(set(_own_texts(row))) > 1)
        self._last_of_several = max(several, default=-1)

    def sort(self) -> None:
        rows = self._table.rows
        counts = _counts_below(self._table, self._layout)
        for number, row in enumerate(rows):
            if number in self._key.rows and not row.is_empty:
                self._tell(row, RowKind.KEY, KEY)
            elif number < self._layout.first:
                self._above(row)
            elif number <= self._layout.last:
                self._tell(row, RowKind.HEADING, "headings of the columns")
            elif row.is_empty:
                self._tell(row, RowKind.LEFT_OUT, "empty")
            elif number in counts:
                self._tell(row, RowKind.LEFT_OUT, "a count below the table")
            else:
                self._below(number, row)

    def of_own(self, layout: Layout) -> Sorted:
        """Sort the rows of a table of our own that lists something else."""
        for row in self._table.rows[: layout.first]:
            self._above(row)
        self._tell(self._table.rows[layout.first], RowKind.HEADING, "headings of the columns")
        found = own_rows(self._table, layout, self._tell)
        layouts = (layout,) if layout.kind is TableKind.PARTS else ()
        return Sorted((), tuple(self.rows), layouts, found.parts, found.named)

    def _tell(self, row: Row, kind: RowKind, what: str) -> None:
        self.rows.append(RowTold(self._table.place_of(row), kind, what, _shown(row)))

    def _above(self, row: Row) -> None:
        """Sort a row above the headings: a title, or the heading of the rows below."""
        texts = _own_texts(row)
        if row.is_empty:
            self._tell(row, RowKind.LEFT_OUT, "empty")
        elif all(map(is_key, texts)):
            self._tell(row, RowKind.KEY, KEY)
        elif len(texts) == 1 and (is_labelled(texts[0]) or texts[0] == self._table.sheet):
            self._headings = [texts[0]]
            self._tell(row, RowKind.HEADING, "heading")
        else:
            self._tell(row, RowKind.LEFT_OUT, ABOVE)

    def _below(self, number: int, row: Row) -> None:
        if is_repeated(row, self._table, self._layout) or is_of_headings(row, self._told):
            self._again(number, row)
            return
        texts = _own_texts(row)
        if _TOTAL.match(texts[0] if texts else ""):
            self._tell(row, RowKind.LEFT_OUT, "a total")
        elif texts and is_key(texts[0]):
            self._tell(row, RowKind.KEY, KEY)
        elif len(set(texts)) == 1 and self._stands_alone(row):
            self._alone(number, row, texts[0])
        else:
            self._of_action(row)

    def _again(self, number: int, row: Row) -> None:
        """Take headings that are printed again; where they are others, they hold from here on."""
        self._tell(row, RowKind.HEADING, "headings of the columns")
        if not is_repeated(row, self._table, self._layout):
            found = layout_at(self._table, number, self._told, known=self._layout)
            if found is not None and found.first <= number <= found.last:
                self._layout = found._replace(first=number)
                self.layouts.append(self._layout)

    def _stands_alone(self, row: Row) -> bool:
        """Say whether the one text of a row is a heading or a note, and not that of an action."""
        (first,) = [n for n, cell in enumerate(row.cells) if cell.text and not cell.is_filled][:1]
        reach = sum(1 for cell in row.cells if cell.text)
        if reach > 1:
            return True
        in_title = first in self._layout.of(Key.TITLE) or first in self._layout.of(Key.DETAIL)
        in_note = first in self._layout.of(Key.NOTE) and first > 0
        has_numbers = bool(self._layout.of(Key.REF))
        return not in_note and (not in_title or (not has_numbers and not self._is_alone))

    def _alone(self, number: int, row: Row, text: str) -> None:
        """Sort a row of one text: a heading where actions follow it, else a note."""
        if number >= self._last_of_several:
            self._tell(row, RowKind.LEFT_OUT, "a note below the table")
            return
        follows = self.rows[-1].what == "heading"
        rank = rank_of(text)
        outer = [held for held in self._headings if rank_of(held) < rank or follows]
        self._headings = [*outer[-3:], text]
        self._tell(row, RowKind.HEADING, "heading")

    def _of_action(self, row: Row) -> None:
        taken = Taken(self._table, row, self._layout)
        ref, title = (
            taken.own_text(Key.REF),
            taken.own_text(Key.TITLE) or taken.own_text(Key.DETAIL),
        )
        if self.actions and (part := self._part(ref, title)):
            last = self.actions[-1]
            self.actions[-1] = last._replace(parts=(*last.parts, RawPart(part, taken)))
            self._tell(row, RowKind.PART, part)
        elif self.actions and self._goes_on(taken, ref, title):
            last = self.actions[-1]
            self.actions[-1] = last._replace(continued=(*last.continued, taken))
            self._tell(row, RowKind.CONTINUED, "goes on with the row above")
        elif title or taken.text(Key.TITLE) or taken.text(Key.DETAIL):
            objective = " ".join(taken.text(Key.OBJECTIVE).split())
            group = grouped(
                [*self._sections(has_column=bool(objective)), *self._headings],
                objective=objective,
                workstream=" ".join(taken.text(Key.WORKSTREAM).split()),
            )
            self.actions.append(Raw(taken, group))
            self._tell(row, RowKind.ACTION, str(len(self.actions) - 1))
        else:
            self._tell(row, RowKind.LEFT_OUT, "no text of an action")

    def _sections(self, *, has_column: bool) -> Iterator[str]:
        """Give the headings above the table that group its actions: the paper's title does not.

        Without a title the first heading may be one: a column of themes then counts before it.
        """
        levels = [heading.level for heading in self._table.headings]
        title = 1 if has_column and 0 not in levels else 0
        yield from (h.text for h in self._table.headings if h.level > title)

    def _part(self, ref: str, title: str) -> str | None:
        """Give the reference of a row that is a part of the action above it, or None."""
        if not title:
            return None
        if found := _PART.fullmatch(ref):
            return found[1]
        above = self.actions[-1].taken.own_text(Key.REF)
        found = _PART_OF.fullmatch(ref)
        if found and found["ref"].rstrip(" .") == above.rstrip(" ."):
            return found["a"] or found["b"]
        return None

    def _goes_on(self, taken: Taken, ref: str, title: str) -> bool:
        if ref:
            return False
        if not title:
            return True
        if not self._layout.of(Key.REF):
            return False
        own = (Key.ACCOUNTABLE, Key.LEAD, Key.START, Key.DEADLINE, Key.STATUS, Key.RAG)
        return not any(taken.own_text(key) for key in own)


def _own_texts(row: Row) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells if cell.text and not cell.is_filled]


def _counts_below(table: Table, layout: Layout) -> frozenset[int]:
    """Give the rows (counted from 0) of a summary that stands apart below the rows of a table.

    Each is words with numbers behind them, and an empty row or a total parts them from the actions.
    """
    found: set[int] = set()
    for number in range(len(table.rows) - 1, layout.last, -1):
        row = table.rows[number]
        texts = _own_texts(row)
        if row.is_empty or (texts and _TOTAL.match(texts[0])):
            return frozenset(found)
        if (
            len(texts) < 2
            or _COUNT.fullmatch(texts[0])
            or not all(map(_COUNT.fullmatch, texts[1:]))
        ):
            break
        found.add(number)
    return frozenset()


def _is_alone(table: Table, layout: Layout) -> bool:
    """Say whether most rows of a table hold one text alone: then such a row is an action."""
    rows = [row for row in table.rows[layout.last + 1 :] if not row.is_empty]
    return sum(len(_own_texts(row)) == 1 for row in rows) * 2 > len(rows)
