"""Where a new key of a map goes, and how the value of one is replaced."""

import re
from collections.abc import Sequence

from cip.documents.reading.outline import Reach
from cip.editing.brackets import put_behind
from cip.editing.edited_file import EditedFile
from cip.editing.places import Attempt, below, insertion
from cip.editing.splices import Splice
from cip.editing.values import (
    Quoted,
    Value,
    bracketed,
    indented,
    key_of,
    on_one_line,
    pair_lines,
    text_lines,
    value_lines,
)
from cip.model.place import Keys

_HEADER = re.compile(r"[|>][-+0-9]*")
_REMARK = re.compile(r"^ *#", re.MULTILINE)


def add(
    file: EditedFile, way: Keys, value: Value, order: Sequence[str], attempt: Attempt
) -> list[Splice]:
    """Give the splices that add a key with its value to the map around it.

    It goes below the nearest of the keys that stand before it in ``order``.
    """
    around, key = file.reaches[way[:-1]], str(way[-1])
    neighbours = file.children(way[:-1])
    before = _before(key, neighbours, order)
    if around.style == "{":
        text = f"{key_of(key, file.manner)}: {bracketed(value, file.manner)}"
        if before is not None:
            return put_behind(file, before, around, text)
        at = around.start + 1
        return [Splice(at, at, f"{text}, " if neighbours else text)]
    column = file.column(around.start)
    lines = pair_lines(key, value, file.manner, column=column)
    if before is None:
        start = around.start
        rest = file.newline + " " * column
        return [Splice(start, start, file.newline.join(lines) + rest)]
    lines = indented(lines, column)
    if len(way) > 1:
        return [insertion(file, below(file, before, column + 1, attempt), lines)]
    at = _behind_own_remarks(file, below(file, before, 1, attempt))
    return [insertion(file, at, _with_blank_lines(file, at, lines))]


def _before(
    key: str, neighbours: Sequence[tuple[Keys, Reach]], order: Sequence[str]
) -> Reach | None:
    """Give the nearest key before this one in an order; of one that is in none, the last there."""
    places = {name: number for number, name in enumerate(order)}
    own = places.get(key, len(places))
    known = [
        (number, reach)
        for way, reach in neighbours
        if (number := places.get(str(way[-1]), -1)) < own and (number >= 0 or key not in places)
    ]
    return max(known, key=lambda found: (found[0], found[1].start))[1] if known else None


def _behind_own_remarks(file: EditedFile, at: int) -> int:
    """Give where remarks end that stand directly below a key, with a blank line below them."""
    end = at
    while end < len(file.text) and file.line_at(end).startswith("#"):
        end = file.next_line(end)
    return end if end == len(file.text) or not file.line_at(end).strip() else at


def _with_blank_lines(file: EditedFile, at: int, lines: list[str]) -> list[str]:
    """Give lines with a blank one above and below them where there is none yet."""
    above = [""] if file.line_at(file.line_start(max(at - 1, 0))).strip() else []
    below = [""] if at < len(file.text) and file.line_at(at).strip() else []
    return [*above, *lines, *below]


def replace(file: EditedFile, way: Keys, value: Value, attempt: Attempt) -> list[Splice]:
    """Give the splices that put another value in the place of the one at a way.

    A text keeps its quotes, and a remark behind it its place. A list or map with remarks in it is
    not replaced whole: that gives no splices.
    """
    reach = file.reaches[way]
    if file.is_in_brackets(way) or (reach.is_in_brackets and not isinstance(value, str)):
        quoted = reach.style if isinstance(value, str) and reach.style in ("'", '"') else ""
        text = bracketed(value, file.manner)
        if quoted and isinstance(value, str):
            text = on_one_line(value, file.manner, quote=quoted, in_brackets=True)
        space = " " if reach.start == reach.end else ""
        return [Splice(reach.start, reach.end, space + text)]
    if reach.style in ("-", ":"):
        return _in_place_of_lines(file, reach, value)
    if attempt is Attempt.CAREFUL and isinstance(value, str):
        value = Quoted(value)  # which is never a longer text below its key
    return _in_place_of_text(file, reach, value)


def _in_place_of_text(file: EditedFile, reach: Reach, value: Value) -> list[Splice]:
    """Replace a text by another value: what goes on below it goes below its line."""
    first, *more = _lines(file, reach, value)
    header = _HEADER.match(file.text, reach.start) if reach.style in ("|", ">") else None
    token_end = reach.end if header is None else header.end()
    line_end = file.line_end(token_end)
    body_end = line_end if header is None else _end_of_body(file, reach)
    start = reach.start if first else len(file.text[: reach.start].rstrip(" "))
    space = " " if first and reach.start == reach.end else ""
    splices = [Splice(start, token_end, space + first)]
    if more or body_end > line_end:
        below = "".join(file.newline + line for line in more)
        splices.append(Splice(line_end, body_end, below))
    return splices


def _end_of_body(file: EditedFile, reach: Reach) -> int:
    """Give where the last line of a longer text ends; blank lines that it keeps stay there."""
    return file.line_end(reach.start + len(file.text[reach.start : reach.end].rstrip(" \r\n")))


def _lines(file: EditedFile, reach: Reach, value: Value) -> list[str]:
    """Give the lines of a value in the place of another; the first is empty if all stand below."""
    begins = file.column(reach.start)
    quote = reach.style if reach.style in ("'", '"') else ""
    if reach.key is None and isinstance(value, str):
        return text_lines(value, file.manner, column=begins, begins=begins, quote=quote)
    if reach.key is None:
        return [bracketed(value, file.manner)]
    is_below = file.is_first_on_its_line(reach.start) and reach.start > reach.key[1]
    column = begins if is_below else file.column(reach.key[0])
    return value_lines(value, file.manner, column=column, begins=begins, quote=quote)


def _in_place_of_lines(file: EditedFile, reach: Reach, value: Value) -> list[Splice]:
    """Replace a list or map that stands in lines of its own below its key."""
    start, end = file.line_start(reach.start), file.below(reach.end)
    if reach.key is None or _REMARK.search(file.text, start, end):
        return []
    colon = file.text.index(":", reach.key[1]) + 1
    column = file.column(reach.key[0])
    begins = colon - file.line_start(colon) + 1
    first, *more = value_lines(value, file.manner, column=column, begins=begins)
    lines = "".join(line + file.newline for line in more)
    return [Splice(colon, colon, f" {first}" if first else ""), Splice(start, end, lines)]
