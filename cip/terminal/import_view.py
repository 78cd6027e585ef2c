"""What became of papers that were imported, in lines: the columns, the account, what to decide."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cip.importing.account import Account, RowKind
from cip.importing.differences import ActionDifference, to_settle
from cip.importing.plan_files import Import, SortedPaper
from cip.importing.texts import Pointed
from cip.model.deadline import day_for_people
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, Span, cut, line, padded, paragraph, width_of

_WIDEST_HEADING = 28
_MOST_PLACES = 12


def column_lines(papers: Sequence[SortedPaper], *, width: int) -> Iterator[Line]:
    """Give each column with what it is taken as, and the first values that stand in it.

    Tables whose columns are the same stand together.
    """
    for paper in papers:
        tables: dict[tuple[tuple[str, str, str], ...], list[str]] = {}
        samples: dict[tuple[str, str, str], list[str]] = {}
        by_table: dict[str, list[tuple[str, str, str]]] = {}
        for table, column, texts in paper.samples:
            if not (column.heading or column.key):
                continue
            key = column.key.value if column.key else "not taken"
            row = (column.heading or f"(column {column.number + 1})", key, column.why)
            held = samples.setdefault(row, [])
            held += [text for text in texts if text not in held]
            by_table.setdefault(table.place or paper.paper.name, []).append(row)
        for place, rows in by_table.items():
            tables.setdefault(tuple(rows), []).append(place)
        for same, places in tables.items():
            yield EMPTY
            said = _some(places)
            where = said if said == paper.paper.name else f"{paper.paper.name}, {said}"
            yield from paragraph(safe(f"Columns of {where}"), width, style="strong")
            yield from _columns(same, samples, width)


def _columns(
    rows: Sequence[tuple[str, str, str]],
    samples: dict[tuple[str, str, str], list[str]],
    width: int,
) -> Iterator[Line]:
    heads = [cut(safe(heading), _WIDEST_HEADING) for heading, _, _ in rows]
    size = max(map(width_of, heads))
    keys = max(len(key) for _, key, _ in rows)
    for head, row in zip(heads, rows, strict=True):
        said = row[2] or " · ".join(safe(text) for text in samples[row][:3])
        start = f"  {padded(head, size)}  {row[1]:<{keys}}  "
        yield line(start + cut(said, max(width - width_of(start), 10)))


def account_lines(account: Account, *, width: int) -> Iterator[Line]:
    """Give the sum of all rows, and each row that became no action."""
    yield EMPTY
    yield from paragraph(account.words, width, style="strong")
    groups: dict[tuple[RowKind, str], list[str]] = {}
    for row in account.rows:
        if row.kind is RowKind.HEADING and row.what == "heading":
            groups.setdefault((row.kind, f"heading: {row.text}"), []).append(row.place)
        elif row.kind is RowKind.LEFT_OUT and row.what not in ("empty", "no list of actions"):
            groups.setdefault((row.kind, f"{row.what}: {row.text}"), []).append(row.place)
        elif row.kind is not RowKind.ACTION:
            what = "a part of the action above it" if row.kind is RowKind.PART else row.what
            groups.setdefault((row.kind, what), []).append(row.place)
    for (kind, what), places in groups.items():
        head = "left out, " if kind is RowKind.LEFT_OUT else ""
        said = f"{_some(places)}: {head}{what}"
        yield from paragraph(safe(said), width, indent=4, first="  - ")


def import_lines(
    made: Import,
    decide: Iterable[Pointed],
    differing: Sequence[ActionDifference],
    *,
    paper: date,
    width: int,
) -> Iterator[Line]:
    """Give what has to be said of an import, and what somebody has to decide."""
    if made.remarks:
        yield EMPTY
        yield line(Span("To know", "strong"))
        for remark in made.remarks:
            yield from paragraph(safe(remark), width, indent=4, first="  - ")
    items = list(decide)
    if items:
        yield EMPTY
        head = f"To decide: {counted(len(items), 'cell')}, kept in the paper's words"
        yield from paragraph(head, width, style="strong")
    for item, path, number in items:
        text = " / ".join(item.text.split("\n"))
        yield line(f"  - {safe(path)}:{number}")
        said = f"{item.ref}, {item.key}: '{text}' ({item.place}). {item.advice}"
        yield from paragraph(safe(said), width, indent=4)
    yield from difference_lines(differing, paper, width=width)


def difference_lines(
    differing: Sequence[ActionDifference], paper: date, *, width: int
) -> Iterator[Line]:
    """Give how actions that the plan has differ from the table, with the commands to enter it.

    Where the plan's own entry is newer than the paper, it stands apart: there is nothing to do.
    """
    if items := to_settle(differing):
        yield EMPTY
        head = f"The plan has it otherwise: {counted(len(items), 'value')}, left as they are"
        yield from paragraph(head, width, style="strong")
    for number, item in enumerate(items):
        path = items[number - 1].path if number else ""
        if item.path != path:
            yield line(f"  - {safe(item.path)}")
        said = f"{_difference(item)} {item.advice}".rstrip()
        yield from paragraph(safe(said), width, indent=4)
        after = items[number + 1].command if number + 1 < len(items) else ""
        if item.command and item.command != after:
            yield line(f"      {safe(item.command)}")
    if newer := [item for item in differing if item.entered is not None]:
        yield EMPTY
        head = f"The plan is newer than the paper: {counted(len(newer), 'value')}, nothing to do"
        yield from paragraph(head, width, style="strong")
        for item in newer:
            assert item.entered is not None  # noqa: S101 - for the type checker
            days = f"{day_for_people(item.entered)}, and the paper is of {day_for_people(paper)}"
            said = f"{_difference(item)} The plan's is of {days}."
            yield from paragraph(safe(said), width, indent=4, first="  - ")


def _difference(item: ActionDifference) -> str:
    plan, table = (" / ".join(text.split("\n")) for text in (item.plan, item.table))
    if item.key == "action":
        return f"{item.ref} stands in the plan and not in this paper: '{plan}'."
    has = f"'{plan}'" if plan else "none"
    return f"{item.ref}, {item.key}: the plan has {has}, the table '{table}' ({item.place})."


def ending_lines(
    plan: str,
    new: int,
    changed: int,
    command: str,
    *,
    is_written: bool,
    is_dry: bool,
    has_new: bool,
    has_to_decide: bool = False,
    without_status: str = "",
    unexplained: str = "",
    width: int,
) -> Iterator[Line]:
    """Give what was written, the command that does the same again, and what comes next."""
    yield EMPTY
    files = counted(new, "new file")
    more = f", and {counted(changed, 'file')} with new entries" if changed else ""
    if is_dry:
        said = f"Nothing was written; without --dry-run: {files}{more} in plans/{plan}."
    elif is_written:
        said = f"Written: {files}{more} in plans/{plan}."
    else:
        said = "Nothing was written." if has_new else "Nothing is new: nothing was written."
    yield from paragraph(said, width, style="strong")
    yield EMPTY
    yield line("The same again, without questions:")
    yield line(f"  {safe(command)}")
    if is_written:
        yield line("Next:")
        yield line(f"  cip check {plan}")
        yield line(f"  cip status {plan}")
        if has_to_decide:
            said = f"'cip check {plan} --advice' lists again what stands under as_published alone."
            yield from paragraph(said, width)
    for text in (without_status, unexplained):
        if text:
            yield EMPTY
            yield from paragraph(safe(text), width, style="strong")


def _some(places: Sequence[str]) -> str:
    shown = list(places[:_MOST_PLACES])
    more = f" and {len(places) - len(shown)} more" if len(places) > len(shown) else ""
    return ", ".join(_short(shown)) + more


def _short(places: Sequence[str]) -> Iterator[str]:
    """Give places without what they share with the one before: ``table 1, row 2, row 5``."""
    before = ""
    for place in places:
        table, found, row = place.rpartition(", ")
        yield row if found and table == before else place
        before = table
