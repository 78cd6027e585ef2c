"""Where a new entry of a list goes, and how those that are there change places."""

import re
from collections.abc import Sequence

from cip.documents.reading.outline import Reach
from cip.editing.brackets import put_behind
from cip.editing.edited_file import EditedFile
from cip.editing.places import Attempt, behind_remarks, below, first_item, insertion
from cip.editing.splices import Splice
from cip.editing.values import Value, bracketed, item_lines, list_lines
from cip.model.place import Keys

_BLANK_LINE = re.compile(r"\n[ \r]*\n")


def append(
    file: EditedFile, way: Keys, entry: Value, attempt: Attempt, *, before: int | None = None
) -> list[Splice]:
    """Give the splices that put an entry at the end of the list at a way, which stands there.

    With ``before``, it is put before the entry of that number.
    """
    reach = file.reaches[way]
    all_items = [item for _, item in file.children(way)]
    items = all_items[:before]
    if all_items and not items:
        return [_before_the_first(file, reach, all_items, entry)]
    if reach.style == "-":
        above = reach if len(items) == len(all_items) else items[-1]
        return [_below_the_last(file, reach, items, above, entry, attempt)]
    if items:
        return put_behind(file, items[-1], reach, bracketed(entry, file.manner))
    if file.is_in_brackets(way):
        return [Splice(reach.start + 1, reach.start + 1, bracketed(entry, file.manner))]
    return [*_without_brackets(file, reach), first_item(file, reach, entry, attempt)]


def _before_the_first(
    file: EditedFile, reach: Reach, items: Sequence[Reach], entry: Value
) -> Splice:
    """Put an item before all others."""
    if reach.style != "-":
        start = items[0].start if items[0].key is None else items[0].key[0]
        return Splice(start, start, f"{bracketed(entry, file.manner)}, ")
    column = file.column(reach.start)
    lines = list_lines([entry], file.manner, column=column)
    if _has_blanks(file, items):
        lines.append("")
    return insertion(file, file.line_start(reach.start), lines)


def _has_blanks(file: EditedFile, items: Sequence[Reach]) -> bool:
    """Say whether a blank line stands between the first two items."""
    return len(items) > 1 and bool(_BLANK_LINE.search(file.text[items[0].end : items[1].start]))


def _without_brackets(file: EditedFile, reach: Reach) -> list[Splice]:
    """Take the brackets of an empty list away, and leave the remarks that stand in it."""
    start, end = reach.start, reach.end
    if not file.text[start + 1 : end - 1].strip():
        return [Splice(len(file.text[:start].rstrip(" ")), end, "")]
    closing, behind = file.line_start(end - 1), file.line_end(end)
    is_alone = (
        closing > start and not (file.text[closing : end - 1] + file.text[end:behind]).strip()
    )
    last = Splice(closing, file.next_line(end), "") if is_alone else Splice(end - 1, end, "")
    return [Splice(start, start + 1, ""), last]


def _below_the_last(
    file: EditedFile,
    reach: Reach,
    items: Sequence[Reach],
    above: Reach,
    entry: Value,
    attempt: Attempt,
) -> Splice:
    """Put an item below the last one: its hyphen and what it holds where the others have them.

    ``above`` is what ends there: the list, or the item where others follow.
    """
    column = file.column(reach.start)
    is_deeper = reach.key is None or column > file.column(reach.key[0])
    at = below(file, above, column if is_deeper else column + 1, attempt)
    first = items[0].start
    is_alone = file.line_start(first) != file.line_start(reach.start)
    content = max(file.column(first), column + 1)
    if first == items[0].end and not is_alone:  # nothing stands behind the first hyphen
        content = column + 2
    lines = item_lines(entry, file.manner, column=column, content=content, is_alone=is_alone)
    lines[0] = " " * column + lines[0]
    is_blank = at > 0 and not file.line_at(file.line_start(at - 1)).strip()
    if len(items) > 1 and not is_blank:
        between = file.text[items[-2].end : items[-1].start]
        lines[:0] = [""] if _BLANK_LINE.search(between) else []
    return insertion(file, at, lines)


def rearranged(file: EditedFile, way: Keys, order: Sequence[int]) -> list[Splice]:
    """Give the splices that put the entries of a list in another order; none where that is unsafe.

    An entry takes the remarks with it that stand directly above it, or in it. Blank lines stay.
    """
    items = [item for _, item in file.children(way)]
    if file.reaches[way].style == "[":
        places = [(item.start, item.end) for item in items]
    else:
        column = file.column(file.reaches[way].start)
        starts = [_first_line(file, item, column) for item in items]
        if None in starts:
            return []
        tops = [_below_blank(file, start or 0, column) for start in starts]
        ends = [behind_remarks(file, file.below(item.end), column + 1) for item in items]
        places = list(zip(tops, map(min, ends, [*tops[1:], len(file.text)]), strict=True))
    texts = [file.text[start:end] for start, end in places]
    if file.reaches[way].style == "-":
        texts = [text if text.endswith("\n") else text + file.newline for text in texts]
    return [
        Splice(*place, texts[number])
        for place, number, own in zip(places, order, range(len(places)), strict=True)
        if number != own
    ]


def _first_line(file: EditedFile, item: Reach, column: int) -> int | None:
    """Give where the line of the hyphen of an item begins, which stands at a column."""
    start = file.line_start(item.start)
    while not file.line_at(start)[column:].startswith("-"):
        if start == 0 or file.line_at(start)[:column].strip():
            return None
        start = file.line_start(start - 1)
    return start if not file.line_at(start)[:column].strip() else None


def _below_blank(file: EditedFile, start: int, column: int) -> int:
    """Give where the remarks begin that stand directly above a line, as far in as its hyphen."""
    while start:
        above = file.line_start(start - 1)
        line = file.line_at(above)
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != column:
            break
        start = above
    return start
