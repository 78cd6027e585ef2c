"""What is put into brackets and braces: behind an item, on a line of its own where that is."""

from cip.documents.reading.outline import Reach
from cip.editing.edited_file import EditedFile
from cip.editing.splices import Splice


def put_behind(file: EditedFile, item: Reach, around: Reach, text: str) -> list[Splice]:
    """Give the splices that put another item, or key and value, behind one of a list or map."""
    start = item.start if item.key is None else item.key[0]
    is_on_own_line = file.is_first_on_its_line(start) and start > around.start
    if not is_on_own_line:
        return [Splice(item.end, item.end, f", {text}")]
    below = file.newline + " " * file.column(start) + text
    comma = _comma(file, item.end, around.end - 1)
    behind = item.end if comma is None else comma + 1
    line_end = file.line_end(behind)
    rest = file.text[behind:line_end].strip()
    if rest and not rest.startswith("#"):
        return [Splice(item.end, item.end, f",{below}")]
    if comma is None:
        return [Splice(item.end, item.end, ","), Splice(line_end, line_end, below)]
    return [Splice(line_end, line_end, f"{below},")]


def _comma(file: EditedFile, at: int, closing: int) -> int | None:
    """Give where the comma behind an item stands, remarks skipped, or None where there is none."""
    while at < closing:
        if file.text[at] == "#":
            at = file.line_end(at)
        elif file.text[at] == ",":
            return at
        elif file.text[at] in " \r\n":
            at += 1
        else:
            return None
    return None
