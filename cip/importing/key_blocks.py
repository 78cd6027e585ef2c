"""A key to the colours that stands beside, above or below the rows of a table, cell by cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cip.importing.colour_keys import colour_of, is_key, sign_and_words
from cip.importing.columns import Layout
from cip.importing.headings import Key
from cip.tables.table import Cell, Row, Table

_LEAST = 3
"""So many colours are a key by themselves; with a word that says so, one less is enough."""
_LONGEST_MEANING = 200


class KeyBlock(NamedTuple):
    """What each colour means, and the rows (counted from 0) that hold a key and nothing else."""

    pairs: tuple[tuple[str, str], ...] = ()
    rows: frozenset[int] = frozenset()


class _Pair(NamedTuple):
    """A colour and its meaning: the row, the first column, how many columns, and both."""

    row: int
    column: int
    reach: int
    colour: str
    words: str


def key_block(table: Table, layout: Layout | None) -> KeyBlock:
    """Give the key that stands in a table; one without a list of actions has no layout."""
    pairs: list[tuple[str, str]] = []
    rows: set[int] = set()
    for run in (*_down(table), *_across(table)):
        label = _label(table.rows, run)
        colours = [pair.colour for pair in run]
        is_enough = len(run) >= _LEAST - (label is not None)
        if not is_enough or len(set(colours)) < len(colours):
            continue
        if layout is not None and not _may_stand(table, layout, run, has_label=label is not None):
            continue
        pairs += [(pair.colour, pair.words) for pair in run]
        rows |= {pair.row for pair in run if _is_all(table.rows[pair.row], run)}
        if label is not None and _is_only_label(table.rows[label]):
            rows.add(label)
    return KeyBlock(tuple(dict.fromkeys(pairs)), frozenset(rows))


def _pair(row: Row, index: int, column: int, reach: int) -> _Pair | None:
    """Give the pair that begins in a column: a sign and its meaning, or one cell that has both."""
    sign, said = row.cell(column), row.cell(column + reach - 1)
    if sign.is_filled or said.is_filled or not said.text:
        return None
    if len(said.text) > _LONGEST_MEANING:
        return None
    colour, words = sign.colour if reach == 1 else _colour(sign), said.text
    if reach == 1 and (in_one := sign_and_words(said.text)):
        colour, words = in_one
    if not colour or colour_of(said.text) or is_key(said.text):
        return None
    return _Pair(index, column, reach, colour, " ".join(words.split()))


def _colour(sign: Cell) -> str:
    return colour_of(sign.text) or ("" if sign.text else sign.colour)


def _down(table: Table) -> Iterator[list[_Pair]]:
    """Give the pairs that stand below each other."""
    for column in range(table.width):
        for reach in (2, 1):
            run: list[_Pair] = []
            for index, row in enumerate(table.rows):
                pair = _pair(row, index, column, reach)
                if pair is None and run:
                    yield run
                    run = []
                elif pair is not None:
                    run.append(pair)
            if run:
                yield run


def _across(table: Table) -> Iterator[list[_Pair]]:
    """Give the pairs that stand in one row, behind a word that says it is a key."""
    for index, row in enumerate(table.rows):
        first = next((n for n, cell in enumerate(row.cells) if cell.text), None)
        if first is None or not is_key(row.cell(first).text):
            continue
        run: list[_Pair] = []
        column = first + 1
        while column < len(row.cells):
            pair = _pair(row, index, column, 2) or _pair(row, index, column, 1)
            run += [pair] if pair else []
            column += pair.reach if pair else 1
        if run:
            yield run


def _label(rows: Sequence[Row], run: Sequence[_Pair]) -> int | None:
    """Give the row in which it is said that a run is a key, or None."""
    first = run[0]
    beside = rows[first.row].cells[: first.column]
    if any(is_key(cell.text) for cell in beside if cell.text):
        return first.row
    if first.row == 0:
        return None
    above = rows[first.row - 1]
    near = (above.cell(column) for column in range(max(first.column - 1, 0), first.column + 2))
    return first.row - 1 if any(is_key(cell.text) for cell in near if cell.text) else None


def _may_stand(table: Table, layout: Layout, run: Sequence[_Pair], *, has_label: bool) -> bool:
    """Say whether a run in a table of actions may be a key: what stands in its columns is none."""
    if run[-1].row < layout.first:
        return True
    if run[0].row <= layout.last:
        return False
    taken = {column.number for column in layout.columns if column.heading or column.key}
    columns = range(run[0].column, run[-1].column + run[-1].reach)
    heads = [column.heading for column in layout.columns if column.number in columns]
    if not taken.intersection(columns) or (heads and all(not h or is_key(h) for h in heads)):
        return True
    if not all(_is_all(table.rows[pair.row], run) for pair in run):
        return False
    states = {*layout.of(Key.RAG), *layout.of(Key.STATUS)}
    return has_label or (
        run[0].column not in states and not any(map(_is_long, table.rows[run[-1].row + 1 :]))
    )


def _is_all(row: Row, run: Sequence[_Pair]) -> bool:
    """Say whether a row holds nothing but a key: signs, meanings, and what says that it is one."""
    columns = {n for pair in run for n in range(pair.column, pair.column + pair.reach)}
    return all(
        number in columns or not cell.text or cell.is_filled or is_key(cell.text)
        for number, cell in enumerate(row.cells)
    )


def _is_only_label(row: Row) -> bool:
    return all(is_key(cell.text) for cell in row.cells if cell.text and not cell.is_filled)


def _is_long(row: Row) -> bool:
    return sum(1 for cell in row.cells if cell.text and not cell.is_filled) > 2
