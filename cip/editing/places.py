"""Where new lines go: below a value and the remarks that belong to it."""

from collections.abc import Sequence
from enum import Enum

from cip.documents.reading.outline import Reach
from cip.editing.edited_file import EditedFile
from cip.editing.splices import Splice
from cip.editing.values import Value, list_lines


class Attempt(Enum):
    """How an edit is made: the usual way, or, where that changes what stands around it, carefully.

    Then new lines go where the parser says that the value above ends, behind all blank lines and
    remarks, and a text is put in the place of another one on one line. That serves where a longer
    text has lines of spaces alone behind it, or remarks that are indented like its words.
    """

    USUAL = "usual"
    CAREFUL = "careful"


def below(file: EditedFile, reach: Reach, column: int, attempt: Attempt) -> int:
    """Give where the line begins that goes below a value.

    The remarks below the value that are indented at least to a column belong to it.
    """
    if attempt is Attempt.CAREFUL:
        end = reach.raw_end
        return end if end == len(file.text) else file.line_start(end)
    return behind_remarks(file, file.below(reach.end), column)


def behind_remarks(file: EditedFile, at: int, column: int) -> int:
    """Give where the line begins behind the remarks that are indented at least to a column."""
    found = at
    while at < len(file.text):
        line = file.line_at(at)
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) >= column:
            found = file.next_line(at)
        elif bare:
            break
        at = file.next_line(at)
    return found


def insertion(file: EditedFile, at: int, lines: Sequence[str]) -> Splice:
    """Give the splice that puts lines where another line begins, or at the end of the file."""
    text = "".join(f"{line}{file.newline}" for line in lines)
    has_line_end = at == 0 or file.text[at - 1] == "\n"
    return Splice(at, at, text if has_line_end else file.newline + text)


def first_item(file: EditedFile, reach: Reach, item: Value, attempt: Attempt) -> Splice:
    """Give the splice that begins a list below its key, behind which nothing else stands."""
    column = file.column(reach.key[0]) if reach.key else 0
    at = file.below(reach.end)
    if attempt is Attempt.CAREFUL:
        at = _next_value(file, at)
    lines = list_lines([item], file.manner, column=column + file.manner.deeper)
    return insertion(file, at, lines)


def _next_value(file: EditedFile, at: int) -> int:
    """Give where the line begins that is neither blank nor a remark, or the end of the file."""
    while at < len(file.text) and file.line_at(at).lstrip(" ")[:1] in ("", "#"):
        at = file.next_line(at)
    return at
